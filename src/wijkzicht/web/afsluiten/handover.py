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
from wijkzicht.register.organisatie.models import Lidmaatschap
from wijkzicht.register.organisatie.queries import caseworkers_elsewhere
from wijkzicht.register.overdrachten import actions
from wijkzicht.register.overdrachten.models import Overdracht
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.web.access import Act
from wijkzicht.web.afsluiten.letter import proposal
from wijkzicht.web.betrokken.views import MANAGERS
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import CheckboxList, DayField, RadioList, line, text
from wijkzicht.web.household import Task, opened, perform
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
    """Who takes over, and which goals still hold."""

    naar = RowChoice(
        label=gettext_lazy("Wie neemt het over?"),
        required=True,
        error_messages={"required": gettext_lazy("Kies wie het overneemt.")},
    )
    doelen = RowsChoice(label=gettext_lazy("Welke doelen gelden nog?"), widget=CheckboxList)
    brief = text(
        gettext_lazy("Wat moet je collega weten?"),
        help_text=gettext_lazy("Je collega ziet ook het hele dossier."),
    )
    field_order = ("naar", "brief", "doelen", "verteld", "akkoord", "op", "reden")

    def __init__(
        self, *args: Any, collegas: Iterable[Lidmaatschap], doelen: list[Doel], **options: Any
    ) -> None:
        options["initial"] = {"doelen": [str(doel.pk) for doel in doelen]}
        super().__init__(*args, **options)
        names = [(row, f"{row.medewerker.naam} ({row.team.naam})") for row in collegas]
        self.fields["naar"].offer(names, empty=_("Kies"))
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
    goals = [goal.doel for goal in plannen.goals(casus, acties=False)]
    form = TeamForm(
        request.POST or None,
        row=casus,
        collegas=caseworkers_elsewhere(casus.team, today()),
        doelen=[doel for doel in goals if doel.uitkomst is None],
    )
    task = Task(
        _("Overdragen aan een ander team"),
        _("Draag over"),
        _("Het gezin is overgedragen. Jij ziet het nog tot en met vandaag."),
        "dossier:overzicht",
        _(
            "Spreek het eerst af met je collega. Die heeft daarna de regie en ziet wat er open staat."
        ),
        TEMPLATE,
    )
    more = {"casus": casus, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.to_team, **more)


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
