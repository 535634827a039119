"""Close a casus with the family, by a list of what there is still to do."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wijkzicht.register.bewaren import queries as bewaren
from wijkzicht.register.casussen import actions
from wijkzicht.register.casussen import queries as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import can_undo_close
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten import queries as contacts
from wijkzicht.register.inrichting.queries import retention_term, termijn
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.register.together import together
from wijkzicht.register.voorzieningen import queries as voorzieningen
from wijkzicht.register.vragenlijsten import queries as vragenlijsten
from wijkzicht.rules.retention import kept_until
from wijkzicht.web.access import Act, rule_for
from wijkzicht.web.afsluiten.forms import CloseForm, StopHelpForm
from wijkzicht.web.codes import label
from wijkzicht.web.household import form_page, opened
from wijkzicht.web.policy import WORKERS, requires

PAGE = "afsluiten:afsluiten"


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def afsluiten(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """What there is still to do, and the form that closes; afterwards what happens to the file."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    casus = context["casus"]
    form = CloseForm(request.POST or None, row=casus)
    if request.method == "POST" and form.save(
        actions.close, casus=casus, versie=form.versie or 0, by=request.user
    ):
        return redirect(PAGE, huishouden_id=huishouden_id)
    years = retention_term(bewaren.kind_of(huishouden_id))
    may = casus.gesloten is None and rule_for(request, context["huishouden"], Act.BEHEREN)
    handed_over, results = together(casus.overdrachten.all(), casus.resultaten.all())
    context |= {
        "form": form,
        "may_close": bool(may),
        "tasks": [] if casus.gesloten else tasks(casus),
        "years": years,
        "kept_until": kept_until(casus.gesloten or today(), years),
        "put_off": bewaren.put_off([huishouden_id]),
        "reden": label("reden_sluiting", casus.reden_sluiting),
        "vervolg": label("vervolg", casus.vervolg),
        "handed_over": handed_over,
        "results": [(row, label("resultaat_soort", row.soort)) for row in results],
        "may_undo": bool(casus.gesloten) and can_undo_close(casus),
        "sight_ends": casussen.sight_ends(casus) if casus.gesloten else None,
        "after": termijn("nawerk"),
    }
    return form_page(request, "afsluiten/afsluiten.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def eigen_hulp(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Only the own help stops; the casus and the regie go on."""
    context = opened(request, huishouden_id)
    casus = context["casus"]
    form = StopHelpForm(request.POST or None, personen=context["personen"])
    if request.method == "POST" and form.save(
        contacten.stop_own_help, casus=casus, by=request.user
    ):
        messages.success(request, _("De eigen hulp is gestopt. De casus gaat door."))
        return redirect("betrokken:overzicht", huishouden_id=huishouden_id)
    context |= {
        "form": form,
        "title": _("Eigen hulp stopt, regie gaat door"),
        "save": _("Stop de eigen hulp"),
        "ends": contacts.help_ends(casus),
        "back_url": reverse(PAGE, kwargs={"huishouden_id": huishouden_id}),
    }
    return form_page(request, "afsluiten/eigen_hulp.html", context)


def tasks(casus: Casus) -> list[dict]:
    """What is good to do before closing; none of it holds closing up."""
    return [*_goal_tasks(casus), _waiting_task(casus), _asked_task(casus)]


def _goal_tasks(casus: Casus) -> list[dict]:
    household = {"huishouden_id": casus.huishouden_id}
    goals = plannen.goals(casus)
    if not goals:
        hint = _("Dit gezin heeft geen doel. Schrijf er een op als dat nog kan.")
        return [_task(_("Doelen"), reverse("plan:plan", kwargs=household), False, hint)]
    return [
        _task(
            _("Kijk terug: %(goal)s") % {"goal": goal.doel.tekst},
            reverse("plan:evalueren", kwargs=household | {"doel_id": goal.doel.pk})
            + "?van=afsluiten",
            goal.doel.uitkomst is not None,
            label("uitkomst", goal.doel.uitkomst)
            or _("Is het doel gehaald? Vraag het ieder apart."),
        )
        for goal in goals
    ]


def _waiting_task(casus: Casus) -> dict:
    rows = voorzieningen.of_household(casus.huishouden_id)
    waiting = sum(1 for row in rows if row.verwezen_op and not row.start and not row.eind)
    hint = (
        ngettext(
            "%(n)s verwijzing is nog niet begonnen.",
            "%(n)s verwijzingen zijn nog niet begonnen.",
            waiting,
        )
        % {"n": waiting}
        if waiting
        else _("Geen verwijzing die nog moet beginnen.")
    )
    url = reverse("voorzieningen:overzicht", kwargs={"huishouden_id": casus.huishouden_id})
    return _task(_("Hulp elders"), url, not waiting, hint)


def _asked_task(casus: Casus) -> dict:
    sent = vragenlijsten.of_casus(casus)
    day = date_format(sent[0].verstuurd_op, "j F Y") if sent else ""
    hint = (
        _("Brief gemaakt op %(day)s.") % {"day": day}
        if sent
        else _("Ouder en jeugdige krijgen elk een eigen brief met een code.")
    )
    url = reverse("inwoner:uitnodigen", kwargs={"casus_id": casus.pk})
    return _task(_("Vraag het gezin of de hulp hielp"), url, bool(sent), hint)


def _task(label: str, url: str, done: bool, hint: str) -> dict:
    return {"label": label, "url": url, "done": done, "hint": hint}
