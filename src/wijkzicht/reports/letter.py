"""A letter as tagged PDF on A4 in grey, with whose it is and the page number on every sheet."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from wijkzicht.reports.svg import FONTS

_TEMPLATE = Path(__file__).parent / "templates" / "letter.typ"


Picture = tuple[bytes, str, float]  # PNG or JPEG, its alternative text, millimetres wide
Piece = tuple[str, list[tuple[str, bool]], Picture | None]


def to_pdf(title: str, blocks: Iterable[Piece]) -> bytes:
    """The file's bytes. `blocks`: kind (heading1, heading2, bullet, paragraph, picture) with runs of
    (text, bold), or a picture. Text travels as data, so nothing in it can be read as a command.

    Raises the setter's error for a picture without alternative text: then it is no PDF/UA.
    """
    import typst

    letter = {
        "title": title,
        "blocks": [
            {
                "kind": kind,
                "runs": [{"text": text, "bold": bold} for text, bold in runs],
                "picture": _data(picture) if picture else None,
            }
            for kind, runs, picture in blocks
        ],
    }
    return typst.compile(
        _TEMPLATE.read_bytes(),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"letter": json.dumps(letter, ensure_ascii=False)},
        timestamp=int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()),
    )


def _data(picture: Picture) -> dict[str, object]:
    content, alt, width = picture
    return {"data": list(content), "alt": alt or None, "width": width}
