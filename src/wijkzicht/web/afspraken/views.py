"""Appointments: make, change, cancel, and put in one's own calendar."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.afspraken import actions
from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.documenten.models import Soort
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.afspraken.forms import AppointmentForm, CalendarForm
from wijkzicht.web.afspraken.ics import calendar
from wijkzicht.web.household import form_page, opened
from wijkzicht.web.papieren.download import download
from wijkzicht.web.papieren.views import write_letter
from wijkzicht.web.policy import WORKERS, requires


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def afspraak(
    request: HttpRequest, huishouden_id: uuid.UUID, afspraak_id: uuid.UUID | None = None
) -> HttpResponse:
    """Make an appointment, or change it."""
    context = opened(request, huishouden_id)
    row = _row(context, afspraak_id) if afspraak_id else None
    people = [str(met.persoon_id) for met in row.met.all()] if row else []
    form = AppointmentForm(
        request.POST or None, row=row, initial={"personen": people}, personen=context["personen"]
    )
    if request.method == "POST":
        done = (
            form.save(actions.change, afspraak=row, versie=form.versie or 0, by=request.user)
            if row
            else form.save(
                actions.make, casus=context["casus"], by=request.user, formulier=form.formulier
            )
        )
        if done:
            messages.success(request, _("Afspraak bewaard."))
            return redirect("papieren:overzicht", huishouden_id=huishouden_id)
    title = _("Afspraak wijzigen") if row else _("Nieuwe afspraak")
    context |= {"form": form, "title": title, "save": _("Bewaar de afspraak")}
    context |= {"back_url": _back(huishouden_id)}
    return form_page(request, "afspraken/afspraak.html", context)


@require_POST
@requires(*WORKERS)
def afzeggen(
    request: HttpRequest, huishouden_id: uuid.UUID, afspraak_id: uuid.UUID
) -> HttpResponse:
    """The appointment does not take place."""
    row = _row(opened(request, huishouden_id), afspraak_id)
    try:
        actions.cancel(afspraak=row, versie=row.versie, by=request.user)
    except (NotAllowed, Conflict) as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("Afspraak afgezegd."))
    return redirect("papieren:overzicht", huishouden_id=huishouden_id)


@require_POST
@requires(*WORKERS)
def herinnering(
    request: HttpRequest, huishouden_id: uuid.UUID, afspraak_id: uuid.UUID
) -> HttpResponse:
    """A letter that reminds of it: to the one person it is with, or to the household."""
    row = _row(opened(request, huishouden_id), afspraak_id)
    people = [met.persoon for met in row.met.select_related("persoon")]
    letter = {"soort": Soort.HERINNERING, "afspraak": row}
    if len(people) == 1:
        letter["persoon"] = people[0]
    return write_letter(request, row.casus, letter)


@require_safe
@requires(*WORKERS)
def agenda(request: HttpRequest, huishouden_id: uuid.UUID, afspraak_id: uuid.UUID) -> HttpResponse:
    """Choose what may go along to a calendar; with `bewaar` it is the file itself."""
    context = opened(request, huishouden_id)
    row = _row(context, afspraak_id)
    form = CalendarForm(request.GET)
    form.is_valid()
    if "bewaar" in request.GET:
        return download(calendar(row, **form.cleaned_data), "afspraak.ics", "text/calendar")
    context |= {"form": CalendarForm(), "row": row, "back_url": _back(huishouden_id)}
    return render(request, "afspraken/agenda.html", context)


def _row(context: dict, afspraak_id: uuid.UUID) -> Afspraak:
    rows = Afspraak.objects.filter(huishouden=context["huishouden"], pk=afspraak_id)
    row = rows.select_related(
        "casus__team", "casus__huishouden", "huishouden", "medewerker"
    ).first()
    if row is None:
        raise Http404
    return row


def _back(huishouden_id: uuid.UUID) -> str:
    return reverse("papieren:overzicht", kwargs={"huishouden_id": huishouden_id})
