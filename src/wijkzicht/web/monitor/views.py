"""The first page of the monitor: a few questions, for a team or the whole."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkzicht.dataset.kwb import published_youth_care
from wijkzicht.indicators.card import CHAPTERS
from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.leveringen import queries as leveringen
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.monitor import page
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import roles_of, teams_of

READERS = (*WORKERS, Rol.ANALIST, Rol.OPDRACHTGEVER)


@require_safe
@requires(*READERS)
def cijfers_page(request: HttpRequest) -> HttpResponse:
    """The figures of one group in one half-year; the group and period that were asked, if one may."""
    groups = policies.visible_groups(request.user)
    group = choose_group(groups, request.GET.get("groep"))
    rows = cijfers.rows(group, indicatoren=page.CODES)
    periods = sorted({row.periode for row in rows}, reverse=True)
    periode = choose_period(rows, periods, request.GET.get("periode"))
    return render(
        request,
        "monitor/cijfers.html",
        {
            "groups": groups,
            "group": group,
            "periods": periods,
            "periode": periode,
            "chapters": CHAPTERS.items(),
            "sections": page.sections(rows, periode) if periode else [],
            "fresh": cijfers.freshness(group.key),
            "youth_care": _youth_care(group),
            "to_confirm": roles_of(request) & set(WORKERS) and leveringen.something_to_confirm(),
            "may_follow": not group.buiten,
            "may_discuss": works_in(request, group),
        },
    )


def works_in(request: HttpRequest, group: policies.Group) -> bool:
    """Whether the asker works with the families of the group: it is a team of theirs."""
    return group.key in {str(team) for team in teams_of(request, *WORKERS)}


def choose_group(groups: list[policies.Group], key: str | None) -> policies.Group:
    """The group asked for; else one's own team, else the whole."""
    asked = next((group for group in groups if group.key == key), None)
    return asked or (groups[1] if len(groups) == 2 else groups[0])


def choose_period(rows, periods: list[str], asked: str | None) -> str:
    """The period asked for; else the newest that is over; the newest at all if none is."""
    if asked in periods:
        return asked
    known = max((row.peildatum for row in rows), default=None)
    over = (p for p in periods if Period.parse(p).end <= known)
    return next(over, periods[0] if periods else "")


def _youth_care(group: policies.Group) -> list:
    """What CBS published for the municipalities of the group, newest first."""
    teams = Team.objects.all() if group.key == policies.TOTAL else Team.objects.filter(pk=group.key)
    codes = sorted(set(teams.values_list("gemeente_code", flat=True)))
    return [row for code in codes for row in reversed(published_youth_care(code)) if row.clients]
