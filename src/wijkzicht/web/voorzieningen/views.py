"""Help elsewhere of a household: the list, refer, record, began, ended."""

import uuid
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.besluiten import queries as besluiten
from wijkzicht.register.casussen.policies import can_write
from wijkzicht.register.clock import today
from wijkzicht.register.voorzieningen import actions, queries
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.web.besluiten import page as decisions
from wijkzicht.web.codes import label
from wijkzicht.web.household import Task, opened, perform, row_or_404
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import first_days
from wijkzicht.web.voorzieningen import forms

HOME = "voorzieningen:overzicht"
FORM = "voorzieningen/formulier.html"


class Line(NamedTuple):
    """Help elsewhere in words."""

    row: Voorziening
    kind: str
    why: str
    ended: str
    may_change: bool
    waiting: str


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Help elsewhere: what runs or is waited for, what has ended, and decisions."""
    context = opened(request, huishouden_id)
    lines = [_line(row, context["casus"]) for row in queries.of_household(huishouden_id)]
    found = besluiten.of_household(huishouden_id)
    context |= {
        "running": [line for line in lines if line.row.eind is None],
        "ended": [line for line in lines if line.row.eind],
        "decisions": [decisions.line(row, request.user) for row in found],
        "may_write": can_write(context["casus"]),
    }
    return render(request, "voorzieningen/overzicht.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def verwijzen(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """The team refers somebody, with why."""
    texts = (_("Verwijzen"), _("Bewaar de verwijzing"), _("Verwijzing bewaard."))
    return _new(request, huishouden_id, forms.ReferForm, actions.refer, texts)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def vastleggen(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Help that somebody has without the team referring."""
    texts = (_("Hulp die er al is"), _("Bewaar de hulp"), _("Hulp bewaard."))
    return _new(request, huishouden_id, forms.RecordForm, actions.record, texts)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wijzigen(
    request: HttpRequest, huishouden_id: uuid.UUID, voorziening_id: uuid.UUID
) -> HttpResponse:
    """Change what is known of help elsewhere."""
    texts = (_("Hulp wijzigen"), _("Bewaar de wijziging"))
    return _change(request, huishouden_id, voorziening_id, forms.ChangeForm, actions.change, texts)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wacht(
    request: HttpRequest, huishouden_id: uuid.UUID, voorziening_id: uuid.UUID
) -> HttpResponse:
    """Since when somebody waits, and who helps until then."""
    texts = (_("Wachten op deze hulp"), _("Bewaar"))
    return _change(request, huishouden_id, voorziening_id, forms.WaitForm, actions.change, texts)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def begonnen(
    request: HttpRequest, huishouden_id: uuid.UUID, voorziening_id: uuid.UUID
) -> HttpResponse:
    """The help began: the end of the wait."""
    texts = (_("De hulp is begonnen"), _("Bewaar de dag"))
    return _change(request, huishouden_id, voorziening_id, forms.StartForm, actions.start, texts)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def gestopt(
    request: HttpRequest, huishouden_id: uuid.UUID, voorziening_id: uuid.UUID
) -> HttpResponse:
    """The help ended, and why."""
    texts = (_("De hulp is gestopt"), _("Bewaar de dag"))
    return _change(request, huishouden_id, voorziening_id, forms.EndForm, actions.end, texts)


def _new(request, huishouden_id, form_class, action, texts) -> HttpResponse:
    context = opened(request, huishouden_id)
    form = form_class(request.POST or None, personen=context["personen"])
    arguments = {"casus": context["casus"], "formulier": form.formulier}
    task = Task(*texts, HOME, template=FORM)
    return perform(request, context, task, form, action, **arguments)


def _change(request, huishouden_id, voorziening_id, form_class, action, texts) -> HttpResponse:
    context = opened(request, huishouden_id)
    row = row_or_404(Voorziening, context, voorziening_id, "persoon")
    initial = first_days(form_class, row)
    if "wacht_sinds" in initial and row.waiting_since:
        initial["wacht_sinds"] = row.waiting_since
    form = form_class(request.POST or None, row=row, initial=initial)
    lead = " · ".join(part for part in (_kind(row), row.aanbieder, str(row.persoon)) if part)
    task = Task(*texts, _("Wijziging bewaard."), HOME, lead, FORM)
    arguments = {"voorziening": row, "versie": form.versie or 0}
    return perform(request, context, task, form, action, **arguments)


def _kind(row: Voorziening) -> str:
    return label("voorziening_soort", row.soort)


def _line(row: Voorziening, casus) -> Line:
    return Line(
        row,
        _kind(row),
        label("reden_verwijzing", row.reden_verwijzing),
        label("voorziening_reden_einde", row.reden_einde),
        row.casus_id == casus.pk,
        _waiting(row),
    )


def _waiting(row: Voorziening) -> str:
    """How long somebody waits, in words."""
    since = row.waiting_since
    if since is None:
        return ""
    day, weeks = date_format(since, "j F Y"), (today() - since).days // 7
    if not weeks:
        return _("Wacht sinds %(day)s.") % {"day": day}
    words = ngettext(
        "Wacht sinds %(day)s, dat is %(n)s week.", "Wacht sinds %(day)s, dat is %(n)s weken.", weeks
    )
    return words % {"day": day, "n": weeks}
