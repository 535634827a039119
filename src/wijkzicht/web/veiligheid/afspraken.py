"""Make a veiligheidsafspraak, change it, and look how it goes."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.veiligheid import actions
from wijkzicht.register.veiligheid.models import Veiligheidsafspraak
from wijkzicht.web.draft import Draft
from wijkzicht.web.household import Task, opened, perform, row_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.veiligheid.forms import AgreementForm, LookForm

HOME = "veiligheid:overzicht"


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Somebody promises something so that everybody stays safe."""
    context = opened(request, huishouden_id)
    draft = Draft(request, "veiligheidsafspraak", context["huishouden"])
    form = AgreementForm(request.POST or None, initial=draft.typed)
    task = _task(_("Nieuwe veiligheidsafspraak"))
    arguments = {"casus": context["casus"], "formulier": form.formulier, "draft": draft}
    return perform(request, context, task, form, actions.agree, **arguments)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(
    request: HttpRequest, huishouden_id: uuid.UUID, afspraak_id: uuid.UUID
) -> HttpResponse:
    """Change an agreement."""
    context = opened(request, huishouden_id)
    row = row_or_404(Veiligheidsafspraak, context, afspraak_id)
    form = AgreementForm(request.POST or None, row=row)
    arguments = {"afspraak": row, "versie": form.versie or 0}
    task = _task(_("Veiligheidsafspraak wijzigen"))
    return perform(request, context, task, form, actions.change_agreement, **arguments)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def kijken(request: HttpRequest, huishouden_id: uuid.UUID, afspraak_id: uuid.UUID) -> HttpResponse:
    """Look how an agreement goes: on, or it stops."""
    context = opened(request, huishouden_id)
    row = row_or_404(Veiligheidsafspraak, context, afspraak_id)
    form = LookForm(request.POST or None, row=row, initial={"bevinding": ""})
    lead = _("%(who)s: %(what)s") % {"who": row.wie, "what": row.wat}
    task = Task(_("Hoe gaat het?"), _("Bewaar"), _("Bewaard hoe het gaat."), HOME, lead)
    arguments = {"afspraak": row, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.look, **arguments)


def _task(title: str) -> Task:
    saved = _("Bewaar de afspraak"), _("Afspraak bewaard.")
    return Task(title, *saved, HOME, template="veiligheid/afspraak.html")
