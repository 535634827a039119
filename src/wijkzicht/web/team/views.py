"""The team of a team leader: who carries what, who is away, and giving families to somebody else."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.aanmeldingen.queries import board
from wijkzicht.register.casussen import actions, queries
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie import actions as organisatie
from wijkzicht.register.organisatie import queries as people
from wijkzicht.register.organisatie.models import Medewerker, Rol, Team
from wijkzicht.rules.werkdagen import works_on
from wijkzicht.web.access import listed
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import requires
from wijkzicht.web.roles import teams_of
from wijkzicht.web.start.werkdagen import in_words
from wijkzicht.web.team.forms import AbsenceForm, HandOverForm

HOME = "team:overzicht"
FORM = "beheer/formulier.html"


@require_safe
@requires(Rol.TEAMLEIDER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Load, waiting and absence of each team one leads."""
    teams = [
        {
            "team": team,
            "load": [_carried(row) for row in queries.load(team)],
            "absences": list(people.absences(team, today())),
            "waiting": _waiting(team),
        }
        for team in Team.objects.filter(pk__in=teams_of(request, Rol.TEAMLEIDER) - {None})
    ]
    return render(request, "team/overzicht.html", {"teams": teams, "today": today()})


@require_http_methods(["GET", "POST"])
@requires(Rol.TEAMLEIDER)
def afwezig(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """Somebody is not there for some days."""
    team = _team(request, team_id)
    form = AbsenceForm(request.POST or None, people=_people(team))
    if request.method == "POST" and form.save(organisatie.note_absence, by=request.user):
        messages.success(request, _("Bewaard. Bij Verdelen staat dat deze collega er niet is."))
        return redirect(HOME)
    context = {"form": form, "title": _("Een collega is er niet"), "save": _("Bewaar")}
    context["lead"] = _("Waarom iemand er niet is, hoeft niemand te weten.")
    return form_page(request, FORM, context | {"back_url": reverse(HOME)})


@require_POST
@requires(Rol.TEAMLEIDER)
def aanwezig(request: HttpRequest, team_id: uuid.UUID, afwezigheid_id: uuid.UUID) -> HttpResponse:
    """Somebody is there after all."""
    team = _team(request, team_id)
    row = people.absences(team, today()).filter(pk=afwezigheid_id).first()
    if row is None:
        raise Http404
    organisatie.remove_absence(afwezigheid=row, by=request.user)
    messages.success(request, _("Weggehaald."))
    return redirect(HOME)


@require_http_methods(["GET", "POST"])
@requires(Rol.TEAMLEIDER)
def overdragen(request: HttpRequest, team_id: uuid.UUID, medewerker_id: uuid.UUID) -> HttpResponse:
    """Families of a colleague go to another one, all at once or some of them."""
    team = _team(request, team_id)
    van = next((row for row in _people(team) if row.pk == medewerker_id), None)
    if van is None:
        raise Http404
    casussen = queries.of_colleague(team, van)
    listed(request, (casus.huishouden_id for casus in casussen))
    others = [row for row in _people(team) if row.pk != van.pk]
    form = HandOverForm(request.POST or None, casussen=casussen, people=others)
    if request.method == "POST" and form.save(actions.hand_over, van=van, by=request.user):
        count = len(form.cleaned_data["casussen"])
        words = ngettext("%(n)s gezin overgedragen.", "%(n)s gezinnen overgedragen.", count)
        messages.success(request, words % {"n": count})
        return redirect(HOME)
    context = {
        "form": form,
        "title": _("Gezinnen van %(name)s overdragen") % {"name": van.naam},
        "lead": _("De regie gaat mee. Open stappen blijven in het dossier staan."),
        "save": _("Draag over"),
        "back_url": reverse(HOME),
    }
    return form_page(request, FORM, context)


def _carried(row: queries.Load) -> dict[str, Any]:
    """A colleague's load, with the days of the week and whether today is one of them."""
    return {**row._asdict(), "werkt": in_words(row.dagen), "vrij": not works_on(row.dagen, today())}


def _waiting(team: Team) -> int:
    """Requests that are not finished."""
    return sum(len(cards) for cards in board(team).values())


def _people(team: Team) -> list[Medewerker]:
    keys = [row.medewerker_id for row in people.caseworkers(team, today())]
    return list(Medewerker.objects.filter(pk__in=keys).order_by("naam"))


def _team(request: HttpRequest, team_id: uuid.UUID) -> Team:
    if team_id not in teams_of(request, Rol.TEAMLEIDER):
        raise Http404
    return Team.objects.get(pk=team_id)
