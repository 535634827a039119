"""Writes a report in the form its name asks for, whole or not at all."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from wijkzicht.reports.model import Report


def _html(report: Report) -> bytes:
    from wijkzicht.reports.html import to_html

    return to_html(report)


def _pdf(report: Report) -> bytes:
    from wijkzicht.reports.pdf import to_pdf

    return to_pdf(report)


def _docx(report: Report) -> bytes:
    from wijkzicht.reports.word import to_docx

    return to_docx(report)


RENDERERS: dict[str, Callable[[Report], bytes]] = {".html": _html, ".pdf": _pdf, ".docx": _docx}


def rendered(report: Report, ending: str) -> bytes:
    """The bytes in the form of the ending: one of RENDERERS, or .zip for all of it together."""
    if ending == ".zip":
        from wijkzicht.reports.bundle import to_zip

        return to_zip(report)
    return RENDERERS[ending](report)


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file beside its place and moves it there; what stood there stays if it fails."""
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        fresh.chmod(0o666 & ~mask)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
