"""Who is involved: add, ask along, end, take over the regie."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.casussen import actions, queries
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.casussen.policies import can_write
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie import queries as organisatie
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol
from wijkzicht.register.overleg import actions as overleg
from wijkzicht.register.overleg import queries as meetings
from wijkzicht.web.access import Act, rule_for
from wijkzicht.web.betrokken.forms import ConsultForm, InvolveForm, RegieForm
from wijkzicht.web.household import Task, opened, perform
from wijkzicht.web.policy import WORKERS, requires

Soort = Betrokkenheid.Soort
HOME = "betrokken:overzicht"
MANAGERS = (Rol.PROFESSIONAL, Rol.TEAMLEIDER)


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Who is involved today, who has the regie, what was advised and decided together."""
    context = opened(request, huishouden_id)
    casus = context["casus"]
    may = can_write(casus) and rule_for(request, context["huishouden"], Act.BEHEREN)
    now = queries.regisseur(casus)
    # Who has the regie is often involved beside it; one line says enough.
    context["involved"] = [
        row
        for row in queries.involved(casus)
        if row.soort == Soort.REGIE or not now or row.medewerker_id != now.medewerker_id
    ]
    context |= {
        "regie": now,
        "may_manage": bool(may),
        "may_write": can_write(casus),
    } | meetings.of_casus(casus)._asdict()
    return render(request, "betrokken/overzicht.html", context)


@require_http_methods(["GET", "POST"])
@requires(*MANAGERS)
def collega(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Add a colleague of the team."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    casus = context["casus"]
    form = InvolveForm(request.POST or None, collegas=colleagues(casus))
    lead = _("Je collega ziet dit gezin vanaf nu.")
    done = _("Je collega is betrokken.")
    task = Task(_("Collega erbij"), _("Voeg toe"), done, HOME, lead)
    return perform(request, context, task, form, actions.involve, casus=casus)


@require_http_methods(["GET", "POST"])
@requires(*MANAGERS)
def meekijken(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Ask a colleague for advice, who looks along until a day or gave it already."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    form = ConsultForm(request.POST or None, collegas=everybody())
    lead = _(
        "Wie meekijkt, ziet dit gezin tot en met die dag. Je vraag staat hier onder Betrokken."
    )
    task = Task(_("Vraag een collega om advies"), _("Bewaar"), _("Bewaard."), HOME, lead)
    arguments = {"casus": context["casus"], "formulier": form.formulier}
    return perform(request, context, task, form, overleg.ask, **arguments)


@require_http_methods(["GET", "POST"])
@requires(*MANAGERS)
def regie(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Somebody takes over the regie from a day."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    casus = context["casus"]
    own = {"medewerker": request.user.pk}
    form = RegieForm(request.POST or None, collegas=colleagues(casus), initial=own)
    now = queries.regisseur(casus)
    lead = (
        _("Nu heeft %(name)s de regie. Die stopt de dag ervoor.") % {"name": now.medewerker.naam}
        if now
        else _("Nu heeft niemand de regie.")
    )
    done = _("De regie is overgenomen.")
    task = Task(_("Regie overnemen"), _("Neem de regie over"), done, HOME, lead)
    return perform(request, context, task, form, actions.take_over_regie, casus=casus)


@require_POST
@requires(*MANAGERS)
def einde(
    request: HttpRequest, huishouden_id: uuid.UUID, betrokkenheid_id: uuid.UUID
) -> HttpResponse:
    """End an involvement at once."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    rows = Betrokkenheid.objects.filter(huishouden=context["huishouden"], pk=betrokkenheid_id)
    row = rows.select_related("huishouden", "medewerker").first()
    if row is None or row.soort == Soort.REGIE:
        raise Http404
    own, name = row.medewerker_id == request.user.pk, row.medewerker.naam
    actions.end_involvement(betrokkenheid=row, by=request.user)
    messages.success(request, _("%(name)s is niet meer betrokken.") % {"name": name})
    if own:
        return redirect("/")
    return redirect(HOME, huishouden_id=huishouden_id)


def colleagues(casus: Casus) -> list[Medewerker]:
    """Who of the team can be asked, by name."""
    found = organisatie.caseworkers(casus.team, today())
    keys = {colleague.medewerker_id for colleague in found}
    return list(Medewerker.objects.filter(pk__in=keys).order_by("naam"))


def everybody() -> list[Medewerker]:
    """Who works with households in any team, by name."""
    working = organisatie.active(Lidmaatschap.objects.filter(rol__in=WORKERS), today())
    found = Medewerker.objects.filter(is_active=True, pk__in=working.values("medewerker_id"))
    return list(found.order_by("naam"))
