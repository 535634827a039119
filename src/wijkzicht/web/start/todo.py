"""A line of Mijn dag: what asks for attention, in words, with where it leads."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wijkzicht.register.aandacht.queries import Attention, Kind
from wijkzicht.register.clock import today
from wijkzicht.web.caseload.views import due
from wijkzicht.web.codes import label


class Line(NamedTuple):
    """Something that asks for attention: what, where it leads, about whom, since or until when."""

    text: str
    url: str
    hint: str
    late: bool = False
    throw_away: str = ""


HOME = "dossier:overzicht"
# Where each kind leads, and what it is called where nobody wrote it down.
PLACES: dict[Kind, tuple[str, str | Promise]] = {
    Kind.AFSPRAAK: ("papieren:overzicht", gettext_lazy("Afspraak")),
    Kind.VEILIGHEID: ("veiligheid:overzicht", gettext_lazy("Bekijk de veiligheidsafspraak")),
    Kind.ADVIES: ("betrokken:overzicht", gettext_lazy("Geef advies")),
    Kind.STAP: (HOME, ""),
    Kind.OVERLEGSTAP: ("betrokken:overzicht", ""),
    Kind.NAZORG: (HOME, gettext_lazy("Bel nog eens, na het sluiten")),
    Kind.EVALUATIE: ("plan:plan", gettext_lazy("Kijk terug op een doel")),
    Kind.PLAN: ("plan:plan", gettext_lazy("Er is nog geen plan")),
    Kind.AANVRAAG: ("voorzieningen:overzicht", gettext_lazy("Beslis op de aanvraag")),
    Kind.BESLUIT: ("voorzieningen:overzicht", gettext_lazy("Besluit loopt bijna af")),
}


def todo_line(row: Attention) -> Line:
    """The line of one thing."""
    place, name = PLACES[row.kind]
    url = reverse(place, kwargs={"huishouden_id": row.huishouden_id})
    hint = f"{row.naam} · {due(row.op)}"
    return Line(_words(row, str(name)), url, hint, bool(row.op and row.op < today()))


def _words(row: Attention, name: str) -> str:
    if row.kind in {Kind.AANVRAAG, Kind.BESLUIT}:
        return f"{name}: {label('voorziening_soort', row.wat)}"
    if row.kind is Kind.AFSPRAAK:
        return " ".join(part for part in (row.extra, row.wat or name) if part)
    if row.kind is Kind.ADVIES:
        return _("Geef advies aan %(name)s") % {"name": row.wat}
    if row.kind is Kind.OVERLEGSTAP or not name:
        return row.wat
    return f"{name}: {row.wat}" if row.wat else name
