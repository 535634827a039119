"""A row of `indicators`: value, interval, what is unknown, and how far it can be trusted."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from wijkzicht.indicators.core import Indicator, Kind
from wijkzicht.rules.instellingen import NO_GROUND
from wijkzicht.statistics import kaplan_meier_median, poisson_exact, student_mean, wilson
from wijkzicht.vocabulary.periods import Period

PROVISIONAL = timedelta(days=180)  # figures on own help, after the end of the period


class Row(NamedTuple):
    """One figure, in the contract's columns and order. Percentages are from 0 to 100."""

    indicator: str
    groep: str
    periode: str
    dimensie: str
    teller: int | float | None
    noemer: int | float | None
    waarde: float | None
    onder: float | None
    boven: float | None
    onbekend: float | None
    status: str
    toelichting: str


@dataclass(slots=True)
class Sums:
    """
    The whole numbers and decimals under one figure, added up over teams and informants.

    noemer None: the population is not known.
    """

    teller: int | Decimal = 0
    noemer: int | Decimal | None = 0
    weg: int = 0
    rijen: int = 0
    events: dict = field(default_factory=dict)
    censored: dict = field(default_factory=dict)

    def add_counts(self, teller, noemer, weg, rijen) -> None:
        """Adds a row of counts; an empty sum is nothing to add."""
        self.teller += teller or 0
        self.noemer += noemer or 0
        self.weg += weg or 0
        self.rijen += rijen or 0

    def add_spread(self, waarde, gebeurtenis, aantal) -> None:
        """Adds how many rows have a value; without value they were left out."""
        self.rijen += aantal
        if waarde is None:
            self.weg += aantal
        else:
            spread = self.events if gebeurtenis else self.censored
            spread[waarde] = spread.get(waarde, 0) + aantal


class Figure(NamedTuple):
    """What the sums come to, before its status: `missing` is empty or why there is no value."""

    teller: int | float | None
    noemer: int | float | None
    waarde: float | None
    onder: float | None
    boven: float | None
    missing: str


def figure(indicator: Indicator, sums: Sums, period: Period, days: int) -> Figure:
    """The figure of one indicator, group and period. `days`: of the period, up to the as-of date."""
    return _MAKERS[indicator.kind](indicator, sums, days)


def _aantal(indicator, sums, days):
    if indicator.empty_if_none and not sums.noemer:
        return Figure(None, None, None, None, None, "geen_noemer")
    teller = _plain(sums.teller)
    return Figure(teller, None, float(teller), None, None, "")


def _aandeel(indicator, sums, days):
    teller, noemer = int(sums.teller), sums.noemer
    if not noemer:
        return Figure(teller, noemer, None, None, None, "geen_noemer")
    interval = wilson(teller, noemer)
    low, high = (100 * interval.low, 100 * interval.high) if interval else (None, None)
    return Figure(teller, noemer, 100 * teller / noemer, low, high, "")


def _tempo(indicator, sums, days):
    teller, noemer = int(sums.teller), sums.noemer
    if not noemer:
        return Figure(teller, noemer, None, None, None, "geen_noemer")
    per_year = 1000 * 365.25 / days / noemer
    interval = poisson_exact(teller)
    return Figure(
        teller, noemer, teller * per_year, interval.low * per_year, interval.high * per_year, ""
    )


def _gemiddelde(indicator, sums, days):
    mean = student_mean(sums.events)
    if mean is None:
        return Figure(None, 0, None, None, None, "geen_noemer")
    low, high = mean.interval or (None, None)
    return Figure(None, mean.n, mean.value, low, high, "")


def _mediaan(indicator, sums, days):
    events = sum(sums.events.values())
    cases = events + sum(sums.censored.values())
    if not cases:
        return Figure(0, 0, None, None, None, "geen_noemer")
    median = kaplan_meier_median(sums.events, sums.censored)
    if median is None:
        return Figure(events, cases, None, None, None, "niet_bereikt")
    return Figure(events, cases, float(median), None, None, "")


def _verhouding(indicator, sums, days):
    teller, noemer = _plain(sums.teller), _plain(sums.noemer)
    if not noemer:
        return Figure(teller, noemer, None, None, None, "geen_noemer")
    return Figure(
        teller, noemer, (100 if indicator.percent else 1) * teller / noemer, None, None, ""
    )


_MAKERS = {
    Kind.AANTAL: _aantal,
    Kind.AANDEEL: _aandeel,
    Kind.TEMPO: _tempo,
    Kind.GEMIDDELDE: _gemiddelde,
    Kind.MEDIAAN: _mediaan,
    Kind.VERHOUDING: _verhouding,
}


def _plain(number: int | Decimal) -> int | float:
    """A whole number as int, anything else as float."""
    return int(number) if number == int(number) else float(number)


def unknown(indicator: Indicator, sums: Sums) -> float | None:
    """Rows left out because unknown, in percent of all rows; None where there are no rows."""
    # Of a sum of minutes the rows are known, zero or not; of casussen per fte nothing is.
    if indicator.kind is Kind.VERHOUDING and not indicator.percent and not sums.noemer:
        return None
    return 100 * sums.weg / sums.rijen if sums.rijen else None


def status(
    indicator: Indicator, missing: str, period: Period, as_of: date, coverage: str | None
) -> tuple[str, str]:
    """The first status that applies, and a Dutch sentence that explains it."""
    if missing:
        return missing, _WHY[missing]
    if period.end > as_of:
        return "onvolledig", f"De periode is niet voorbij: gegevens tot en met {as_of}."
    if indicator.needs_coverage and coverage != "volledig":
        return (
            "onvolledige_bron",
            "Niet zeker is of alle hulp buiten het team bekend is (dekking van voorziening).",
        )
    if indicator.own_help and period.end + PROVISIONAL > as_of:
        return "voorlopig", "Binnen 180 dagen na de periode kan dit cijfer nog veranderen."
    return "ok", ""


_WHY = {
    "geen_noemer": "Er is niets om over te rekenen.",
    "niet_bereikt": "Bij minder dan de helft is het al gebeurd, dus de mediaan is nog niet te geven.",
}


def refused(indicator: Indicator, groep: str, period: Period) -> Row:
    """The row of an indicator on where people come from, without a ground to compute it."""
    return Row(indicator.code, groep, period.name, "", *[None] * 6, "niet_te_berekenen", NO_GROUND)


def not_computable(indicator: Indicator, groep: str, period: Period, absent: frozenset[str]) -> Row:
    """The row of an indicator that needs an absent table, with its name."""
    names = ", ".join(sorted(absent))
    word = "tabel" if len(absent) == 1 else "tabellen"
    text = f"{word} {names} {'ontbreekt' if len(absent) == 1 else 'ontbreken'}"
    return Row(indicator.code, groep, period.name, "", *[None] * 6, "niet_te_berekenen", text)
