"""The same part of last year beside the last point: holidays come back every year."""

from django.utils.translation import gettext as _

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.reports.series import Row, Series
from wijkzicht.statistics import Interval, difference, rate_ratio
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.monitor.words import number, unit, value

# Counts of events, each in one period. Of other counts the same people stand in both periods, so
# chance can't be reckoned from the number alone.
_EVENTS = {"N01", "N02", "N03", "N05", "N11", "K01", "E07"}


def season(indicator: Indicator, found: Series) -> list[str]:
    """The last settled point beside that of a year before, with how sure the difference is."""
    settled = {found.rows[i].periode: found.rows[i] for i in found.settled}
    if not settled:
        return []
    last = found.rows[found.settled[-1]]
    before = settled.get(_a_year_before(last.periode))
    if before is None:
        return []
    said = _("Een jaar eerder, in %(toen)s: %(was)s. In %(nu)s: %(waarde)s.") % {
        "toen": before.periode,
        "was": _shown(indicator, before),
        "nu": last.periode,
        "waarde": _shown(indicator, last),
    }
    return [f"{said} {_sure(indicator, last, before)}"]


def _a_year_before(name: str) -> str:
    period = Period.parse(name)
    for _step in range({"halfjaar": 2, "kwartaal": 4}[period.kind]):
        period = period.previous()
    return period.name


def _shown(indicator: Indicator, row: Row) -> str:
    sign = unit(indicator)
    return f"{value(indicator, row)}%" if sign == "%" else f"{value(indicator, row)} {sign}".strip()


def _sure(indicator: Indicator, last: Row, before: Row) -> str:
    if indicator.code in _EVENTS and last.teller is not None and before.teller is not None:
        ratio = rate_ratio(int(last.teller), int(before.teller))
        return _ratio(ratio) if ratio else _unsure()
    if indicator.kind is Kind.AANTAL or None in (
        last.onder,
        last.boven,
        before.onder,
        before.boven,
    ):
        return _unsure()
    low, high = difference(
        last.waarde,
        Interval(last.onder, last.boven),
        before.waarde,
        Interval(before.onder, before.boven),
    )
    sign = _("procentpunt") if unit(indicator) == "%" else unit(indicator)
    said = _("Het verschil ligt waarschijnlijk tussen %(laag)s en %(hoog)s.") % {
        "laag": f"{_signed(low)} {sign}".strip(),
        "hoog": f"{_signed(high)} {sign}".strip(),
    }
    return f"{said} {_chance()}" if low <= 0 <= high else said


def _ratio(ratio: Interval) -> str:
    said = _("Dat is waarschijnlijk tussen %(laag)s en %(hoog)s.") % {
        "laag": _percent(ratio.low),
        "hoog": _percent(ratio.high),
    }
    return f"{said} {_chance()}" if ratio.low <= 1 <= ratio.high else said


def _percent(ratio: float) -> str:
    change = round(100 * (ratio - 1))
    if not change:
        return _("evenveel")
    words = _("%(n)s%% meer") if change > 0 else _("%(n)s%% minder")
    return words % {"n": number(abs(change), 0)}


def _signed(amount: float) -> str:
    return f"{'+' if amount > 0 else '−' if amount < 0 else ''}{number(abs(amount), 1)}"


def _chance() -> str:
    return _("Dat past ook bij toeval.")


def _unsure() -> str:
    return _("Hoe zeker het verschil is, is uit deze aantallen niet te zeggen.")
