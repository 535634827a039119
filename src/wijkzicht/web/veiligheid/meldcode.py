"""Take a step of the meldcode, change it, and be done with it."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.veiligheid import actions
from wijkzicht.register.veiligheid.models import Meldcode, Meldcodestap
from wijkzicht.web.draft import Draft
from wijkzicht.web.household import Task, opened, perform
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.veiligheid.forms import STEP_FORMS, FinishForm
from wijkzicht.web.veiligheid.words import STEPS

HOME = "veiligheid:overzicht"
FREE = "dossier/vrij.html"


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID, stap: int) -> HttpResponse:
    """Take a step; the first one starts the meldcode."""
    context = opened(request, huishouden_id)
    if stap not in STEPS:
        raise Http404
    draft = Draft(request, f"meldcode-{stap}", context["huishouden"])
    form = STEP_FORMS[stap](request.POST or None, initial=draft.typed)
    return perform(
        request,
        context,
        _task(stap),
        form,
        actions.take_step,
        draft=draft,
        casus=context["casus"],
        stap=stap,
        formulier=form.formulier,
    )


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(request: HttpRequest, huishouden_id: uuid.UUID, stap_id: uuid.UUID) -> HttpResponse:
    """Change what was recorded of a step."""
    context = opened(request, huishouden_id)
    rows = Meldcodestap.objects.filter(huishouden=context["huishouden"], pk=stap_id)
    row = rows.select_related("meldcode__casus").first()
    if row is None:
        raise Http404
    form = STEP_FORMS[row.stap](request.POST or None, row=row)
    return perform(
        request,
        context,
        _task(row.stap),
        form,
        actions.change_step,
        row=row,
        versie=form.versie or 0,
    )


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def afronden(
    request: HttpRequest, huishouden_id: uuid.UUID, meldcode_id: uuid.UUID
) -> HttpResponse:
    """The meldcode is done."""
    context = opened(request, huishouden_id)
    rows = Meldcode.objects.filter(huishouden=context["huishouden"], pk=meldcode_id)
    row = rows.select_related("casus").first()
    if row is None:
        raise Http404
    task = Task(
        _("Meldcode afronden"),
        _("Rond de meldcode af"),
        _("De meldcode is afgerond."),
        HOME,
        _("Wat je vastlegde blijft staan. Bij een nieuwe zorg begin je opnieuw bij stap 1."),
    )
    form = FinishForm(request.POST or None, row=row)
    arguments = {"meldcode": row, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.finish_meldcode, **arguments)


def _task(stap: int) -> Task:
    name = _("Stap %(number)s: %(name)s") % {"number": stap, "name": str(STEPS[stap].name).lower()}
    return Task(name, _("Bewaar de stap"), _("Stap bewaard."), HOME, STEPS[stap].lead, FREE)
