"""Mijn dag: what needs somebody today. Who has no files lands on what they can do."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from wijkzicht.register.aandacht import queries as aandacht
from wijkzicht.register.aanmeldingen.queries import assigned
from wijkzicht.register.casussen.queries import CaseloadRow, caseload
from wijkzicht.register.clock import today
from wijkzicht.register.concepten.models import Concept
from wijkzicht.register.concepten.queries import left_open
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.queries import works_on_days
from wijkzicht.web import concept
from wijkzicht.web.access import listed
from wijkzicht.web.navigation import navigation
from wijkzicht.web.policy import WORKERS, for_everyone_signed_in
from wijkzicht.web.roles import roles_of
from wijkzicht.web.start.todo import Line, to_do_on, todo_line
from wijkzicht.web.start.werkdagen import in_words

FEW = 5
# Forms about no household yet: what they are called and where they go on.
AT_THE_DOOR = {
    "aanmelding": (gettext_lazy("Aanmelding, nog niet bewaard"), "intake:nieuw"),
    "advies": (gettext_lazy("Advies, nog niet bewaard"), "intake:advies"),
    "partneradvies": (
        gettext_lazy("Advies aan een partner, nog niet bewaard"),
        "intake:partneradvies",
    ),
}
# What is late for longer than this is folded: today it is not the first thing to do.
STALE = timedelta(days=14)


@require_safe
@for_everyone_signed_in
def dag(request: HttpRequest) -> HttpResponse:
    """One list a kind: steps due, forms left open, new requests; nothing that counts people."""
    if not roles_of(request) & set(WORKERS):
        return _elsewhere(request)
    families = caseload(request.user)
    todo = aandacht.of(request.user, today() + timedelta(days=termijn("vooruit")))
    stale = today() - STALE
    drafts = [_draft(row, families) for row in left_open(request.user)]
    requests = assigned(request.user)
    listed(request, [row.huishouden_id for row in [*families, *requests, *todo]])
    dagen = works_on_days(request.user, today())
    dated = [(to_do_on(row, dagen), todo_line(row, dagen)) for row in todo if row.op]
    context = {
        "now": [line for day, line in dated if stale <= day <= today()],
        "stale": [line for day, line in dated if day < stale],
        "soon": [line for day, line in dated if day > today()],
        "days": in_words(dagen),
        "drafts": [line for line in drafts if line],
        "requests": [_request(row) for row in requests],
        "quiet": _quiet(families),
        "today": today(),
    }
    return render(request, "start/dag.html", context)


def _elsewhere(request: HttpRequest) -> HttpResponse:
    if items := navigation(request):
        return redirect(items[0].url)
    return render(request, "start/niets.html", {"roles": roles_of(request)})


def _quiet(families: list[CaseloadRow]) -> list[Line]:
    """The families that nobody spoke for long, longest first; only those without a step."""
    rows = [row for row in families if not row.volgende_stap]
    rows = [(row.laatste_contact or row.geopend, row) for row in rows]
    rows = sorted(
        (row for row in rows if row[0] < today() - timedelta(days=termijn("stil"))),
        key=lambda row: row[0],
    )
    words = _("laatste contact op %(day)s")
    return [
        Line(
            row.naam,
            reverse("dossier:overzicht", args=[row.huishouden_id]),
            words % {"day": date_format(day, "j F Y")}
            if row.laatste_contact
            else _("nog geen contact"),
        )
        for day, row in rows[:FEW]
    ]


def _draft(row: Concept, families) -> Line | None:
    """A form that was left open; one about a household that is no longer one's own is not named."""
    since = _("laatst getypt op %(when)s") % {"when": date_format(row.bijgewerkt_op, "j F, H:i")}
    away = concept.address(row.formulier, row.voorwerp, name="concept_weg")
    if row.formulier in AT_THE_DOOR:
        text, place = AT_THE_DOOR[row.formulier]
        return Line(str(text), reverse(place), since, False, away)
    family = next((f for f in families if f.huishouden_id == row.voorwerp), None)
    if family is None or row.formulier != "contact":
        return None
    url = reverse("dossier:overzicht", args=[family.huishouden_id])
    text = _("Contact met %(name)s, nog niet bewaard") % {"name": family.naam}
    return Line(text, url, since, False, away)


def _request(row) -> Line:
    hint = waiting(row.datum)
    if row.kijk_op:
        hint += " · " + _("kijk weer op %(day)s") % {"day": date_format(row.kijk_op, "j F")}
    name = row.naam or _("Naam onbekend")
    return Line(name, reverse("intake:aanmelding", args=[row.pk]), hint)


def waiting(day: date) -> str:
    """How long a request waits, in words."""
    days = (today() - day).days
    if days <= 0:
        return _("vandaag binnengekomen")
    return ngettext("wacht %(n)s dag", "wacht %(n)s dagen", days) % {"n": days}
