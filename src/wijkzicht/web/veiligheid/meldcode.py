"""Take a step of the meldcode, change it, and be done with it."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkzicht.register.inrichting.queries import tekst
from wijkzicht.register.veiligheid import actions
from wijkzicht.register.veiligheid.models import Meldcode, Meldcodestap
from wijkzicht.web.draft import Draft
from wijkzicht.web.household import Task, opened, perform
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.veiligheid.forms import STEP_FORMS, FinishForm
from wijkzicht.web.veiligheid.words import STEPS

HOME = "veiligheid:overzicht"
FORM = "veiligheid/stap_zetten.html"
# The organisation's own text beside a step, by its name in `rules.instellingen`.
OWN = {
    1: ("kindcheck", gettext_lazy("Kindcheck")),
    4: ("afwegingskader", gettext_lazy("Afwegingskader")),
    5: ("afwegingskader", gettext_lazy("Afwegingskader")),
}


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
        context | _own(stap),
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
        context | _own(row.stap),
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


def _own(stap: int) -> dict[str, str]:
    """The organisation's own text for a step, if it has one."""
    naam, title = OWN.get(stap, ("", ""))
    return {"own_text": tekst(naam), "own_title": str(title)}


def _task(stap: int) -> Task:
    name = _("Stap %(number)s: %(name)s") % {"number": stap, "name": str(STEPS[stap].name).lower()}
    return Task(name, _("Bewaar de stap"), _("Stap bewaard."), HOME, STEPS[stap].lead, FORM)
