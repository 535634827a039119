"""Record an aanvraag, change it, take the second look, decide."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.besluiten import actions
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.besluiten.policies import due_on
from wijkzicht.register.clock import today
from wijkzicht.register.documenten.models import Soort
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.web.besluiten import forms
from wijkzicht.web.codes import label
from wijkzicht.web.draft import Draft
from wijkzicht.web.household import Task, opened, perform, row_or_404
from wijkzicht.web.papieren.views import write_letter
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import first_days

HOME = "voorzieningen:overzicht"
JOINS = ("persoon", "tweede_door")


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Somebody applied for help."""
    context = opened(request, huishouden_id)
    draft = Draft(request, "aanvraag", context["huishouden"])
    form = forms.ApplyForm(request.POST or None, personen=context["personen"], initial=draft.typed)
    task = Task(
        _("Nieuwe aanvraag"),
        _("Bewaar de aanvraag"),
        _("Aanvraag bewaard."),
        HOME,
        template="besluiten/aanvraag.html",
    )
    arguments = {"casus": context["casus"], "formulier": form.formulier, "draft": draft}
    return perform(request, context, task, form, actions.apply, **arguments)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(request: HttpRequest, huishouden_id: uuid.UUID, besluit_id: uuid.UUID) -> HttpResponse:
    """Change an aanvraag that was not decided."""
    context = opened(request, huishouden_id)
    row = row_or_404(Besluit, context, besluit_id, *JOINS)
    form = forms.ChangeForm(request.POST or None, row=row)
    task = Task(
        _("Aanvraag wijzigen"),
        _("Bewaar de aanvraag"),
        _("Aanvraag bewaard."),
        HOME,
        _about(row),
        "besluiten/aanvraag.html",
    )
    arguments = {"besluit": row, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.change, **arguments)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def meekijken(
    request: HttpRequest, huishouden_id: uuid.UUID, besluit_id: uuid.UUID
) -> HttpResponse:
    """The second look of a colleague."""
    context = opened(request, huishouden_id)
    row = row_or_404(Besluit, context, besluit_id, *JOINS)
    form = forms.LookForm(request.POST or None, row=row)
    task = Task(
        _("Meekijken met het besluit"),
        _("Bewaar"),
        _("Bewaard wat je ervan vindt."),
        HOME,
        _about(row),
        "besluiten/meekijken.html",
    )
    arguments = {"besluit": row, "versie": form.versie or 0}
    return perform(request, context | {"besluit": row}, task, form, actions.look, **arguments)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def beslissen(
    request: HttpRequest, huishouden_id: uuid.UUID, besluit_id: uuid.UUID
) -> HttpResponse:
    """What was decided."""
    context = opened(request, huishouden_id)
    row = row_or_404(Besluit, context, besluit_id, *JOINS)
    running = Voorziening.objects.filter(persoon=row.persoon_id, eind__isnull=True)
    form = forms.DecideForm(
        request.POST or None,
        row=row,
        hulp=list(running.order_by("pk")),
        initial=first_days(forms.DecideForm, row) | {"reden": ""} | _withdrawal(row),
    )
    task = Task(
        _("Besluit vastleggen"),
        _("Bewaar het besluit"),
        _("Besluit bewaard."),
        HOME,
        _about(row),
        "besluiten/beslissen.html",
    )
    arguments = {"besluit": row, "versie": form.versie or 0}
    return perform(request, context, task, form, actions.decide, **arguments)


@require_POST
@requires(*WORKERS)
def brief(request: HttpRequest, huishouden_id: uuid.UUID, besluit_id: uuid.UUID) -> HttpResponse:
    """The letter with what was decided, to the person it is about."""
    row = row_or_404(Besluit, opened(request, huishouden_id), besluit_id, "persoon", "voorziening")
    letter = {"soort": Soort.BESCHIKKING, "besluit": row, "persoon": row.persoon}
    return write_letter(request, row.casus, letter)


def _withdrawal(row: Besluit) -> dict:
    """What was granted can only be withdrawn."""
    return {"uitkomst": "ingetrokken", "besluit_op": today()} if row.uitkomst else {}


def _about(row: Besluit) -> str:
    words = _("%(what)s voor %(who)s, aangevraagd op %(day)s. Beslis uiterlijk op %(last)s.")
    return words % {
        "what": label("voorziening_soort", row.soort),
        "who": row.persoon,
        "day": date_format(row.aanvraag_op, "j F Y"),
        "last": date_format(due_on(row), "j F Y"),
    }
