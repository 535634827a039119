"""An offer of the social map, picked straight into a plan."""

import uuid
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.buurt.models import Aanbod
from wijkzicht.register.plannen import actions
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.vrijwilligers.queries import of_household, volunteers
from wijkzicht.web.buurt.forms import SearchForm
from wijkzicht.web.buurt.offers import listed_offers
from wijkzicht.web.buurt.volunteers import listed_volunteers
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.household import Task, opened, perform
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm, RowChoice

PLAN = "plan:plan"


class PickForm(ActionForm):
    """For which goal, who does it, and what."""

    doel = RowChoice(
        label=gettext_lazy("Bij welk doel?"),
        required=True,
        error_messages={"required": gettext_lazy("Kies een doel.")},
    )
    uitvoerder = CodeChoice(
        "uitvoerder", label=gettext_lazy("Wie doet dit?"), required=True, empty=None
    )
    wat = forms.CharField(
        label=gettext_lazy("Wat?"),
        max_length=300,
        error_messages={"required": gettext_lazy("Schrijf op wat er gebeurt.")},
    )

    def __init__(self, *args: Any, doelen: list[Doel], wie: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.wie = wie
        empty = None if len(doelen) == 1 else _("Kies")
        self.fields["doel"].offer([(doel, doel.tekst[:90]) for doel in doelen], empty=empty)

    def arguments(self) -> dict[str, Any]:
        data = self.cleaned_data
        step = actions.Step(uitvoerder=data["uitvoerder"], wat=data["wat"], wie=self.wie)
        return {"doel": data["doel"], "stap": step}


@require_safe
@requires(*WORKERS)
def zoeken(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Search the social map for this family."""
    context = opened(request, huishouden_id)
    form = SearchForm(request.GET or None)
    asked = form.cleaned_data if request.GET and form.is_valid() else {}
    words = {name: asked.get(name, "") for name in ("woord", "leefgebied")}
    context |= {
        "form": form,
        "rows": listed_offers(**asked),
        "asked": any(asked.values()),
        "volunteers": listed_volunteers(volunteers(context["casus"].team, **words)),
        "matches": of_household(huishouden_id),
    }
    return render(request, "plan/aanbod.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def kiezen(request: HttpRequest, huishouden_id: uuid.UUID, aanbod_id: uuid.UUID) -> HttpResponse:
    """Put an offer in the plan, with a goal."""
    context = opened(request, huishouden_id)
    row = Aanbod.objects.filter(pk=aanbod_id, gestopt_op__isnull=True).first()
    goals = [goal.doel for goal in plannen.goals(context["casus"])]
    open_goals = [doel for doel in goals if doel.uitkomst is None]
    if row is None:
        raise Http404
    first = {"uitvoerder": "voorliggend", "wat": row.naam}
    form = PickForm(request.POST or None, doelen=open_goals, wie=row.aanbieder, initial=first)
    task = Task(
        _("%(name)s in het plan zetten") % {"name": row.naam},
        _("Zet in het plan"),
        _("Staat in het plan."),
        PLAN,
        "" if open_goals else _("Dit gezin heeft nog geen doel. Maak eerst een doel."),
    )
    return perform(request, context, task, form, actions.add_step)
