"""Around the plan: the family's own plan, steps that are done, versions compared."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.plannen import actions, compare, queries
from wijkzicht.register.plannen.models import Doelactie, Familiegroepsplan
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.household import form_page, opened
from wijkzicht.web.plan import page
from wijkzicht.web.plan.around_forms import FamilyPlanForm
from wijkzicht.web.policy import WORKERS, requires


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def familieplan(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Was the family asked for a plan of its own, and what does it say."""
    context = opened(request, huishouden_id)
    row = Familiegroepsplan.objects.filter(casus=context["casus"]).first()
    form = FamilyPlanForm(request.POST or None, row=row)
    if request.method == "POST" and form.save(
        actions.keep_family_plan, casus=context["casus"], versie=form.versie, by=request.user
    ):
        messages.success(request, _("Eigen plan bewaard."))
        return redirect("plan:plan", huishouden_id=huishouden_id)
    context |= {
        "form": form,
        "title": _("Het eigen plan van het gezin"),
        "lead": _(
            "Ieder gezin mag eerst zelf een plan maken, met familie en vrienden. "
            "Dat heet een familiegroepsplan."
        ),
        "save": _("Bewaar het eigen plan"),
        "back_url": reverse("plan:plan", kwargs={"huishouden_id": huishouden_id}),
    }
    return form_page(request, "dossier/taak.html", context)


@require_POST
@requires(*WORKERS)
def stap(request: HttpRequest, huishouden_id: uuid.UUID, actie_id: uuid.UUID) -> HttpResponse:
    """Tick off what somebody does for a goal; `terug` puts it back."""
    context = opened(request, huishouden_id)
    rows = Doelactie.objects.filter(huishouden=context["huishouden"], pk=actie_id)
    row = rows.select_related("doel__casus__team", "doel__casus__huishouden").first()
    if row is None:
        raise Http404
    try:
        actions.finish_step(actie=row, by=request.user, klaar="terug" not in request.POST)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
    return redirect("plan:plan", huishouden_id=huishouden_id)


@require_safe
@requires(*WORKERS)
def versies(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Two versions side by side: `eerst` and `dan`; without them the newest two."""
    context = opened(request, huishouden_id)
    plans = queries.newest_first(context["casus"])
    if len(plans) < 2:
        raise Http404
    numbers = {str(len(plans) - place): plan for place, plan in enumerate(plans)}
    new = request.GET.get("dan", str(len(plans)))
    old = request.GET.get("eerst", str(len(plans) - 1))
    if old not in numbers or new not in numbers:
        raise Http404
    if int(old) > int(new):
        old, new = new, old
    changes = compare.compare(context["casus"], numbers[old], numbers[new])
    context |= {
        "numbers": [(number, page.state(plan)) for number, plan in reversed(numbers.items())],
        "old": old,
        "new": new,
        "old_state": page.state(numbers[old]),
        "new_state": page.state(numbers[new]),
        "changes": [page.change(row) for row in changes],
        "back_url": reverse("plan:plan", kwargs={"huishouden_id": huishouden_id}),
    }
    return render(request, "plan/versies.html", context)
