"""How a figure reads in Dutch: value, interval, n, what is unknown, and why there is none."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.register.cijfers import queries
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.inrichting import queries as inrichting
from wijkzicht.reports.words import digits, plain
from wijkzicht.rules.instellingen import GRONDEN

_UNITS = {"W01": gettext_lazy("casussen per fte"), "N08": "fte"}
_STATUS = {
    "voorlopig": gettext_lazy("Voorlopig: over hulp komt nog werk binnen."),
    "onvolledig": gettext_lazy("Deze periode is nog niet voorbij."),
    "onvolledige_bron": gettext_lazy("We weten niet alles van hulp die anderen regelden."),
}
_EMPTY = {
    "geen_noemer": gettext_lazy("Er was niets om te tellen."),
    "niet_bereikt": gettext_lazy("Nog niet bekend: minder dan de helft is zover."),
    queries.TOO_FEW: gettext_lazy("Te weinig gegevens om te laten zien."),
}


def number(value: float, decimals: int | None = None) -> str:
    """1234.5 as 1.234,5. Decimals: one below 100, none from there, unless told."""
    if decimals is None:
        decimals = 0 if float(value).is_integer() or abs(value) >= 100 else 1
    text = f"{value:,.{decimals}f}"
    return text.translate(str.maketrans(",.", ".,"))


def unit(indicator: Indicator) -> str:
    """The unit of the value; empty for a count."""
    if indicator.kind is Kind.AANDEEL or indicator.percent:
        return "%"
    if indicator.kind is Kind.MEDIAAN:
        return _("dagen")
    if indicator.kind is Kind.TEMPO:
        return _("per 1.000 per jaar")
    return str(_UNITS.get(indicator.code, ""))


def value(indicator: Indicator, row: Cijfer) -> str:
    """The value without its unit, as the report writes it."""
    return digits(indicator, row.waarde)


def interval(indicator: Indicator, row: Cijfer) -> str:
    """`24,1 en 30,2%`, or empty when the figure has no interval."""
    if row.onder is None or row.boven is None:
        return ""
    sign = "%" if unit(indicator) == "%" else ""
    return _("%(onder)s en %(boven)s") % {
        "onder": number(row.onder, 1),
        "boven": number(row.boven, 1) + sign,
    }


def how_many(indicator: Indicator, row: Cijfer) -> str:
    """On how many the figure stands; empty when there was nothing."""
    if row.teller is None and row.noemer is None:
        return ""
    teller = None if row.teller is None else plain(float(row.teller))
    noemer = plain(float(row.noemer)) if row.noemer else ""
    if indicator.kind in (Kind.AANDEEL, Kind.MEDIAAN, Kind.VERHOUDING, Kind.TEMPO) and noemer:
        return _("%(teller)s van %(noemer)s") % {"teller": teller, "noemer": noemer}
    if indicator.kind is Kind.GEMIDDELDE and noemer:
        return _("over %(noemer)s") % {"noemer": noemer}
    return _("geteld") if indicator.kind is Kind.AANTAL else ""


def unknown(row: Cijfer) -> str:
    """What was left out because it is not known."""
    if row.onbekend is None:
        return ""
    return _("%(deel)s%% onbekend") % {"deel": plain(row.onbekend)}


def why_empty(row: Cijfer) -> str:
    """Why there is no value; empty when there is one."""
    if row.waarde is not None:
        return ""
    return _EMPTY.get(row.status) or row.toelichting or _("Niet te berekenen.")


def caveat(row: Cijfer) -> str:
    """What a reader has to know before reading the value."""
    known = str(_STATUS.get(row.status, ""))
    return " ".join(part for part in (known, ground(row.indicator)) if part)


def ground(code: str) -> str:
    """On what ground this figure is shown and until when, or that there is none; empty: it needs none."""
    for naam, codes in GRONDEN.items():
        if code in codes:
            running = inrichting.grond(naam)
            if running is None:
                return _("Herkomst staat uit: er loopt geen grond om die te gebruiken.")
            return _("Grond: %(tekst)s. Tot en met %(dag)s.") % {
                "tekst": running.tekst.rstrip("."),
                "dag": date_format(running.tot, "j F Y"),
            }
    return ""
