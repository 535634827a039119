"""Mijn gezinnen: a table that can be sorted by each column, with what is late in words."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from wijkzicht.register.casussen.queries import CaseloadRow, caseload
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.web.access import listed
from wijkzicht.web.policy import WORKERS, requires

FIRST = "naam"
COLUMNS: dict[str, tuple[Promise, Callable[[CaseloadRow], tuple]]] = {
    "naam": (gettext_lazy("Gezin"), lambda row: (row.naam.casefold(),)),
    "contact": (
        gettext_lazy("Laatste contact"),
        lambda row: (row.laatste_contact or date.min, row.naam),
    ),
    "stap": (
        gettext_lazy("Volgende stap"),
        lambda row: (row.volgende_stap_op or date.max, not row.volgende_stap, row.naam),
    ),
    "drukte": (gettext_lazy("Laatste 30 dagen"), lambda row: (-row.drukte, row.naam)),
    "geopend": (gettext_lazy("Sinds"), lambda row: (row.geopend, row.naam)),
    "regie": (gettext_lazy("Regie"), lambda row: (not row.regie, row.naam)),
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
}


@require_safe
@requires(*WORKERS)
def gezinnen(request: HttpRequest) -> HttpResponse:
    """The open casussen one is involved in."""
    column = request.GET.get("op", FIRST)
    column = column if column in COLUMNS else FIRST
    down = request.GET.get("richting") == "af"
    only = [key for key in FILTERS if key in request.GET.getlist("toon")]
    everything = caseload(request.user)
    found = [row for row in everything if all(FILTERS[key][1](row) for key in only)]
    rows = sorted(found, key=COLUMNS[column][1], reverse=down)
    listed(request, (row.huishouden_id for row in rows))
    context = {
        "rows": [_cells(row) for row in rows],
        "columns": [_column(key, column, down, only) for key in COLUMNS],
        "filters": [_filter(key, only, column, down) for key in FILTERS] if everything else [],
        "filtered": bool(only),
    }
    return render(request, "caseload/gezinnen.html", context)


def _address(column: str, turn: str, only: list[str]) -> str:
    pairs = [("op", column), ("richting", turn), *(("toon", key) for key in only)]
    return f"{reverse('caseload:gezinnen')}?{urlencode(pairs)}"


def _filter(key: str, only: list[str], column: str, down: bool) -> dict:
    """A filter with the address that puts it on, or takes it off."""
    rest = [other for other in FILTERS if (other in only) != (other == key)]
    url = _address(column, "af" if down else "op", rest)
    return {"label": FILTERS[key][0], "on": key in only, "url": url}


def _column(key: str, sorted_by: str, down: bool, only: list[str]) -> dict:
    turn = "af" if key == sorted_by and not down else "op"
    return {
        "label": COLUMNS[key][0],
        "sort_url": _address(key, turn, only),
        "sorted": ("af" if down else "op") if key == sorted_by else "",
    }


def _cells(row: CaseloadRow) -> list[dict]:
    url = reverse("dossier:overzicht", args=[row.huishouden_id])
    words = [str(column[0]) for column in COLUMNS.values()]
    texts = [
        {"text": row.naam, "url": url, "risk": row.let_op},
        {"text": ago(row.laatste_contact)},
        {"text": row.volgende_stap or "", "hint": due(row.volgende_stap_op)},
        {"text": _contacts(row.drukte)},
        {"text": date_format(row.geopend, "j b Y")},
        {"text": _("ja") if row.regie else ""},
    ]
    return [{**cell, "label": word} for cell, word in zip(texts, words, strict=True)]


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
