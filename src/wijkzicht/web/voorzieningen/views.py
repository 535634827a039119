"""Help elsewhere of a household: the list, refer, record, began, ended."""

import uuid
from typing import NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.casussen.policies import can_write
from wijkzicht.register.voorzieningen import actions, queries
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.web.codes import label
from wijkzicht.web.household import form_page, opened
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.voorzieningen import forms

FORM = "voorzieningen/formulier.html"


class Line(NamedTuple):
    """Help elsewhere in words."""

    row: Voorziening
    kind: str
    why: str
    ended: str
    may_change: bool


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Help elsewhere: what runs or is waited for, and what has ended."""
    context = opened(request, huishouden_id)
    lines = [_line(row, context["casus"]) for row in queries.of_household(huishouden_id)]
    context |= {
        "running": [line for line in lines if line.row.eind is None],
        "ended": [line for line in lines if line.row.eind],
        "may_write": can_write(context["casus"]),
    }
    return render(request, "voorzieningen/overzicht.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def verwijzen(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """The team refers somebody, with why."""
    context = opened(request, huishouden_id)
    form = forms.ReferForm(request.POST or None, personen=context["personen"])
    if request.method == "POST" and form.save(
        actions.refer, casus=context["casus"], by=request.user, formulier=form.formulier
    ):
        return _done(request, huishouden_id, _("Verwijzing bewaard."))
    context |= {"title": _("Verwijzen"), "save": _("Bewaar de verwijzing")}
    return form_page(request, FORM, context | _form(form, huishouden_id))


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def vastleggen(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Help that somebody has without the team referring."""
    context = opened(request, huishouden_id)
    form = forms.RecordForm(request.POST or None, personen=context["personen"])
    if request.method == "POST" and form.save(
        actions.record, casus=context["casus"], by=request.user, formulier=form.formulier
    ):
        return _done(request, huishouden_id, _("Hulp bewaard."))
    context |= {"title": _("Hulp die er al is"), "save": _("Bewaar de hulp")}
    return form_page(request, FORM, context | _form(form, huishouden_id))


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(
    request: HttpRequest, huishouden_id: uuid.UUID, voorziening_id: uuid.UUID
) -> HttpResponse:
    """Change what is known of help elsewhere."""
    texts = {"title": _("Hulp wijzigen"), "save": _("Bewaar de wijziging")}
    return _change(request, huishouden_id, voorziening_id, forms.ChangeForm, actions.change, texts)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def begonnen(
    request: HttpRequest, huishouden_id: uuid.UUID, voorziening_id: uuid.UUID
) -> HttpResponse:
    """The help began: the end of the wait."""
    texts = {"title": _("De hulp is begonnen"), "save": _("Bewaar de dag")}
    return _change(request, huishouden_id, voorziening_id, forms.StartForm, actions.start, texts)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def gestopt(
    request: HttpRequest, huishouden_id: uuid.UUID, voorziening_id: uuid.UUID
) -> HttpResponse:
    """The help ended, and why."""
    texts = {"title": _("De hulp is gestopt"), "save": _("Bewaar de dag")}
    return _change(request, huishouden_id, voorziening_id, forms.EndForm, actions.end, texts)


def _change(request, huishouden_id, voorziening_id, form_class, action, texts) -> HttpResponse:
    context = opened(request, huishouden_id)
    row = _row(context, voorziening_id)
    initial = {} if form_class is forms.ChangeForm else _first_day(form_class)
    form = form_class(request.POST or None, row=row, initial=initial)
    if request.method == "POST" and form.save(
        action, voorziening=row, versie=form.versie or 0, by=request.user
    ):
        return _done(request, huishouden_id, _("Wijziging bewaard."))
    lead = " · ".join(part for part in (_kind(row), row.aanbieder, str(row.persoon)) if part)
    return form_page(request, FORM, context | texts | {"lead": lead} | _form(form, huishouden_id))


def _first_day(form_class: type[forms.ActionForm]) -> dict:
    """Today, where the row has no day yet."""
    return {
        name: field.initial() for name, field in form_class.base_fields.items() if field.initial
    }


def _form(form: forms.ActionForm, huishouden_id: uuid.UUID) -> dict:
    back = reverse("voorzieningen:overzicht", kwargs={"huishouden_id": huishouden_id})
    return {"form": form, "back_url": back}


def _done(request: HttpRequest, huishouden_id: uuid.UUID, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("voorzieningen:overzicht", huishouden_id=huishouden_id)


def _row(context: dict, voorziening_id: uuid.UUID) -> Voorziening:
    rows = Voorziening.objects.filter(huishouden=context["huishouden"], pk=voorziening_id)
    row = rows.select_related("persoon", "casus__team", "casus__huishouden").first()
    if row is None:
        raise Http404
    return row


def _kind(row: Voorziening) -> str:
    return label("voorziening_soort", row.soort)


def _line(row: Voorziening, casus) -> Line:
    return Line(
        row,
        _kind(row),
        label("reden_verwijzing", row.reden_verwijzing),
        label("voorziening_reden_einde", row.reden_einde),
        row.casus_id == casus.pk,
    )
