"""A report as one HTML file: no script, no request to anywhere, readable by everyone."""

import base64
from functools import cache
from pathlib import Path

from wijkzicht.reports.files import files_of
from wijkzicht.reports.model import Chart, Report

_HERE = Path(__file__).parent
# The typeface of the pages, read as a file: it stands in the tree once.
_FACE = (
    _HERE.parent / "web/static/wijkzicht/vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2"
)


def to_html(report: Report) -> bytes:
    """The file's bytes; the same report gives the same bytes."""
    from markupsafe import Markup

    page = _template().render(
        r=report, face=_face(), style=Markup(_style()), svg=Markup, files=_files
    )
    return page.encode("utf-8")


def _files(chart: Chart) -> dict[str, str]:
    """The forms of a chart as addresses that hold the file itself."""
    return {
        form: f"data:{kind};base64,{base64.b64encode(content).decode()}"
        for form, (kind, content) in files_of(chart).items()
    }


@cache
def _template():
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(_HERE / "templates")
    options = {"trim_blocks": True, "lstrip_blocks": True}
    around = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, **options)
    return around.get_template("annual.html")


@cache
def _style() -> str:
    return (_HERE / "templates" / "annual.css").read_text("utf-8")


@cache
def _face() -> str:
    return base64.b64encode(_FACE.read_bytes()).decode()
