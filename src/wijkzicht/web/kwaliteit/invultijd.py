"""How long forms take: half of them and nine in ten, per quarter. Of a team or of everybody together."""

from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkzicht.register.clock import today
from wijkzicht.register.invultijd.queries import FEWEST, FEWEST_PEOPLE, Took, took
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.register.organisatie.queries import caseworkers
from wijkzicht.web.invultijd import NAMES
from wijkzicht.web.policy import requires
from wijkzicht.web.roles import roles_of, teams_of
from wijkzicht.web.verloop.sheet import Sheet

SINCE = timedelta(days=2 * 366)
WHOLE = {Rol.ANALIST, Rol.BEHEER}


class Part(NamedTuple):
    """Of whom, and the table; None: too few people to show."""

    naam: str
    sheet: Sheet | None


@require_safe
@requires(Rol.TEAMLEIDER, Rol.ANALIST, Rol.BEHEER)
def invultijd(request: HttpRequest) -> HttpResponse:
    """Everybody together for who decides about forms; a team for who leads it."""
    since = today() - SINCE
    parts = []
    if roles_of(request) & WHOLE:
        parts.append(Part(_("Alle teams samen"), _sheet(took(since))))
    led = teams_of(request, Rol.TEAMLEIDER) - {None}
    for team in Team.objects.filter(pk__in=led).order_by("naam"):
        parts.append(Part(team.naam, _of_team(team, since)))
    context = {"parts": parts, "fewest": FEWEST, "people": FEWEST_PEOPLE}
    return render(request, "kwaliteit/invultijd.html", context)


def _of_team(team: Team, since: date) -> Sheet | None:
    people = {row.medewerker_id for row in caseworkers(team, today())}
    return _sheet(took(since, team.pk)) if len(people) >= FEWEST_PEOPLE else None


def _sheet(rows: list[Took]) -> Sheet:
    columns = (
        _("Formulier"),
        _("Kwartaal"),
        _("Aantal"),
        _("Helft binnen"),
        _("Negen van tien binnen"),
    )
    lines = [
        (
            str(NAMES.get(row.formulier, row.formulier)),
            f"{row.kwartaal.year}-K{(row.kwartaal.month + 2) // 3}",
            row.aantal,
            _seconds(row.helft),
            _seconds(row.negen_van_tien),
        )
        for row in rows
    ]
    return Sheet(_("Seconden van de eerste toets tot bewaren"), columns, lines)


def _seconds(value: int | None) -> str:
    return _("te weinig") if value is None else _("%(n)s seconden") % {"n": value}
