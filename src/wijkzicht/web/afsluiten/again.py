"""After a closing: take it back, begin again when the family returns; and name a result."""

import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.aanmeldingen import actions as aanmeldingen
from wijkzicht.register.casussen import actions
from wijkzicht.register.casussen.models import Resultaat
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.web.access import Act
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import CheckboxList, DayField, RadioList
from wijkzicht.web.household import Task, opened, perform, row_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm

CLOSE = "afsluiten:afsluiten"
HOME = "dossier:overzicht"


class UndoForm(ActionForm):
    """Why the closing was a mistake."""

    reden = forms.CharField(
        label=gettext_lazy("Waarom was sluiten te vroeg?"),
        required=False,
        max_length=300,
        error_messages={"max_length": gettext_lazy("Maak de tekst korter: tot 300 tekens.")},
    )


class AgainForm(ActionForm):
    """The family is back: since when, with what, and which goals still hold."""

    vraag = forms.CharField(
        label=gettext_lazy("Wat is de vraag nu?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf op wat het gezin vraagt.")},
    )
    datum = DayField(
        label=gettext_lazy("Sinds wanneer?"),
        error_messages={"required": gettext_lazy("Vul in wanneer het gezin terugkwam.")},
    )
    kanaal = CodeChoice("kanaal", label=gettext_lazy("Hoe kwam het gezin terug?"))
    doelen = forms.MultipleChoiceField(
        label=gettext_lazy("Welke doelen gelden nog?"), required=False, widget=CheckboxList
    )

    def __init__(self, *args: Any, doelen: list, **options: Any) -> None:
        super().__init__(*args, **options)
        self.goals = {str(doel.pk): doel for doel in doelen}
        self.fields["doelen"].choices = [(key, doel.tekst) for key, doel in self.goals.items()]
        if not doelen:
            del self.fields["doelen"]

    def arguments(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        chosen = [self.goals[key] for key in data.pop("doelen", [])]
        return data | {"doelen": chosen, "formulier": self.formulier}


class ResultForm(ActionForm):
    """What was prevented or replaced."""

    soort = CodeChoice(
        "resultaat_soort",
        label=gettext_lazy("Wat is bereikt?"),
        required=True,
        empty=None,
        widget=RadioList,
        error_messages={"required": gettext_lazy("Kies wat er is bereikt.")},
    )
    datum = DayField(
        label=gettext_lazy("Wanneer?"),
        error_messages={"required": gettext_lazy("Vul in wanneer dit was.")},
    )
    onderbouwing = forms.CharField(
        label=gettext_lazy("Waaruit blijkt dat?"),
        help_text=gettext_lazy("Bijvoorbeeld: de verhuurder trok de ontruiming in."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def arguments(self) -> dict[str, Any]:
        return self.cleaned_data | {"formulier": self.formulier}


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def ongedaan(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Take back a closing that was a mistake."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    casus = context["casus"]
    task = Task(
        _("Het sluiten ongedaan maken"),
        _("Maak ongedaan"),
        _("De casus is weer open."),
        HOME,
        _("De casus gaat verder alsof hij niet gesloten was. Wie betrokken was, is dat weer."),
    )
    form = UndoForm(request.POST or None, row=casus)
    more = {"casus": casus, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.undo_close, **more)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def terugkeer(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """The family is back: a request and a new casus in one go, with the goals that still hold."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    casus = context["casus"]
    goals = [goal.doel for goal in plannen.goals(casus)]
    task = Task(
        _("Opnieuw beginnen"),
        _("Begin opnieuw"),
        _("Er is een nieuwe casus. Het oude dossier blijft te lezen."),
        HOME,
        _("Er komt een nieuwe casus naast de oude. Zo telt elk cijfer wat het telde."),
    )
    form = AgainForm(request.POST or None, doelen=[d for d in goals if d.uitkomst != "behaald"])
    more = {"huishouden": context["huishouden"], "team": casus.team}
    return perform(request, context, task, form, aanmeldingen.come_back, **more)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def resultaat(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Name a result, with what makes it plausible."""
    context = opened(request, huishouden_id)
    task = Task(
        _("Een resultaat vastleggen"),
        _("Bewaar het resultaat"),
        _("Resultaat bewaard."),
        CLOSE,
        _("Noem wat het gezin en jullie samen bereikten. Alleen als je het kunt uitleggen."),
    )
    form = ResultForm(request.POST or None)
    return perform(request, context, task, form, actions.note_result, casus=context["casus"])


@require_POST
@requires(*WORKERS)
def resultaat_weg(
    request: HttpRequest, huishouden_id: uuid.UUID, resultaat_id: uuid.UUID
) -> HttpResponse:
    """Take away a result that was a mistake."""
    context = opened(request, huishouden_id)
    row = row_or_404(Resultaat, context, resultaat_id)
    actions.remove_result(resultaat=row, by=request.user)
    messages.success(request, _("Resultaat weggehaald."))
    return redirect(CLOSE, huishouden_id=huishouden_id)
