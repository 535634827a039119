"""Volunteers of a team, and what one does for a family: a step of the plan, by name."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.organisatie.queries import caseworkers
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.vrijwilligers import actions, queries
from wijkzicht.register.vrijwilligers.models import Inzet, Vrijwilliger
from wijkzicht.web.access import listed
from wijkzicht.web.codes import choices, label
from wijkzicht.web.forms import CheckboxTiles, DayField, line
from wijkzicht.web.household import Task, form_page, opened, perform, row_or_404
from wijkzicht.web.intake.teams import chosen_team, own_teams
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm, RowChoice

HOME, PLAN = "buurt:vrijwilligers", "plan:plan"


class VolunteerForm(ActionForm):
    """Who, what, for whom, when. Two fields are needed."""

    naam = line(
        gettext_lazy("Naam"),
        required=True,
        error_messages={"required": gettext_lazy("Vul de naam van de vrijwilliger in.")},
    )
    kan = line(
        gettext_lazy("Wat kan deze vrijwilliger doen?"),
        max_length=300,
        required=True,
        help_text=gettext_lazy("Bijvoorbeeld: post ordenen, of meegaan naar de dokter."),
        error_messages={"required": gettext_lazy("Schrijf op wat de vrijwilliger kan doen.")},
    )
    leefgebieden = forms.MultipleChoiceField(
        label=gettext_lazy("Waarbij helpt het?"),
        required=False,
        choices=choices("leefgebied"),
        widget=CheckboxTiles,
    )
    voor_wie = line(gettext_lazy("Voor wie?"))
    wanneer = line(gettext_lazy("Wanneer kan het?"))
    bereikbaar = line(gettext_lazy("Hoe bereik je deze vrijwilliger?"))
    bekend_bij = RowChoice(label=gettext_lazy("Wie van het team kent deze vrijwilliger?"))
    vog_op = DayField(
        label=gettext_lazy("Van welke dag is de VOG?"),
        help_text=gettext_lazy("Alleen als jullie organisatie een VOG vraagt."),
        required=False,
        initial=None,
    )
    gestopt_op = DayField(
        label=gettext_lazy("Is de vrijwilliger gestopt? Sinds wanneer?"),
        required=False,
        initial=None,
    )

    def __init__(self, *args: Any, people: list[Medewerker], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["bekend_bij"].offer([(row, row.naam) for row in people], empty="–")
        if row := options.get("row"):
            self.initial["bekend_bij"] = str(row.bekend_bij_id or "")
        else:
            del self.fields["gestopt_op"]


class MatchForm(ActionForm):
    """For which goal, what, from when."""

    doel = RowChoice(
        label=gettext_lazy("Bij welk doel?"),
        required=True,
        error_messages={"required": gettext_lazy("Kies een doel.")},
    )
    wat = line(
        gettext_lazy("Wat gaat de vrijwilliger doen?"),
        max_length=300,
        required=True,
        error_messages={"required": gettext_lazy("Schrijf op wat er gebeurt.")},
    )
    van = DayField(
        label=gettext_lazy("Vanaf wanneer?"),
        future=True,
        error_messages={"required": gettext_lazy("Vul in vanaf wanneer.")},
    )

    def __init__(self, *args: Any, doelen: list[Doel], **options: Any) -> None:
        super().__init__(*args, **options)
        empty = None if len(doelen) == 1 else _("Kies")
        self.fields["doel"].offer([(doel, doel.tekst[:90]) for doel in doelen], empty=empty)

    def arguments(self) -> dict[str, Any]:
        return self.cleaned_data | {"formulier": self.formulier}


class FollowForm(ActionForm):
    """How it goes, and how it ended."""

    gaat = line(gettext_lazy("Hoe gaat het?"), max_length=500)
    tot = DayField(
        label=gettext_lazy("Is het gestopt? Sinds wanneer?"), required=False, initial=None
    )
    terugblik = line(
        gettext_lazy("Wat had het gezin eraan?"),
        max_length=500,
        help_text=gettext_lazy("Vul dit in als het is gestopt."),
    )


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Who helps in one's team."""
    team = chosen_team(request, request.GET.get("team"))
    if team is None:
        raise Http404
    rows = listed_volunteers(queries.volunteers(team))
    context = {"team": team, "teams": own_teams(request), "rows": rows}
    return render(request, "buurt/vrijwilligers.html", context)


def listed_volunteers(rows: Any) -> list[dict]:
    """Volunteers, with their leefgebieden in words."""
    return [
        {"row": row, "themes": [label("leefgebied", code) for code in row.leefgebieden]}
        for row in rows
    ]


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def vrijwilliger(
    request: HttpRequest, team_id: uuid.UUID, vrijwilliger_id: uuid.UUID | None = None
) -> HttpResponse:
    """Somebody who helps: record, change. Below it where, of the families one may see."""
    team = next((team for team in own_teams(request) if team.pk == team_id), None)
    row = _volunteer(vrijwilliger_id) if vrijwilliger_id else None
    if team is None or (row and row.team_id != team.pk):
        raise Http404
    keys = [colleague.medewerker_id for colleague in caseworkers(team, today())]
    people = list(Medewerker.objects.filter(pk__in=keys).order_by("naam"))
    first = {"bekend_bij": str(request.user.pk)}
    data = request.POST if request.method == "POST" else None
    form = VolunteerForm(data, row=row, people=people, **({} if row else {"initial": first}))
    if data is not None:
        more = {"vrijwilliger": row, "versie": form.versie or 0} if row else {"team": team}
        if form.save(actions.change if row else actions.add, by=request.user, **more):
            messages.success(request, _("Vrijwilliger bewaard."))
            return redirect(f"{reverse(HOME)}?team={team.pk}")
    matches = queries.of_volunteer(row) if row else []
    listed(request, (match.huishouden_id for match in matches))
    context = {
        "form": form,
        "title": row.naam if row else _("Nieuwe vrijwilliger"),
        "lead": _("Een vrijwilliger heeft geen account en ziet niets van een dossier."),
        "save": _("Bewaar"),
        "matches": matches,
        "back_url": f"{reverse(HOME)}?team={team.pk}",
    }
    return form_page(request, "buurt/vrijwilliger.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def kiezen(
    request: HttpRequest, huishouden_id: uuid.UUID, vrijwilliger_id: uuid.UUID
) -> HttpResponse:
    """Put what a volunteer does in the plan, with a goal."""
    context = opened(request, huishouden_id)
    row = _volunteer(vrijwilliger_id)
    goals = [goal.doel for goal in plannen.goals(context["casus"])]
    open_goals = [doel for doel in goals if doel.uitkomst is None]
    form = MatchForm(request.POST or None, doelen=open_goals, initial={"wat": row.kan})
    task = Task(
        _("%(name)s in het plan zetten") % {"name": row.naam},
        _("Zet in het plan"),
        _("Staat in het plan."),
        PLAN,
        _("Vertel de vrijwilliger niet meer dan nodig is, en alleen als het gezin dat goed vindt.")
        if open_goals
        else _("Dit gezin heeft nog geen doel. Maak eerst een doel."),
    )
    return perform(request, context, task, form, actions.match, vrijwilliger=row)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def inzet(request: HttpRequest, huishouden_id: uuid.UUID, inzet_id: uuid.UUID) -> HttpResponse:
    """How it goes with a volunteer, or that it ended and what it brought."""
    context = opened(request, huishouden_id)
    row = row_or_404(Inzet, context, inzet_id, "vrijwilliger")
    form = FollowForm(request.POST or None, row=row)
    task = Task(
        _("%(name)s bij dit gezin") % {"name": row.vrijwilliger.naam},
        _("Bewaar"),
        _("Bewaard."),
        "plan:aanbod",
        row.wat,
    )
    more = {"inzet": row, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.follow_up, **more)


def _volunteer(key: uuid.UUID) -> Vrijwilliger:
    row = Vrijwilliger.objects.filter(pk=key).first()
    if row is None:
        raise Http404
    return row
