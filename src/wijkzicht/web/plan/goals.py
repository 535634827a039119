"""Set, change, score and evaluate a goal."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.plannen import actions
from wijkzicht.register.plannen.models import Doel, Hulpvraag
from wijkzicht.web.draft import Draft
from wijkzicht.web.household import form_page, opened
from wijkzicht.web.plan.forms import EvaluationForm, GoalForm, ScoreForm, voices_of
from wijkzicht.web.policy import WORKERS, requires

# ?van=afsluiten: go back to the page one came from.
BACK = {"afsluiten": "afsluiten:afsluiten", "evaluatie": "plan:evaluatie"}


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def doel(
    request: HttpRequest, huishouden_id: uuid.UUID, doel_id: uuid.UUID | None = None
) -> HttpResponse:
    """Set a goal in the words of the family, or change it."""
    context = opened(request, huishouden_id)
    row = _goal(context, doel_id) if doel_id else None
    draft = Draft(request, "doel", context["huishouden"]) if row is None else None
    form = _goal_form(request, context, row, draft)
    if request.method == "POST":
        done = (
            form.save(actions.change_doel, doel=row, versie=form.versie, by=request.user)
            if row
            else form.save(
                actions.add_doel, casus=context["casus"], by=request.user, formulier=form.formulier
            )
        )
        if done:
            if draft:
                draft.clear()
            messages.success(request, _("Doel bewaard."))
            return redirect("plan:plan", huishouden_id=huishouden_id)
    title = _("Doel wijzigen") if row else _("Nieuw doel")
    context |= {"form": form, "title": title, "save": _("Bewaar het doel")}
    context |= draft.context if draft else {}
    return form_page(request, "plan/doel.html", context | {"back_url": _back(request, context)})


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def score(request: HttpRequest, huishouden_id: uuid.UUID, doel_id: uuid.UUID) -> HttpResponse:
    """Let each voice say how far the goal is."""
    context = opened(request, huishouden_id)
    row = _goal(context, doel_id)
    form = ScoreForm(request.POST or None, voices=voices_of(context["personen"]), schaal=row.schaal)
    if request.method == "POST" and form.save(keep_scores, doel=row, by=request.user):
        messages.success(request, _("Scores bewaard."))
        return redirect(_back(request, context))
    context |= {"form": form, "doel": row, "title": _("Hoe ver zijn we?")}
    context |= {"save": _("Bewaar de scores"), "back_url": _back(request, context)}
    return form_page(request, "plan/score.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def evalueren(request: HttpRequest, huishouden_id: uuid.UUID, doel_id: uuid.UUID) -> HttpResponse:
    """Look back on a goal with the family: was it reached, and what does each voice say."""
    context = opened(request, huishouden_id)
    row = _goal(context, doel_id)
    form = EvaluationForm(
        request.POST or None,
        row=row,
        voices=voices_of(context["personen"]),
        schaal=row.schaal,
    )
    if request.method == "POST" and form.save(
        look_back, doel=row, versie=form.versie or 0, by=request.user
    ):
        messages.success(request, _("Terugblik bewaard."))
        return redirect(_back(request, context))
    context |= {"form": form, "doel": row, "title": _("Terugkijken op dit doel")}
    context |= {"save": _("Bewaar de terugblik"), "back_url": _back(request, context)}
    return form_page(request, "plan/score.html", context)


def keep_scores(*, doel: Doel, datum: date, scores: dict[str, int], by: Medewerker) -> None:
    """Write the step of each voice that spoke."""
    for informant, step in scores.items():
        actions.score(doel=doel, datum=datum, informant=informant, score=step, by=by)


def look_back(
    *, doel: Doel, versie: int, datum: date, scores: dict[str, int], uitkomst: str, by: Medewerker
) -> None:
    """Write scores and outcome together."""
    keep_scores(doel=doel, datum=datum, scores=scores, by=by)
    actions.evaluate(doel=doel, versie=versie, op=datum, uitkomst=uitkomst, by=by)


def _goal_form(
    request: HttpRequest, context: dict, row: Doel | None, draft: Draft | None
) -> GoalForm:
    return GoalForm(
        request.POST or None,
        row=row,
        initial=draft.typed if draft else {},
        personen=context["personen"],
        hulpvragen=list(Hulpvraag.objects.filter(casus=context["casus"]).order_by("datum")),
        acties=list(row.acties.order_by("klaar_op", "pk")) if row else [],
    )


def _goal(context: dict, doel_id: uuid.UUID) -> Doel:
    rows = Doel.objects.filter(huishouden=context["huishouden"], pk=doel_id)
    row = rows.select_related("casus__team", "casus__huishouden").first()
    if row is None:
        raise Http404
    return row


def _back(request: HttpRequest, context: dict) -> str:
    name = BACK.get(request.GET.get("van", ""), "plan:plan")
    return reverse(name, kwargs={"huishouden_id": context["huishouden"].pk})
