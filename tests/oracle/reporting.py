"""Reporting periods, by counting months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = {"kwartaal": 3, "halfjaar": 6, "jaar": 12}


@dataclass(frozen=True)
class Span:
    """A reporting period: first and last day, both inclusive, and its public name."""

    name: str
    p0: date
    p1: date


def span_of(kind: str, day: date) -> Span:
    """The period of that kind that holds the day."""
    months = MONTHS[kind]
    number = (day.month - 1) // months
    p0 = date(day.year, number * months + 1, 1)
    p1 = _first_of_month(day.year, number * months + months + 1) - timedelta(days=1)
    names = {"kwartaal": f"{day.year}-Q{number + 1}", "halfjaar": f"{day.year}-H{number + 1}"}
    return Span(names.get(kind, str(day.year)), p0, p1)


def spans(kind: str, first: date, last: date) -> list[Span]:
    """Every period from the one that holds `first` to the one that holds `last`."""
    found = []
    day = first
    while span_of(kind, day).p0 <= last:
        found.append(span_of(kind, day))
        day = found[-1].p1 + timedelta(days=1)
    return found


def _first_of_month(year: int, month: int) -> date:
    return date(year + 1, 1, 1) if month == 13 else date(year, month, 1)
