"""The columns of Mijn gezinnen: how each is called, sorted and shown; and what one can leave in the list."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wijkzicht.register.casussen.queries import CaseloadRow, Fase
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.web.addresses import address


class Column(NamedTuple):
    """Its name, the key to sort by, and what stands in a cell."""

    label: Promise
    order: Callable[[CaseloadRow], tuple]
    cell: Callable[[CaseloadRow], dict[str, Any]]


PHASES = {
    Fase.VRAAG: gettext_lazy("nog geen plan"),
    Fase.PLAN: gettext_lazy("werkt aan doelen"),
    Fase.AFRONDEN: gettext_lazy("alle doelen bekeken"),
}
FIRST = "naam"
COLUMNS: dict[str, Column] = {
    "naam": Column(
        gettext_lazy("Gezin"), lambda row: (row.naam.casefold(),), lambda row: _family(row)
    ),
    "fase": Column(
        gettext_lazy("Hoe ver"),
        lambda row: (list(Fase).index(row.fase), row.naam),
        lambda row: {"text": PHASES[row.fase]},
    ),
    "contact": Column(
        gettext_lazy("Laatste contact"),
        lambda row: (row.laatste_contact or date.min, row.naam),
        lambda row: {"text": ago(row.laatste_contact)},
    ),
    "stap": Column(
        gettext_lazy("Volgende stap"),
        lambda row: (row.volgende_stap_op or date.max, not row.volgende_stap, row.naam),
        lambda row: {"text": row.volgende_stap or "", "hint": due(row.volgende_stap_op)},
    ),
    "drukte": Column(
        gettext_lazy("Laatste 30 dagen"),
        lambda row: (-row.drukte, row.naam),
        lambda row: {"text": _contacts(row.drukte)},
    ),
    "geopend": Column(
        gettext_lazy("Sinds"),
        lambda row: (row.geopend, row.naam),
        lambda row: {"text": date_format(row.geopend, "j b Y")},
    ),
    "regie": Column(
        gettext_lazy("Regie"),
        lambda row: (not row.regie, row.naam),
        lambda row: {"text": _("ja") if row.regie else ""},
    ),
}


def _is_late(row: CaseloadRow) -> bool:
    return bool(row.volgende_stap_op and row.volgende_stap_op < today())


def _is_quiet(row: CaseloadRow) -> bool:
    return (row.laatste_contact or row.geopend) < today() - timedelta(days=termijn("stil"))


# What one can leave in the list. Several at once: what fits all of them.
FILTERS: dict[str, tuple[Promise, Callable[[CaseloadRow], bool]]] = {
    "regie": (gettext_lazy("Ik heb de regie"), lambda row: row.regie),
    "laat": (gettext_lazy("Stap te laat"), _is_late),
    "stil": (gettext_lazy("Lang niet gesproken"), _is_quiet),
    "zonder": (gettext_lazy("Zonder volgende stap"), lambda row: not row.volgende_stap),
    "vraag": (gettext_lazy("Nog geen plan"), lambda row: row.fase is Fase.VRAAG),
    "afronden": (gettext_lazy("Alle doelen bekeken"), lambda row: row.fase is Fase.AFRONDEN),
}


def _family(row: CaseloadRow) -> dict[str, Any]:
    url = address("dossier:overzicht", row.huishouden_id)
    return {"text": row.naam, "url": url, "risk": row.let_op}


def _contacts(count: int) -> str:
    return ngettext("%(n)s contact", "%(n)s contacten", count) % {"n": count} if count else ""


def ago(day: date | None) -> str:
    """How long ago the last contact was, in words."""
    if day is None:
        return _("nog geen")
    days = (today() - day).days
    if days < 2:
        return [_("vandaag"), _("gisteren")][max(days, 0)]
    return ngettext("%(n)s dag geleden", "%(n)s dagen geleden", days) % {"n": days}


def due(day: date | None) -> str:
    """When a step is due, seen from today; what is late says so."""
    if day is None:
        return ""
    days = (day - today()).days
    if days < 0:
        return ngettext("%(n)s dag te laat", "%(n)s dagen te laat", -days) % {"n": -days}
    return [_("vandaag"), _("morgen")][days] if days < 2 else date_format(day, "j F")
