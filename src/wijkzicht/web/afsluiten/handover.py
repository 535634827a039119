"""A family goes to another team here, or to somebody elsewhere: with what they need to know."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Lidmaatschap, Team
from wijkzicht.register.organisatie.queries import caseworkers_elsewhere, open_teams
from wijkzicht.register.overdrachten import actions
from wijkzicht.register.overdrachten.models import WAITS, Overdracht
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.web.access import Act
from wijkzicht.web.afsluiten.letter import proposal
from wijkzicht.web.betrokken.views import MANAGERS
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import CheckboxList, DayField, RadioList, line, text
from wijkzicht.web.household import Task, opened, perform, row_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm, RowChoice, RowsChoice, form_key, yes_no

TEMPLATE = "afsluiten/overdragen.html"
CLOSE = "afsluiten:afsluiten"


class _HandoverForm(ActionForm):
    """The day, why the team here stops, and what the family was told."""

    op = DayField(
        label=gettext_lazy("Laatste dag bij dit team"),
        error_messages={"required": gettext_lazy("Vul in vanaf welke dag.")},
    )
    reden = CodeChoice(
        "reden_sluiting",
        label=gettext_lazy("Waarom stopt het team?"),
        required=True,
        empty=None,
        widget=RadioList,
        initial="in_overeenstemming",
        error_messages={"required": gettext_lazy("Kies waarom het team stopt.")},
    )
    verteld = text(gettext_lazy("Wat vertelde je het gezin?"))
    akkoord = yes_no(gettext_lazy("Vindt het gezin dit goed?"))

    def arguments(self) -> dict[str, Any]:
        return self.cleaned_data | {"formulier": self.formulier}


class TeamForm(_HandoverForm):
    """Who takes over, or the team on whose board it waits; and which goals still hold."""

    naar = RowChoice(
        label=gettext_lazy("Wie neemt het over?"),
        required=True,
        error_messages={"required": gettext_lazy("Kies wie het overneemt.")},
    )
    doelen = RowsChoice(label=gettext_lazy("Welke doelen gelden nog?"), widget=CheckboxList)
    brief = text(
        gettext_lazy("Wat moet je collega weten?"),
        help_text=gettext_lazy(
            "Je collega ziet ook het hele dossier. Kies je nog niemand? Dan leest heel het team dit "
            "op het bord."
        ),
    )
    field_order = ("naar", "brief", "doelen", "verteld", "akkoord", "op", "reden")

    def __init__(
        self,
        *args: Any,
        collegas: Iterable[Lidmaatschap],
        teams: Iterable[Team],
        doelen: list[Doel],
        **options: Any,
    ) -> None:
        options["initial"] = {"doelen": [str(doel.pk) for doel in doelen]}
        super().__init__(*args, **options)
        names = [(row, f"{row.medewerker.naam} ({row.team.naam})") for row in collegas]
        nobody = _("Nog niemand: op het bord van %(team)s")
        waits = [(team, nobody % {"team": team.naam}) for team in teams]
        self.fields["naar"].offer([*names, *waits], empty=_("Kies"))
        self.fields["doelen"].offer([(doel, doel.tekst) for doel in doelen])
        if not doelen:
            del self.fields["doelen"]


class ElsewhereForm(_HandoverForm):
    """To whom, and the letter."""

    naar = line(
        gettext_lazy("Aan wie draag je over?"),
        required=True,
        help_text=gettext_lazy("Bijvoorbeeld: wijkteam Zuid, gemeente Lelystad."),
        error_messages={"required": gettext_lazy("Vul in aan wie je overdraagt.")},
    )
    brief = text(
        gettext_lazy("Wat geef je door?"),
        rows=12,
        required=True,
        help_text=gettext_lazy("Haal weg wat de ander niet nodig heeft. Dit wordt de brief."),
        error_messages={"required": gettext_lazy("Schrijf op wat je overdraagt.")},
    )
    vervolg = CodeChoice(
        "vervolg",
        label=gettext_lazy("Hoe gaat het gezin verder?"),
        required=True,
        empty=None,
        widget=RadioList,
        error_messages={"required": gettext_lazy("Kies hoe het gezin verdergaat.")},
    )
    field_order = ("naar", "brief", "verteld", "akkoord", "op", "reden", "vervolg")


@require_http_methods(["GET", "POST"])
@requires(*MANAGERS)
def overdragen(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """A colleague of another team takes over."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    if _sent_before(request):
        return redirect(CLOSE, huishouden_id=huishouden_id)
    casus = _open(context)
    if before := casus.overdrachten.filter(WAITS).first():
        return redirect("afsluiten:terugnemen", huishouden_id, before.pk)
    goals = [goal.doel for goal in plannen.goals(casus, acties=False)]
    teams = [team for team in open_teams(today()) if team.pk != casus.team_id]
    waits = request.POST.get("naar") in {str(team.pk) for team in teams}
    form = TeamForm(
        request.POST or None,
        row=casus,
        collegas=caseworkers_elsewhere(casus.team, today()),
        teams=teams,
        doelen=[doel for doel in goals if doel.uitkomst is None],
    )
    task = Task(
        _("Overdragen aan een ander team"),
        _("Draag over"),
        _("Het gezin staat op het bord van dat team. Jij gaat door tot iemand het overneemt.")
        if waits
        else _("Het gezin is overgedragen. Jij ziet het nog tot en met vandaag."),
        "dossier:overzicht",
        _(
            "Spreek het eerst af met je collega. Die heeft daarna de regie en ziet wat er open staat. "
            "Kies je nog niemand? Dan ga jij door tot iemand van dat team het overneemt."
        ),
        TEMPLATE,
    )
    more = {"casus": casus, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.to_team, **more)


class TakeBackForm(ActionForm):
    """Why the family does not go to the other team after all."""

    reden = text(
        gettext_lazy("Waarom neem je het terug?"),
        required=True,
        error_messages={"required": gettext_lazy("Schrijf op waarom je het gezin terugneemt.")},
    )


@require_http_methods(["GET", "POST"])
@requires(*MANAGERS)
def terugnemen(
    request: HttpRequest, huishouden_id: uuid.UUID, overdracht_id: uuid.UUID
) -> HttpResponse:
    """A family that waits on the board of another team: taken back, with why."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    row = row_or_404(Overdracht, context, overdracht_id)
    task = Task(
        _("Wacht op iemand van %(team)s") % {"team": row.naar},
        _("Neem terug"),
        _("Het gezin is terug. Het staat niet meer op het bord van het andere team."),
        "dossier:overzicht",
        _("Het gezin staat op het bord van dat team. Jij gaat door tot iemand het overneemt."),
    )
    form = TakeBackForm(request.POST or None)
    return perform(request, context, task, form, actions.take_back, overdracht=row)


@require_http_methods(["GET", "POST"])
@requires(*MANAGERS)
def elders(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Somebody in another municipality or organisation goes on: the casus closes with a letter."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    if _sent_before(request):
        return redirect(CLOSE, huishouden_id=huishouden_id)
    casus = _open(context)
    words = {"vervolg": actions.ANDER_TEAM}
    if request.method == "GET":
        words["brief"] = proposal(casus, context["personen"])
    form = ElsewhereForm(request.POST or None, row=casus, initial=words)
    task = Task(
        _("Overdragen aan iemand elders"),
        _("Sluit de casus en maak de brief"),
        _("De casus is gesloten. De brief staat klaar om te printen."),
        CLOSE,
        _("Voor een andere gemeente of organisatie. De casus hier sluit."),
        TEMPLATE,
    )
    more = {"casus": casus, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.elsewhere, **more)


@require_safe
@requires(*WORKERS)
def overdracht(
    request: HttpRequest, huishouden_id: uuid.UUID, overdracht_id: uuid.UUID
) -> HttpResponse:
    """What was handed over, ready for paper."""
    context = opened(request, huishouden_id)
    rows = Overdracht.objects.filter(huishouden=context["huishouden"], pk=overdracht_id)
    row = rows.select_related("medewerker", "casus__team").first()
    if row is None:
        raise Http404
    return render(request, "afsluiten/overdracht.html", context | {"row": row})


def _sent_before(request: HttpRequest) -> bool:
    """Whether this same form was done already: then the casus it was about is not the open one."""
    key = form_key(request.POST.get("formulier", ""))
    return key is not None and Overdracht.objects.filter(formulier=key).exists()


def _open(context: dict) -> Casus:
    """The open casus; a closed one can't be handed over."""
    if context["casus"].gesloten:
        raise Http404
    return context["casus"]
