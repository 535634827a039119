"""Help under pressure: start, change, ask for an investigation, stop."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.veiligheid import actions
from wijkzicht.register.veiligheid.models import Drang
from wijkzicht.web.draft import Draft
from wijkzicht.web.household import Task, opened, perform, row_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import first_days
from wijkzicht.web.veiligheid import forms

HOME = "veiligheid:overzicht"


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """The team starts to press, with why and what was told."""
    context = opened(request, huishouden_id)
    draft = Draft(request, "drang", context["huishouden"])
    form = forms.DrangForm(request.POST or None, initial=draft.typed)
    lead = _("Vertel het gezin eerlijk dat je aandringt, en waarom.")
    task = Task(_("Drang"), _("Bewaar"), _("Bewaard."), HOME, lead)
    arguments = {"casus": context["casus"], "formulier": form.formulier, "draft": draft}
    return perform(request, context, task, form, actions.start_drang, **arguments)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(request: HttpRequest, huishouden_id: uuid.UUID, drang_id: uuid.UUID) -> HttpResponse:
    """Change why, and what was told."""
    task = Task(_("Drang wijzigen"), _("Bewaar"), _("Wijziging bewaard."), HOME)
    return _change(request, huishouden_id, drang_id, forms.DrangChangeForm, task)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def verzoek(request: HttpRequest, huishouden_id: uuid.UUID, drang_id: uuid.UUID) -> HttpResponse:
    """A request for investigation was made, and what the family was told."""
    lead = _("Het gezin hoort dit van jou, en liefst voordat je het verzoek doet.")
    task = Task(_("Verzoek tot onderzoek"), _("Bewaar"), _("Verzoek bewaard."), HOME, lead)
    return _change(request, huishouden_id, drang_id, forms.RequestForm, task)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def stoppen(request: HttpRequest, huishouden_id: uuid.UUID, drang_id: uuid.UUID) -> HttpResponse:
    """The pressure ended."""
    task = Task(_("De drang stopt"), _("Bewaar"), _("De drang is gestopt."), HOME)
    return _change(request, huishouden_id, drang_id, forms.DrangStopForm, task)


def _change(request, huishouden_id, drang_id, form_class, task: Task) -> HttpResponse:
    context = opened(request, huishouden_id)
    row = row_or_404(Drang, context, drang_id)
    form = form_class(request.POST or None, row=row, initial=first_days(form_class, row))
    arguments = {"drang": row, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.change_drang, **arguments)
