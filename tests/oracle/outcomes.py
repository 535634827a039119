"""The kinds of a figure: what each puts in teller, noemer, waarde, onder and boven."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from oracle.intervals import exact_poisson, kaplan_meier_median, student, wilson


@dataclass
class Outcome:
    """One figure of one group in one period, before its status is weighed."""

    teller: float | None = None
    noemer: float | None = None
    waarde: float | None = None
    onder: float | None = None
    boven: float | None = None
    onbekend: float | None = None
    no_denominator: bool = False
    not_reached: bool = False


def unknown_percent(left_out: int, before: int) -> float | None:
    """Rows left out of the rows before leaving out, in percent; nothing of nothing is empty."""
    return 100 * left_out / before if before else None


def aantal(number: int, left_out: int = 0, known: int | None = None) -> Outcome:
    """A count. `known` is the number of rows of which the tested field is known."""
    before = (number if known is None else known) + left_out
    return Outcome(number, None, number, onbekend=unknown_percent(left_out, before))


def aandeel(k: int, n: int | None, left_out: int = 0) -> Outcome:
    """A share k of n in percent with its Wilson interval."""
    unknown = unknown_percent(left_out, (n or 0) + left_out)
    if not n:
        return Outcome(k, n, onbekend=unknown, no_denominator=True)
    if k > n:  # more people helped than live there: a share that has no interval
        return Outcome(k, n, 100 * k / n, onbekend=unknown)
    low, high = wilson(k, n)
    return Outcome(k, n, 100 * k / n, 100 * low, 100 * high, unknown)


def share_of(rows: list, test, unknown=lambda row: False) -> Outcome:
    """The share of rows that pass the test; rows whose tested field is unknown leave."""
    rest = [row for row in rows if not unknown(row)]
    return aandeel(sum(1 for row in rest if test(row)), len(rest), len(rows) - len(rest))


def gemiddelde(values: list, left_out: int = 0) -> Outcome:
    """A mean with its Student interval; noemer is the number of units."""
    n = len(values)
    unknown = unknown_percent(left_out, n + left_out)
    if n == 0:
        return Outcome(None, 0, onbekend=unknown, no_denominator=True)
    mean = float(sum(Fraction(value) for value in values) / n)
    low, high = student(values) or (None, None)
    return Outcome(None, n, mean, low, high, unknown)


def mediaan(cases: list[tuple[int, bool]]) -> Outcome:
    """A Kaplan-Meier median of (days, happened) pairs."""
    if not cases:
        return Outcome(0, 0, no_denominator=True)
    events = sum(1 for _, happened in cases if happened)
    median = kaplan_meier_median(cases)
    return Outcome(events, len(cases), median, onbekend=0.0, not_reached=median is None)


def tempo(count: int, population: int | None, days: int) -> Outcome:
    """Events per 1,000 inhabitants per year with an exact Poisson interval."""
    if not population:
        return Outcome(count, population, no_denominator=True)
    per_event = 1000 * 365.25 / (days * population)
    low, high = exact_poisson(count)
    return Outcome(
        count, population, count * per_event, low * per_event, high * per_event, onbekend=0.0
    )


def verhouding(teller, noemer, times: int = 1, onbekend: float | None = None) -> Outcome:
    """A ratio without an interval; `onbekend` unless given is nothing of the noemer."""
    if not noemer:
        return Outcome(teller, noemer, onbekend=onbekend, no_denominator=True)
    value = float(Fraction(teller) * times / Fraction(noemer))
    return Outcome(float(teller), float(noemer), value, onbekend=onbekend or 0.0)
