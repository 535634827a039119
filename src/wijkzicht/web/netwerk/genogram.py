"""The genogram: who is family of whom, over the generations, as SVG.

Square: man, circle: woman, diamond: not known, triangle: not born yet. A cross: died. A filled
shape: lives in this household. Two strokes through a line: no longer together.
"""

from collections.abc import Hashable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wijkzicht.web.netwerk.layout import Kin, places
from wijkzicht.web.netwerk.svg import INK, PAPER, SOFT, WASH, drawing, line, piece, words, wrapped

Key = Hashable
SLOT, ROW, HALF, EDGE = 104, 152, 24, 60
TOP = 34


@dataclass(frozen=True)
class Figure:
    """Somebody in the drawing. `age`: a few characters inside the shape; `surname` stands below."""

    key: Key
    name: str
    surname: str = ""
    sex: str | None = None
    age: str = ""
    here: bool = False
    died: bool = False
    unborn: bool = False
    young: bool = False


@dataclass(frozen=True)
class Family:
    """What is drawn. `partners`: pair to whether they are together; `parents`: child to parents."""

    figures: list[Figure]
    partners: dict[frozenset, bool]
    parents: dict[Key, list[Key]]


def genogram(family: Family, sentences: list[str]) -> SafeString:
    """The drawing, with `sentences` as its description."""
    kin = Kin(
        [figure.key for figure in family.figures],
        set(family.partners),
        family.parents,
        {figure.key for figure in family.figures if figure.young},
    )
    at = {
        key: (EDGE + column * SLOT, TOP + row * ROW) for key, (column, row) in places(kin).items()
    }
    width = max((x for x, _y in at.values()), default=0) + EDGE
    height = max((y for _x, y in at.values()), default=0) + ROW - 56
    foot = {figure.key: HALF + 8 + 16 * len(_under(figure)) for figure in family.figures}
    inside = [
        part
        for number, union in enumerate(kin.unions())
        for part in _union(family, union, at, foot, number)
    ]
    inside += [part for figure in family.figures for part in _shape(figure, *at[figure.key])]
    text = " ".join(sentences) or _("Er zijn nog geen familiebanden.")
    return drawing("genogram", width, height, _("Genogram van het gezin"), text, inside)


def _union(family: Family, union: tuple, at: dict, foot: dict, number: int) -> list[str]:
    """The line between two people and down to their children; the depth differs from union to union."""
    ends = sorted((at[key] for key in union), key=lambda place: place[0])
    low = max(at[key][1] + foot[key] for key in union)
    children = [at[c] for c, parents in family.parents.items() if set(parents[:2]) == set(union)]
    parts: list[str] = []
    if len(ends) == 2:
        (x1, y1), (x2, y2) = ends
        beside = y1 == y2 and not any(y == y1 and x1 < x < x2 for x, y in at.values())
        together = family.partners.get(frozenset(union))
        dash = {"stroke_dasharray": "5 4"} if together is None else {}
        if beside:
            middle, line_at = (x1 + x2) / 2, y1
            parts.append(line(x1 + HALF, y1, x2 - HALF, y2, **dash))
        else:
            middle, line_at = (x1 + x2) / 2, low + 4 + 7 * (number % 2)
            parts += [
                line(x1, low, x1, line_at, **dash),
                line(x2, low, x2, line_at, **dash),
                line(x1, line_at, x2, line_at, **dash),
            ]
        if together is False:
            parts += [
                line(middle + s - 4, line_at + 9, middle + s + 4, line_at - 9, stroke_width=2)
                for s in (-14, -8)
            ]
    else:
        middle, line_at = ends[0][0], low
    return parts + _down(middle, line_at, children, number)


def _down(x: float, y: float, children: list[tuple[float, float]], number: int) -> list[str]:
    if not children:
        return []
    top = min(child_y for _x, child_y in children) - HALF
    bar = top - 14 - 8 * (number % 3)
    left, right = min(x, *(c for c, _y in children)), max(x, *(c for c, _y in children))
    parts = [line(x, y, x, bar)]
    if right - left > 0.5:
        parts.append(line(left, bar, right, bar))
    return parts + [line(cx, bar, cx, cy - HALF) for cx, cy in children]


def _under(figure: Figure) -> list[str]:
    """The lines under a shape: the name, and the surname in at most two."""
    return wrapped(figure.name, 13, 1) + wrapped(figure.surname, 14, 2)


def _shape(figure: Figure, x: float, y: float) -> list[str]:
    look = {
        "fill": WASH if figure.here else PAPER,
        "stroke": INK,
        "stroke_width": 2.5 if figure.here else 1.5,
    }
    h = HALF
    if figure.unborn:
        parts = [
            piece("path", d=f"M{x:.0f} {y - h + 4:.0f}l{h - 2} {2 * h - 6}h-{2 * h - 4}z", **look)
        ]
    elif figure.sex == "man":
        parts = [piece("rect", x=x - h + 2, y=y - h + 2, width=2 * h - 4, height=2 * h - 4, **look)]
    elif figure.sex == "vrouw":
        parts = [piece("circle", cx=x, cy=y, r=h - 1, **look)]
    else:
        parts = [piece("path", d=f"M{x:.0f} {y - h:.0f}l{h} {h}l-{h} {h}l-{h} -{h}z", **look)]
    if figure.died:
        parts += [line(x - 15, y - 15, x + 15, y + 15), line(x - 15, y + 15, x + 15, y - 15)]
    elif figure.age:
        parts.append(words(x, y + 5, figure.age, font_size=14, font_weight=600))
    under = _under(figure)
    return parts + [
        words(
            x, y + h + 17 + 16 * number, text,
            font_weight=600 if number == 0 else 400,
            fill=INK if number == 0 else SOFT,
        )
        for number, text in enumerate(under)
    ]  # fmt: skip
