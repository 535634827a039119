"""Pieces of a drawing: lines, words and shapes with attributes only, so that no style is inline.

Ink and greys, so that a print in grey says the same as the screen.
"""

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

INK, SOFT, WASH, PAPER = "#16282c", "#4a5f64", "#e6f1f2", "#ffffff"


def piece(name: str, **attributes: object) -> str:
    """An element without content; `stroke_width` becomes stroke-width."""
    written = " ".join(
        f'{key.replace("_", "-")}="{escape(_short(value))}"' for key, value in attributes.items()
    )
    return f"<{name} {written}/>"


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> str:
    """A straight line in ink."""
    return piece(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, **{"stroke": INK, "stroke_width": 1.5, **attributes}
    )


def words(x: float, y: float, text: str, **attributes: object) -> str:
    """One line of text, its middle at x."""
    written = {"x": x, "y": y, "text_anchor": "middle", "font_size": 14, "fill": INK, **attributes}
    return piece("text", **written)[:-2] + f">{escape(text)}</text>"


def wrapped(text: str, width: int = 13, most: int = 2) -> list[str]:
    """A text in short lines of whole words; what is too much ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    cut = len(lines) > most
    lines = [one if len(one) <= width + 2 else f"{one[: width + 1]}…" for one in lines[:most]]
    if cut and not lines[-1].endswith("…"):
        lines[-1] += "…"
    return lines


def drawing(
    key: str, width: float, height: float, title: str, text: str, inside: list[str]
) -> SafeString:
    """The whole drawing, with a name and a description for who does not see it."""
    return format_html(
        '<svg class="wz-drawing" xmlns="http://www.w3.org/2000/svg" role="img"'
        ' aria-labelledby="{key}-titel {key}-tekst" width="{w}" height="{h}" viewBox="0 0 {w} {h}">'
        '<title id="{key}-titel">{title}</title><desc id="{key}-tekst">{text}</desc>{inside}</svg>',
        key=key,
        w=_short(width),
        h=_short(height),
        title=title,
        text=text,
        inside=mark_safe("".join(inside)),
    )


def _short(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)
