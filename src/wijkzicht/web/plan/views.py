"""The plan, its hulpvragen, what was agreed, and the print for the family."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.casussen import queries as casussen
from wijkzicht.register.casussen.policies import can_write
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.plannen import actions, queries
from wijkzicht.register.plannen.models import Hulpvraag, Plan
from wijkzicht.register.uithuis.queries import goals_that_left
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.draft import Draft
from wijkzicht.web.earlier import earlier
from wijkzicht.web.household import form_page, opened
from wijkzicht.web.plan import page
from wijkzicht.web.plan.forms import AgreementForm, QuestionForm
from wijkzicht.web.policy import WORKERS, requires


@require_safe
@requires(*WORKERS)
def plan(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """What the family asks and wants, how far it is, who agreed, which versions there are."""
    context = opened(request, huishouden_id)
    casus = context["casus"]
    found = queries.plan_page(casus)
    return render(
        request,
        "plan/plan.html",
        context
        | shown(found, context)
        | {
            "may_write": can_write(casus),
            "may_start": found.plan is None or bool(found.plan.vastgesteld),
            "late": page.late(casus, found),
            "left": goals_that_left(huishouden_id),
        },
    )


def shown(found: queries.PlanPage, context: dict) -> dict:
    """The plan in words."""
    own = queries.family_plan(context["casus"])
    return {
        "family_plan": own,
        "family_line": page.family_line(own),
        "plan": found.plan,
        "questions": [page.question(row) for row in found.hulpvragen],
        "goals": [page.card(goal) for goal in found.doelen],
        "versions": page.versions(found),
        "told": page.told_lines(found.plan) if found.plan else [],
        "who_decides": page.who_decides(context["personen"]),
    }


@require_POST
@requires(*WORKERS)
def start(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Start the plan, or its next version."""
    casus = opened(request, huishouden_id)["casus"]
    try:
        actions.start(casus=casus, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
    return redirect("plan:plan", huishouden_id=huishouden_id)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def hulpvraag(
    request: HttpRequest, huishouden_id: uuid.UUID, hulpvraag_id: uuid.UUID | None = None
) -> HttpResponse:
    """Write down what the family asks, or change it."""
    context = opened(request, huishouden_id)
    row = _question(context, hulpvraag_id) if hulpvraag_id else None
    draft = Draft(request, "hulpvraag", context["huishouden"]) if row is None else None
    form = QuestionForm(
        request.POST or None,
        row=row,
        initial=draft.typed if draft else {},
        personen=context["personen"],
    )
    if request.method == "POST":
        done = (
            form.save(actions.change_hulpvraag, hulpvraag=row, versie=form.versie, by=request.user)
            if row
            else form.save(
                actions.add_hulpvraag,
                casus=context["casus"],
                by=request.user,
                formulier=form.formulier,
            )
        )
        if done:
            if draft:
                draft.clear()
            messages.success(request, _("Vraag bewaard."))
            return redirect("plan:plan", huishouden_id=huishouden_id)
    title = _("Vraag wijzigen") if row else _("Vraag van het gezin")
    context |= {
        "form": form,
        "title": title,
        "save": _("Bewaar de vraag"),
        "back_url": _back(context),
    }
    context |= draft.context if draft else {"before": earlier(row, {"tekst": form["tekst"].label})}
    return form_page(request, "dossier/taak.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def afspraken(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """What was told and who agreed; the button `vaststellen` also lets the plan stand."""
    context = opened(request, huishouden_id)
    versies = queries.newest_first(context["casus"])
    if not versies:
        raise Http404
    row = versies[0]
    form = AgreementForm(request.POST or None, row=row)
    establish = "vaststellen" in request.POST
    if request.method == "POST" and form.save(
        keep_agreement, plan=row, establish=establish, by=request.user
    ):
        messages.success(request, _("Het plan staat.") if establish else _("Afspraken bewaard."))
        return redirect("plan:plan", huishouden_id=huishouden_id)
    context |= {
        "form": form,
        "plan": row,
        "title": _("Afspraken over het plan"),
        "who_decides": page.who_decides(context["personen"]),
        "back_url": _back(context),
    }
    return form_page(request, "plan/afspraken.html", context)


def keep_agreement(*, plan: Plan, versie: int, data: dict, establish: bool, by: Medewerker) -> None:
    """Write what was told and who agreed, and establish the plan if asked; all of it or nothing."""
    actions.tell(
        plan=plan,
        versie=versie,
        by=by,
        klachtroute=data["klachtroute_verteld"],
        vertrouwenspersoon=data["vertrouwenspersoon_verteld"],
        clientondersteuner=data["clientondersteuner_verteld"],
    )
    actions.agree(
        plan=plan,
        versie=plan.versie,
        by=by,
        akkoord_ouder=data["akkoord_ouder"],
        akkoord_jeugdige=data["akkoord_jeugdige"],
    )
    if establish:
        if data["op"] is None:
            raise NotAllowed(_("Vul in vanaf welke dag het plan geldt."))
        actions.establish(plan=plan, versie=plan.versie, op=data["op"], by=by)


@require_safe
@requires(*WORKERS)
def afdruk(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """The plan in plain words on paper, for the family: to read, to sign and to keep."""
    context = opened(request, huishouden_id)
    found = queries.plan_page(context["casus"])
    context |= shown(found, context) | {"regie": casussen.regisseur(context["casus"])}
    return render(request, "plan/afdruk.html", context)


def _question(context: dict, hulpvraag_id: uuid.UUID) -> Hulpvraag:
    rows = Hulpvraag.objects.filter(huishouden=context["huishouden"], pk=hulpvraag_id)
    row = rows.select_related("casus").first()
    if row is None:
        raise Http404
    return row


def _back(context: dict) -> str:
    return reverse("plan:plan", kwargs={"huishouden_id": context["huishouden"].pk})
