"""A line of Mijn dag: what asks for attention, in words, with where it leads."""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.register.aandacht.queries import Attention, Kind
from wijkzicht.register.clock import today
from wijkzicht.register.toegang.models import Toegangsvraag
from wijkzicht.rules.werkdagen import last_worked, works_on
from wijkzicht.web.caseload.columns import due
from wijkzicht.web.codes import label


class Line(NamedTuple):
    """Something that asks for attention: what, where it leads, about whom, since or until when."""

    text: str
    url: str
    hint: str
    late: bool = False
    throw_away: str = ""


Antwoord = Toegangsvraag.Antwoord
HOME = "dossier:overzicht"
# Of these the day is when it was asked or said, not when it has to be done.
SINCE = {Kind.OVERDRACHT, Kind.ADVIES, Kind.TOEGANG, Kind.ANTWOORD}
# Where each kind leads, and what it is called where nobody wrote it down.
PLACES: dict[Kind, tuple[str, str | Promise]] = {
    Kind.AFSPRAAK: ("papieren:overzicht", gettext_lazy("Afspraak")),
    Kind.VEILIGHEID: ("veiligheid:overzicht", gettext_lazy("Bekijk de veiligheidsafspraak")),
    Kind.OVERDRACHT: ("afsluiten:overdragen", ""),
    Kind.ADVIES: ("betrokken:overzicht", gettext_lazy("Geef advies")),
    Kind.TOEGANG: ("zoeken:beantwoorden", ""),
    Kind.ANTWOORD: (HOME, ""),
    Kind.STAP: (HOME, ""),
    Kind.OVERLEGSTAP: ("betrokken:overzicht", ""),
    Kind.NAZORG: (HOME, gettext_lazy("Bel nog eens, na het sluiten")),
    Kind.EVALUATIE: ("plan:plan", gettext_lazy("Kijk terug op een doel")),
    Kind.PLAN: ("plan:plan", gettext_lazy("Er is nog geen plan")),
    Kind.AANVRAAG: ("voorzieningen:overzicht", gettext_lazy("Beslis op de aanvraag")),
    Kind.BESLUIT: ("voorzieningen:overzicht", gettext_lazy("Besluit loopt bijna af")),
}


def todo_line(row: Attention, dagen: list[int] | None = None) -> Line:
    """The line of one thing; `dagen`: the days of the week one works, None: not known."""
    name = PLACES[row.kind][1]
    since = row.kind in SINCE
    when = _("sinds %(day)s") % {"day": date_format(row.op, "j F")} if since else due(row.op)
    if row.op and row.op > today() and not works_on(dagen, row.op):
        when = _("%(when)s, dan werk je niet") % {"when": when}
    late = bool(row.op and row.op < today()) and not since
    return Line(_words(row, str(name)), _url(row), f"{row.naam} · {when}", late)


def to_do_on(row: Attention, dagen: list[int] | None) -> date:
    """The day on which it asks for attention: the last one somebody works before it is due."""
    return last_worked(dagen, row.op, today())


def _url(row: Attention) -> str:
    """Where it leads; a refusal to look along leads nowhere."""
    place = PLACES[row.kind][0]
    if row.kind is Kind.TOEGANG:
        return reverse(place, kwargs={"vraag_id": row.key})
    if row.kind is Kind.ANTWOORD and row.wat != Antwoord.JA:
        return ""
    return reverse(place, kwargs={"huishouden_id": row.huishouden_id})


def _words(row: Attention, name: str) -> str:
    if row.kind in {Kind.AANVRAAG, Kind.BESLUIT}:
        return f"{name}: {label('voorziening_soort', row.wat)}"
    if row.kind is Kind.AFSPRAAK:
        return " ".join(part for part in (row.extra, row.wat or name) if part)
    if row.kind is Kind.OVERDRACHT:
        return _("Wacht op iemand van %(team)s. Jij gaat door tot die er is.") % {"team": row.wat}
    if row.kind is Kind.ADVIES:
        return _("Geef advies aan %(name)s") % {"name": row.wat}
    if row.kind is Kind.TOEGANG:
        return _("%(name)s wil meekijken: %(why)s") % {"name": row.wat, "why": row.extra}
    if row.kind is Kind.ANTWOORD:
        yes, no = _("Je mag meekijken"), _("Je mag niet meekijken: %(why)s")
        return yes if row.wat == Antwoord.JA else no % {"why": row.extra}
    if row.kind is Kind.OVERLEGSTAP or not name:
        return row.wat
    return f"{name}: {row.wat}" if row.wat else name
