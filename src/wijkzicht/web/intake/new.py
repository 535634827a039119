"""Taking down a request, on one page. A short question ends here, without a file."""

import re
import uuid
from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.aanmeldingen import actions
from wijkzicht.register.clock import today
from wijkzicht.register.concepten import actions as concepten
from wijkzicht.register.concepten import queries as drafts
from wijkzicht.register.personen.queries import Found, find
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web import concept
from wijkzicht.web.access import found
from wijkzicht.web.intake.forms import RequestForm
from wijkzicht.web.intake.teams import own_teams
from wijkzicht.web.policy import WORKERS, requires

FORM = "aanmelding"
LOOK, SHORT = "kijk", "advies"
FEW = 5


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def nieuw(request: HttpRequest) -> HttpResponse:
    """The form; it can look whom we know, end as advice, or go to the board."""
    teams, what = own_teams(request), request.POST.get("actie", "")
    known = known_as(request) if request.method == "POST" else []
    options = {"teams": teams, "known": known, "short": what == SHORT}
    context = {"concept_url": concept.address(FORM), "teams": teams, "known": known}
    if request.method == "GET":
        draft = drafts.read(formulier=FORM, by=request.user)
        first = {"formulier": uuid.uuid4(), "datum": today()}
        initial = first | concept.initial_of(RequestForm, draft)
        context |= {"draft_saved": draft and draft.bijgewerkt_op}
    elif what == LOOK:
        initial = request.POST.dict()
        context["looked"] = True
        context["no_birth"] = impossible_birth(request.POST.get("herken", ""))
    else:
        form = RequestForm(request.POST, **options)
        if form.is_valid() and _record(request, form, teams):
            return redirect("intake:bord")
        return render(request, "intake/nieuw.html", {**context, "form": form}, status=422)
    context["form"] = RequestForm(initial=initial, **options)
    return render(request, "intake/nieuw.html", context)


@require_POST
@requires(*WORKERS)
def bekend(request: HttpRequest) -> HttpResponse:
    """Whom we know by this name: shown below it while the form is filled in."""
    context = {
        "known": known_as(request),
        "no_birth": impossible_birth(request.POST.get("herken", "")),
        "looked": True,
        "chosen": request.POST.get("huishouden_id"),
    }
    return render(request, "intake/bekend.html", context)


def impossible_birth(text: str) -> bool:
    """Whether a date was typed on which nobody can be born: told beside it, and it stops nothing."""
    for day, month, year in re.findall(r"(?<!\d)(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?!\d)", text):
        try:
            if date(int(year), int(month), int(day)) > today():
                return True
        except ValueError:
            return True
    return False


def known_as(request: HttpRequest) -> list[Found]:
    """People we know by the name that was typed, closer ones by birth date or address; logged."""
    name, more = request.POST.get("naam", ""), request.POST.get("herken", "")
    if not (name.strip() or more.strip()):
        return []
    rows = find(f"{name} {more}", by=request.user, limit=FEW)
    if not rows and name.strip() and more.strip():
        rows = find(more, by=request.user, limit=FEW) or find(name, by=request.user, limit=FEW)
    found(request, rows)
    return rows


def _record(request: HttpRequest, form: RequestForm, teams: list) -> bool:
    """Save the request and forget the draft; False: refused, and the form says why."""
    data = dict(form.cleaned_data)
    team = next((t for t in teams if str(t.pk) == data["team"]), teams[0] if teams else None)
    fields = {k: v for k, v in data.items() if k not in {"herken", "team", "advies"}}
    try:
        if form.short:
            fields.pop("naam"), fields.pop("huishouden_id")
            actions.record_advice(team=team, by=request.user, advies=data["advies"], **fields)
            messages.success(request, _("Advies bewaard, zonder dossier."))
        else:
            fields["huishouden_id"] = data["huishouden_id"] or None
            made = actions.record(team=team, by=request.user, **fields)
            messages.success(request, _("%(name)s staat op het bord.") % {"name": made.naam})
    except NotAllowed as refusal:
        form.add_error(None, refusal.sentence)
        return False
    concepten.clear(formulier=FORM, by=request.user)
    return True
