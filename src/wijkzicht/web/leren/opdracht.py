"""Goals of the opdrachtgever with the figures they refer to. No target, no colour, no order of teams."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.dataset.kwb import packaged
from wijkzicht.register.cijfers import policies as figures
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.leren import actions, queries
from wijkzicht.register.leren.models import Opdrachtdoel
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.vocabulary.opdracht import DEEL, LANDELIJK, Aim, aims
from wijkzicht.web.household import form_page
from wijkzicht.web.leren.forms import SOORTEN, GoalForm
from wijkzicht.web.monitor.page import Figure, figure
from wijkzicht.web.monitor.views import READERS, choose_period
from wijkzicht.web.policy import requires
from wijkzicht.web.roles import roles_of


@dataclass(frozen=True)
class Shown:
    """A goal as the page shows it. `figures` of the whole organisation, in one half-year."""

    doel: Opdrachtdoel
    soort: str
    landelijk: str
    deel: str
    figures: list[Figure]


@require_safe
@requires(*READERS)
def overzicht(request: HttpRequest) -> HttpResponse:
    """The goals by municipality and period, each with its figures as they may be seen."""
    goals = queries.goals()
    group = next((g for g in figures.visible_groups(request.user) if g.key == figures.TOTAL), None)
    codes = sorted({code for goal in goals for code in goal.indicatoren})
    rows = cijfers.rows(group, indicatoren=codes) if group and codes else []
    names = _names()
    parts: dict[tuple[str, str], list[Shown]] = {}
    for goal in goals:
        place = (names.get(goal.gemeente_code, goal.gemeente_code), goal.periode)
        parts.setdefault(place, []).append(_shown(goal, rows))
    context = {
        "parts": [(place, periode, found) for (place, periode), found in parts.items()],
        "group": group,
        "may_write": Rol.ANALIST in roles_of(request),
        "may_follow": True,
    }
    return render(request, "leren/opdracht.html", context)


@require_http_methods(["GET", "POST"])
@requires(Rol.ANALIST)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Write down a goal."""
    form = GoalForm(municipalities(), request.POST or None)
    if request.method == "POST" and form.save(actions.agree, by=request.user):
        messages.success(request, _("Het doel is bewaard."))
        return redirect("leren:opdracht")
    return form_page(
        request, "leren/doel.html", {"form": form, **_around(_("Schrijf een doel op"))}
    )


@require_http_methods(["GET", "POST"])
@requires(Rol.ANALIST)
def wijzig(request: HttpRequest, doel_id: uuid.UUID) -> HttpResponse:
    """Change a goal, or write what the organisation makes of it."""
    goal = _goal(doel_id)
    form = GoalForm(municipalities(), request.POST or None, row=goal)
    if request.method == "POST" and form.save(
        actions.change_goal, opdrachtdoel=goal, versie=form.versie, by=request.user
    ):
        messages.success(request, _("Het doel is bewaard."))
        return redirect("leren:opdracht")
    context = {"form": form, "goal": goal, **_around(_("Wijzig het doel"))}
    return form_page(request, "leren/doel.html", context)


@require_POST
@requires(Rol.ANALIST)
def weg(request: HttpRequest, doel_id: uuid.UUID) -> HttpResponse:
    """Take away a goal that was written down by mistake."""
    actions.drop_goal(opdrachtdoel=_goal(doel_id), by=request.user)
    messages.success(request, _("Het doel is weggehaald."))
    return redirect("leren:opdracht")


def municipalities() -> dict[str, str]:
    """Names by code of the municipalities in which there is a team."""
    codes = sorted(set(Team.objects.values_list("gemeente_code", flat=True)))
    return {code: _names().get(code, code) for code in codes}


def _names() -> dict[str, str]:
    return {area.gemeente_code: area.gemeente for area in packaged().areas}


def _shown(goal: Opdrachtdoel, rows: list[Cijfer]) -> Shown:
    by_code: dict[str, list[Cijfer]] = {}
    for row in rows:
        by_code.setdefault(row.indicator, []).append(row)
    found = [
        figure(mine, _period(goal, mine)) for mine in map(by_code.get, goal.indicatoren) if mine
    ]
    return Shown(
        goal,
        str(dict(SOORTEN)[goal.soort]),
        _words(aims(LANDELIJK).get(goal.landelijk_doel)),
        _words(aims(DEEL).get(goal.opdrachtdeel)),
        [one for one in found if one],
    )


def _period(goal: Opdrachtdoel, rows: list[Cijfer]) -> str:
    """The newest half-year of the goal's own period that is over; before there is one, the newest that is."""
    periods = sorted({row.periode for row in rows}, reverse=True)
    own = [period for period in periods if period.startswith(goal.periode)]
    over = choose_period(rows, periods, None)
    return next((period for period in own if period <= over), over)


def _words(aim: Aim | None) -> str:
    return "" if aim is None else aim.en if get_language() == "en" else aim.nl


def _around(title: str) -> dict[str, str]:
    return {"title": title, "back_url": reverse("leren:opdracht")}


def _goal(doel_id: uuid.UUID) -> Opdrachtdoel:
    goal = Opdrachtdoel.objects.filter(pk=doel_id).first()
    if goal is None:
        raise Http404
    return goal
