"""The ecogram: the family as a bar, its network beside it, as SVG.

The thickness of a line is the strength of the bond, dots when that is not known; an arrow points to
who is helped; two strokes across say that it is strained. With `sides=1` it fits on a phone.
"""

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from wijkzicht.web.netwerk.svg import INK, PAPER, SOFT, WASH, drawing, line, piece, words, wrapped

NODE, LINE, BAR, ROW = 116, 116, 88, 78
THICK = {1: 1.5, 2: 3.0, 3: 6.0}


@dataclass(frozen=True)
class Tie:
    """Somebody around the family: strength 1 to 3 or None, and to whom help goes."""

    name: str
    relation: str
    strength: int | None = None
    helps: bool = False
    needs: bool = False
    strained: bool = False


def ecogram(name: str, ties: list[Tie], sentences: list[str], sides: int = 2) -> SafeString:
    """The drawing, with `sentences` as its description; the network at one side or at both."""
    rows = max(-(-len(ties) // sides), 2)
    left = (NODE + LINE if sides == 2 else 0) + 2
    height = rows * ROW + 4
    inside = _family(name, left, height)
    for number, tie in enumerate(ties):
        y = 2 + (number // sides + 0.5) * ROW
        if sides == 2 and number % 2 == 0:
            inside += _tie(tie, 2 + NODE, y, left, y) + _who(tie, 2 + NODE / 2, y)
        else:
            right = left + BAR
            inside += _tie(tie, right + LINE, y, right, y) + _who(tie, right + LINE + NODE / 2, y)
    text = " ".join(sentences) or _("Er staat nog niemand in het netwerk.")
    width = left + BAR + LINE + NODE + 2
    return drawing(f"ecogram{sides}", width, height, _("Ecogram van het gezin"), text, inside)


def _tie(tie: Tie, x1: float, y1: float, x2: float, y2: float) -> list[str]:
    thick = THICK.get(tie.strength, 1.5)
    dots = {} if tie.strength else {"stroke_dasharray": "2 5"}
    parts = [line(x1, y1, x2, y2, stroke_width=thick, stroke=SOFT if tie.strength else INK, **dots)]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    if tie.helps:
        parts.append(_arrow(x2, y2, ux, uy))
    if tie.needs:
        parts.append(_arrow(x1, y1, -ux, -uy))
    if tie.strained:
        for along in (0.46, 0.54):
            x, y = x1 + (x2 - x1) * along, y1 + (y2 - y1) * along
            nx, ny = -uy * 10 + ux * 3, ux * 10 + uy * 3
            parts.append(line(x - nx, y - ny, x + nx, y + ny, stroke_width=2))
    return parts


def _arrow(x: float, y: float, ux: float, uy: float) -> str:
    """A head of 13 by 12 with its point at x, y."""
    bx, by = x - ux * 13, y - uy * 13
    points = ((x, y), (bx - uy * 6, by + ux * 6), (bx + uy * 6, by - ux * 6))
    path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
    return piece("polygon", points=path, fill=INK)


def _family(name: str, left: float, height: float) -> list[str]:
    parts = [
        piece(
            "rect", x=left, y=2, width=BAR, height=height - 4, rx=6,
            fill=WASH, stroke=INK, stroke_width=2.5,
        )
    ]  # fmt: skip
    lines = wrapped(name, 10, 4)
    first = height / 2 + 5 - 8 * (len(lines) - 1)
    return parts + [
        words(left + BAR / 2, first + 16 * number, text, font_weight=600)
        for number, text in enumerate(lines)
    ]


def _who(tie: Tie, x: float, y: float) -> list[str]:
    lines = [(text, 600, INK) for text in wrapped(tie.name, 14, 2)]
    lines += [(text, 400, SOFT) for text in wrapped(tie.relation, 15, 3 - len(lines))]
    height = 16 * len(lines) + 12
    parts = [
        piece(
            "rect", x=x - NODE / 2, y=y - height / 2, width=NODE, height=height, rx=14,
            fill=PAPER, stroke=INK, stroke_width=1.5,
        )
    ]  # fmt: skip
    first = y + 5 - 8 * (len(lines) - 1)
    return parts + [
        words(x, first + 16 * number, text, font_weight=weight, fill=fill, font_size=13)
        for number, (text, weight, fill) in enumerate(lines)
    ]
