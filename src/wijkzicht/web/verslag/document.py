"""The one thing the public page shows: a report as plain values, frozen when it was made."""

import json
from typing import Any

from wijkzicht.reports.model import Figure, Report


def document(report: Report) -> bytes:
    """Title, summary, and per chapter the figures as text, as the report itself writes them."""
    values = {
        "titel": report.title,
        "organisatie": report.subtitle,
        "periode": report.period,
        "peildatum": report.as_of,
        "bron": report.source,
        "samenvatting": report.summary,
        "hoofdstukken": [
            {"titel": chapter.title, "cijfers": [_figure(one) for one in chapter.figures]}
            for chapter in report.chapters
            if chapter.figures
        ],
        "niet_getoond": report.hidden,
        "opmerkingen": report.notes,
    }
    return json.dumps(values, ensure_ascii=False, indent=1).encode()


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "code": figure.code,
        "naam": figure.name,
        "vraag": figure.question,
        "betekenis": figure.meaning,
        "waarde": figure.value,
        "tussen": figure.interval,
        "aantal": figure.n,
        "onbekend": figure.unknown,
        "definitie": figure.definition,
        "versie": figure.version,
        "let_op": figure.notes,
    }
