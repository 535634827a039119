"""Looking back as a list of tasks, and scores on an instrument."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.casussen.policies import can_write
from wijkzicht.register.plannen import actions, queries
from wijkzicht.rules.instruments import ZRM
from wijkzicht.web.codes import label
from wijkzicht.web.household import form_page, opened
from wijkzicht.web.plan.around_forms import LookBackForm, MeasureForm
from wijkzicht.web.policy import WORKERS, requires


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def evaluatie(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Which goals still wait to be looked back on, was it helpful, and what next."""
    context = opened(request, huishouden_id)
    casus = context["casus"]
    form = LookBackForm(request.POST or None)
    if request.method == "POST" and form.save(
        actions.look_back, casus=casus, by=request.user, formulier=form.formulier
    ):
        messages.success(request, _("Evaluatie bewaard."))
        return redirect("plan:evaluatie", huishouden_id=huishouden_id)
    goals = queries.goals(casus, acties=False)
    context |= {
        "form": form,
        "tasks": [task(goal.doel) for goal in goals],
        "waiting": sum(1 for goal in goals if goal.doel.uitkomst is None),
        "may_write": can_write(casus),
        "earlier": [
            {"row": row, "helped": label("hielp", row.hielp)} for row in queries.evaluations(casus)
        ],
    }
    return form_page(request, "plan/evaluatie.html", context)


def task(doel) -> dict:
    """A goal as a task: what came of it, or that nobody looked back yet."""
    address = reverse(
        "plan:evalueren", kwargs={"huishouden_id": doel.huishouden_id, "doel_id": doel.pk}
    )
    hint = _("Nog niet geëvalueerd")
    if doel.uitkomst:
        day = date_format(doel.geevalueerd_op, "j F Y") if doel.geevalueerd_op else ""
        hint = ", ".join(part for part in (label("uitkomst", doel.uitkomst), day) if part)
    elif doel.streefdatum:
        day = date_format(doel.streefdatum, "j F Y")
        hint = _("Nog niet geëvalueerd. Afgesproken voor %(day)s.") % {"day": day}
    done = doel.uitkomst is not None
    return {"label": doel.tekst, "url": f"{address}?van=evaluatie", "done": done, "hint": hint}


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def meting(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Score somebody on the Zelfredzaamheid-Matrix; what was not talked about stays empty."""
    context = opened(request, huishouden_id)
    form = MeasureForm(request.POST or None, personen=context["personen"])
    if request.method == "POST" and form.save(
        actions.measure, casus=context["casus"], instrument=ZRM.code, by=request.user
    ):
        messages.success(request, _("Scores bewaard."))
        return redirect("plan:meting", huishouden_id=huishouden_id)
    context |= {
        "form": form,
        "title": _("Zelfredzaamheid-Matrix"),
        "save": _("Bewaar de scores"),
        "back_url": reverse("plan:plan", kwargs={"huishouden_id": huishouden_id}),
        "people": [
            {"name": name, "lines": [measured(domain, days) for domain, days in domains.items()]}
            for name, domains in queries.measurements(context["casus"]).items()
        ],
    }
    return form_page(request, "plan/meting.html", context)


def measured(domain: str, days: list) -> dict:
    """A domain with its first and its last score; not added up, nor averaged."""
    first, last = days[0], days[-1]
    return {"domain": label("leefgebied", domain) or domain, "first": first, "last": last}
