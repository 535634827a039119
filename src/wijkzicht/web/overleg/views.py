"""Overleg about a household: what was decided, steps done, advice written down."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.organisatie.queries import active
from wijkzicht.register.overleg import actions, queries
from wijkzicht.register.overleg.models import Bespreking, Consultatie, Overlegstap
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.draft import Draft
from wijkzicht.web.household import Task, opened, perform, row_or_404
from wijkzicht.web.overleg.forms import AdviceForm, DecisionForm, DiscussForm
from wijkzicht.web.overleg.team import of_team
from wijkzicht.web.policy import WORKERS, requires

HOME = "betrokken:overzicht"
FORM = "overleg/bespreken.html"


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def bespreken(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """A family was discussed, in a new meeting or in one of the last month."""
    context = opened(request, huishouden_id)
    casus = context["casus"]
    draft = Draft(request, "bespreking", context["huishouden"])
    recent = queries.recent(casus.team)
    form = DiscussForm(
        request.POST or None,
        betrokken=involved(casus),
        recent=recent,
        collegas=of_team([casus.team_id]),
        initial={"deelnemers": [str(request.user.pk)]} | _last(recent) | draft.typed,
    )
    title = _("Overleg over dit gezin")
    task = Task(title, _("Bewaar het overleg"), _("Overleg bewaard."), HOME, template=FORM)
    arguments = {"casus": casus, "formulier": form.formulier, "draft": draft}
    return perform(request, context, task, form, actions.discuss, **arguments)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(
    request: HttpRequest, huishouden_id: uuid.UUID, bespreking_id: uuid.UUID
) -> HttpResponse:
    """Change what was decided, and add who does what."""
    context = opened(request, huishouden_id)
    row = row_or_404(Bespreking, context, bespreking_id, "overleg")
    form = DecisionForm(request.POST or None, row=row, betrokken=involved(context["casus"]))
    title = _("Overleg wijzigen")
    task = Task(title, _("Bewaar het overleg"), _("Overleg bewaard."), HOME, template=FORM)
    arguments = {"bespreking": row, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.change_discussion, **arguments)


@require_POST
@requires(*WORKERS)
def stap_klaar(request: HttpRequest, huishouden_id: uuid.UUID, stap_id: uuid.UUID) -> HttpResponse:
    """Tick off a step."""
    context = opened(request, huishouden_id)
    rows = Overlegstap.objects.filter(huishouden=context["huishouden"], pk=stap_id)
    row = rows.select_related("bespreking__casus").first()
    try:
        if row and not row.klaar_op:
            actions.finish_step(stap=row, versie=row.versie, by=request.user)
            messages.success(request, _("Klaar: %(step)s") % {"step": row.wat})
    except (Conflict, NotAllowed) as refusal:
        messages.error(request, refusal.sentence)
    return redirect(HOME, huishouden_id=huishouden_id)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def advies(
    request: HttpRequest, huishouden_id: uuid.UUID, consultatie_id: uuid.UUID
) -> HttpResponse:
    """Write down the advice."""
    context = opened(request, huishouden_id)
    row = row_or_404(Consultatie, context, consultatie_id, "gevraagd_door")
    form = AdviceForm(request.POST or None, row=row)
    lead = _("%(who)s vraagt: %(what)s") % {"who": row.gevraagd_door.naam, "what": row.vraag}
    task = Task(_("Advies"), _("Bewaar het advies"), _("Advies bewaard."), HOME, lead)
    arguments = {"consultatie": row, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.advise, **arguments)


def involved(casus: Casus) -> list[Medewerker]:
    """Who is involved with the household today, by name: only they can get a step."""
    rows = active(Betrokkenheid.objects.filter(huishouden=casus.huishouden_id), today())
    return list(Medewerker.objects.filter(pk__in=rows.values("medewerker_id")).order_by("naam"))


def _last(recent: list) -> dict:
    """A meeting of today is most likely the one that is going on."""
    return {"overleg": str(recent[0].pk)} if recent and recent[0].datum == today() else {}
