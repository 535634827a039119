"""Figures in Dutch: how a value, its interval and its n are written down."""

from datetime import date

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.indicators.rows import Row

TOO_FEW = "te weinig gegevens"
NO_VALUE = "geen cijfer"
_MONTHS = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def number(value: float, decimals: int = 0) -> str:
    """`1.234,5`: point for thousands, comma for decimals."""
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def plain(value: float) -> str:
    """A number with one decimal only where it has one."""
    return number(value, 0 if value == int(value) else 1)


def day(value: date) -> str:
    """`3 maart 2025`."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def digits(indicator: Indicator, amount: float) -> str:
    """The value without its unit: as it reads in the report and on every page."""
    if indicator.kind is Kind.AANTAL:
        return plain(amount)
    return number(amount, _decimals(indicator))


def value(indicator: Indicator, row: Row) -> str:
    """The value with its unit."""
    return NO_VALUE if row.waarde is None else _with_unit(indicator, row.waarde)


def interval(indicator: Indicator, row: Row) -> str:
    """`waarschijnlijk tussen 7,0% en 7,8%`; empty without an interval."""
    if row.waarde is None or row.onder is None or row.boven is None:
        return ""
    low, high = _with_unit(indicator, row.onder), _with_unit(indicator, row.boven)
    if indicator.kind is Kind.TEMPO:
        low = digits(indicator, row.onder)
    if low == high:
        return f"waarschijnlijk rond {low}"
    return f"waarschijnlijk tussen {low} en {high}"


def counted(indicator: Indicator, row: Row) -> str:
    """What the figure rests on."""
    if indicator.kind is Kind.AANDEEL and row.noemer is not None:
        return f"{number(row.teller or 0)} van {number(row.noemer)}"
    if indicator.kind in (Kind.GEMIDDELDE, Kind.MEDIAAN) and row.noemer is not None:
        return f"over {number(row.noemer)}"
    if indicator.kind is Kind.TEMPO and row.noemer is not None:
        return f"{number(row.teller or 0)} op {number(row.noemer)} inwoners"
    if indicator.kind is Kind.VERHOUDING and row.noemer is not None:
        return f"{plain(row.teller or 0)} op {plain(row.noemer)}"
    return "een telling"


def unknown(row: Row) -> str:
    """The part that was left out because it is not known."""
    return "niet bekend" if row.onbekend is None else f"{plain(row.onbekend)}%"


def short(indicator: Indicator, amount: float) -> float:
    """The value as a chart shows it."""
    return round(amount, _decimals(indicator))


def _decimals(indicator: Indicator) -> int:
    if indicator.kind in (Kind.AANTAL, Kind.MEDIAAN):
        return 0
    return 1


def _with_unit(indicator: Indicator, amount: float) -> str:
    text = digits(indicator, amount)
    if indicator.kind is Kind.AANDEEL or indicator.percent:
        return f"{text}%"
    if indicator.kind is Kind.MEDIAAN:
        return f"{text} dagen"
    return f"{text} per 1.000 per jaar" if indicator.kind is Kind.TEMPO else text
