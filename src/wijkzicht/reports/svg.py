"""A Vega-Lite specification to an SVG that says in Dutch what it is, in our own typeface."""

from functools import cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
FONT = "Source Sans 3"
INK, SOFT, ACCENT, LINE = "#16282c", "#4a5f64", "#0c6170", "#d3dcdc"
_NL = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]}
_CONFIG = {
    "aria": False,
    "background": "white",
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": SOFT,
        "gridColor": LINE,
        "domainColor": SOFT,
        "tickColor": SOFT,
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
    },
    "text": {"fontSize": 13, "color": INK},
}


def drawn(chart, key: str, title: str, description: str) -> str:
    """
    The SVG of an Altair chart, with Dutch title and description and role `img`.

    The same chart gives the same bytes. `key` makes its ids unique on a page.
    """
    import altair
    import vl_convert

    _fonts_known()
    spec = chart.to_dict()
    spec["config"] = _CONFIG
    version = altair.SCHEMA_VERSION.lstrip("v").rsplit(".", 1)[0]
    svg = vl_convert.vegalite_to_svg(spec, vl_version=version, format_locale=_NL)
    return _described(svg, key, title, description)


def to_png(svg: str) -> bytes:
    """The same picture as PNG, for what can't hold SVG."""
    import vl_convert

    _fonts_known()
    return vl_convert.svg_to_png(svg, scale=2.5)


@cache
def _fonts_known() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))


def _described(svg: str, key: str, title: str, description: str) -> str:
    from lxml import etree

    root = etree.fromstring(svg.encode())
    for element in root.iter():
        for name in [n for n in element.attrib if n.startswith("aria-") or n == "role"]:
            del element.attrib[name]
        if "font-family" in element.attrib:  # a name with a digit takes quotes, or PNG has no text
            element.set("font-family", f"'{FONT}'")
    root.set("role", "img")
    root.set("aria-labelledby", f"{key}-titel {key}-tekst")
    space = f"{{{root.nsmap[None]}}}"
    for place, (name, suffix, text) in enumerate(
        [("title", "titel", title), ("desc", "tekst", description)]
    ):
        element = etree.Element(space + name, id=f"{key}-{suffix}")
        element.text = text
        root.insert(place, element)
    return etree.tostring(root, encoding="unicode")
