"""A report frozen in one file: three forms, every figure, every picture, and what they rest on."""

import hashlib
import json

from wijkzicht.reports.files import files_of
from wijkzicht.reports.html import to_html
from wijkzicht.reports.model import Figure, Report
from wijkzicht.reports.package import zipped
from wijkzicht.reports.pdf import to_pdf
from wijkzicht.reports.sheet import FORMS, Sheet
from wijkzicht.reports.word import to_docx

MANIFEST = "manifest.json"
_COLUMNS = ("code", "naam", "periode", "uitkomst", "grenzen", "geteld", "onbekend", "jaar_eerder",
            "bekend_op", "definitie", "versie", "kanttekening")  # fmt: skip


def to_zip(report: Report) -> bytes:
    """
    The bytes of the package: the same report gives the same bytes.

    `manifest.json` holds the SHA-256 of each file. Figures that are too small stand there as the
    report shows them, without a number.
    """
    files = {
        "verslag.html": to_html(report),
        "verslag.pdf": to_pdf(report),
        "verslag.docx": to_docx(report),
    }
    for form, (make, _) in FORMS.items():
        files[f"cijfers.{form}"] = make(_figures(report))
        files[f"definities.{form}"] = make(_definitions(report))
    for chapter in report.chapters:
        for chart in chapter.charts:
            for form, (_, content) in files_of(chart).items():
                files[f"tekeningen/{chart.key}.{form}"] = content
    manifest = {
        "titel": report.title,
        "van": report.subtitle,
        "periode": report.period,
        "peildatum": report.as_of,
        "bron": report.source,
        "niet_getoond": report.hidden,
        "sha256": {
            name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())
        },
    }
    files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode()
    return zipped(files)


def _figures(report: Report) -> Sheet:
    rows = [_row(figure) for chapter in report.chapters for figure in chapter.figures]
    return Sheet("Cijfers", _COLUMNS, rows)


def _row(f: Figure) -> tuple[str, ...]:
    return (f.code, f.name, f.period, f.value, f.interval, f.n, f.unknown, f.before, f.as_of,
            f.definition, f.version, " ".join(f.notes))  # fmt: skip


def _definitions(report: Report) -> Sheet:
    return Sheet("Definities", ("code", "naam", "telt", "versie"), list(report.definitions.rows))
