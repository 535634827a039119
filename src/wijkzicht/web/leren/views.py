"""The learning pages of a team."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.indicators import catalogue
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.cijfers.policies import visible_groups
from wijkzicht.register.clock import today
from wijkzicht.register.leren import actions, queries
from wijkzicht.register.organisatie.models import Team
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.leren import vragen
from wijkzicht.web.leren.forms import SessionForm, StoryForm
from wijkzicht.web.monitor.page import figure
from wijkzicht.web.monitor.views import choose_period
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import memberships, teams_of


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest) -> HttpResponse:
    """The questions of one of one's teams in one half-year, its sessions and its stories."""
    mine = {row.team for row in memberships(request) if row.rol in WORKERS and row.team}
    teams = sorted(mine, key=lambda team: team.naam)
    asked = request.GET.get("groep")
    team = next((team for team in teams if str(team.pk) == asked), teams[0] if teams else None)
    context = _of_team(request, team) if team else {}
    return render(request, "leren/overzicht.html", {"teams": teams, "team": team, **context})


def _of_team(request: HttpRequest, team: Team) -> dict:
    sessions = queries.sessions(team)
    for sessie in sessions:
        sessie.indicator = catalogue().get(sessie.cijfer["indicator"])
    groups = visible_groups(request.user)
    group = next((group for group in groups if group.key == str(team.pk)), None)
    codes = {*vragen.CODES, *(sessie.cijfer["indicator"] for sessie in sessions)}
    rows = cijfers.rows(group, indicatoren=sorted(codes)) if group else []
    periods = sorted({row.periode for row in rows}, reverse=True)
    periode = choose_period(rows, periods, request.GET.get("periode"))
    return {
        "group": group,
        "periods": periods,
        "periode": periode,
        "questions": vragen.questions(rows, periode, sessions),
        "again": vragen.again(
            queries.due(sessions, today()), rows, choose_period(rows, periods, None)
        ),
        "sessions": sessions,
        "stories": queries.stories(team),
        "may_follow": group is not None,
        "may_discuss": group is not None,
    }


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def verhaal(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """Write down a story of a resident."""
    team = _team(request, team_id)
    form = StoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tell_story(team=team, by=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.add_error(None, refusal.sentence)
        else:
            return redirect("leren:overzicht")
    context = {"form": form, "team": team}
    return render(request, "leren/verhaal.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def sessie(request: HttpRequest, team_id: uuid.UUID, code: str, periode: str) -> HttpResponse:
    """Hold a learning session on one figure of one's team, as it stands today."""
    team = _team(request, team_id)
    rows = cijfers.figures(by=request.user, groep=str(team.pk), indicatoren=[code])
    row = next((r for r in rows if r.periode == periode and not r.dimensie), None)
    if row is None:
        raise Http404
    stories = queries.stories(team)
    first = {"vraag": catalogue()[code].vraag}
    form = SessionForm(stories, request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid() and _held(request, form, team, row, stories):
        return redirect("leren:overzicht")
    context = {"form": form, "team": team, "figure": figure(rows, periode)}
    return render(request, "leren/sessie.html", context, status=422 if form.errors else 200)


def _held(request, form: SessionForm, team: Team, row: Cijfer, stories: list) -> bool:
    chosen = form.cleaned_data.pop("verhalen", [])
    try:
        actions.hold_session(
            team=team,
            cijfer=row,
            by=request.user,
            verhalen=[story for story in stories if str(story.pk) in chosen],
            **form.cleaned_data,
        )
    except NotAllowed as refusal:
        form.add_error(None, refusal.sentence)
        return False
    return True


def _own(request: HttpRequest) -> set:
    return teams_of(request, *WORKERS) - {None}


def _team(request: HttpRequest, team_id: uuid.UUID) -> Team:
    team = Team.objects.filter(pk=team_id).first()
    if team is None or team.pk not in _own(request):
        raise Http404(_("Dit team is er niet."))
    return team
