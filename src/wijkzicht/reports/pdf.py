"""A report as tagged PDF. PDF/UA-1 is on: a picture without text alternative stops it."""

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path

from wijkzicht.reports.model import Report
from wijkzicht.reports.svg import FONTS

_TEMPLATE = Path(__file__).parent / "templates" / "annual.typ"


def to_pdf(report: Report) -> bytes:
    """The file's bytes. Text travels as data, so nothing in it can be read as a command."""
    import typst

    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"report": json.dumps(dataclasses.asdict(report), ensure_ascii=False)},
        timestamp=int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()),
    )
