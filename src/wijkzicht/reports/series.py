"""The points of one series, with the limits and signals that they can bear."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.statistics.process import (
    FEWEST_FOR_RULES,
    Limits,
    Signals,
    p_chart,
    run_chart,
    signals,
    xmr,
)
from wijkzicht.statistics.segmented import Break, segmented
from wijkzicht.vocabulary.periods import Period

FEWEST_FOR_LIMITS = 8
UNSETTLED = ("onvolledig", "voorlopig")


@dataclass(frozen=True)
class Row:
    """A figure of one period as it was kept, from `cijfer` or from the quarters."""

    periode: str
    teller: float | None
    noemer: float | None
    waarde: float | None
    onder: float | None
    boven: float | None
    onbekend: float | None
    status: str
    toelichting: str
    definitie: str


@dataclass(frozen=True)
class Series:
    """
    `rows` by period, of one definition. `limits` for the settled ones, by number in `settled`;
    None with fewer than FEWEST_FOR_LIMITS. `runs`: too few crossings or too long a run. `mixed`:
    periods left out because another definition counted them. `begun`: the first period, when the
    registration began in the middle of it.
    """

    rows: list[Row]
    settled: list[int]
    limits: Limits | None
    signals: Signals
    runs: bool
    mixed: list[str]
    begun: str

    @property
    def ruled(self) -> bool:
        """Whether there are points enough for rules."""
        return len(self.settled) >= FEWEST_FOR_RULES

    def flagged(self) -> list[int]:
        """Numbers of rows that a rule points at."""
        found = {*self.signals.outside, *self.signals.shift}
        return sorted(self.settled[i] for i in found)


def read(values: list[dict[str, Any]] | list) -> list[Row]:
    """Rows from what stands in `inhoud`, or from rows of Cijfer."""
    names = Row.__dataclass_fields__
    if values and not isinstance(values[0], dict):
        values = [{name: getattr(row, name) for name in names} for row in values]
    made = [Row(**{name: _plain(row[name]) for name in names}) for row in values]
    return sorted(made, key=lambda row: row.periode)


def _plain(value):
    return value if value is None or isinstance(value, str) else float(value)


def series(indicator: Indicator, rows: list[Row], begins: Collection[str] = ()) -> Series:
    """
    The series with its limits; a value that is not settled counts in none of them.

    `begins`: periods in which a registration began. The first of the series is not whole then.
    """
    newest = rows[-1].definitie if rows else ""
    mixed = [row.periode for row in rows if row.definitie != newest]
    rows = [row for row in rows if row.definitie == newest]
    begun = rows[0].periode if rows and rows[0].periode in begins else ""
    settled = [
        i
        for i, row in enumerate(rows)
        if row.waarde is not None and row.status not in UNSETTLED and row.periode != begun
    ]
    if len(settled) < FEWEST_FOR_LIMITS:
        return Series(rows, settled, None, Signals(), False, mixed, begun)
    values = [rows[i].waarde for i in settled]
    limits = _limits(indicator, [rows[i] for i in settled], values)
    run = run_chart(values)
    seen = signals(values, limits)
    return Series(rows, settled, limits, seen, bool(run and run.signal), mixed, begun)


class Sides(NamedTuple):
    """Points before an event, and from its period on; `found`: None with too few on either side."""

    before: int
    after: int
    found: Break | None


def at_event(indicator: Indicator, found: Series, periode: str) -> Sides | None:
    """
    How far the series jumped in the period of an event, beside the line before it.

    None for a count, which asks for another model, and where a period between has no value.
    """
    points = [found.rows[i] for i in found.settled]
    following = pairwise(Period.parse(point.periode) for point in points)
    if indicator.kind in (Kind.AANTAL, Kind.TEMPO) or any(a.next() != b for a, b in following):
        return None
    before = sum(point.periode < periode for point in points)
    values = [point.waarde for point in points]
    return Sides(before, len(points) - before, segmented(values, before))


def _limits(indicator: Indicator, rows: list[Row], values: list[float]) -> Limits:
    if indicator.kind is not Kind.AANDEEL:
        found = xmr(values)
        # No count, time or rate lies below nought.
        return Limits(found.centre, np.maximum(found.low, 0), found.high)
    k, n = [row.teller for row in rows], [row.noemer for row in rows]
    plain = p_chart(k, n)
    if not 0 < plain.centre < 1:
        return Limits(100 * plain.centre, 100 * plain.low, 100 * plain.high)
    wide = p_chart(k, n, laney=True)  # when periods differ by more than chance
    low, high = np.minimum(plain.low, wide.low), np.maximum(plain.high, wide.high)
    return Limits(100 * plain.centre, np.maximum(100 * low, 0), np.minimum(100 * high, 100))
