"""Making a measure by choosing from lists, trying it out, taking one over, and stopping it."""

import uuid
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.indicators import Kind
from wijkzicht.indicators.eigen import Maat, indicator
from wijkzicht.indicators.eigen_bestand import Faulty, to_data
from wijkzicht.indicators.eigen_bouwstenen import SUBJECTS
from wijkzicht.indicators.eigen_kaart import examples
from wijkzicht.register.cijfers.policies import TOTAL, Group
from wijkzicht.register.clock import today
from wijkzicht.register.maten import actions, queries
from wijkzicht.register.maten.models import Maat as MaatRow
from wijkzicht.register.maten.models import MaatCijfer
from wijkzicht.register.organisatie.models import Team
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.maten import own
from wijkzicht.web.maten.bouwer import TEXTS, Bouwer
from wijkzicht.web.maten.compute import tried
from wijkzicht.web.maten.forms import FileForm, WordsForm
from wijkzicht.web.maten.views import maat_or_404, may_change
from wijkzicht.web.monitor.hoofdstuk import line
from wijkzicht.web.policy import requires


@require_http_methods(["GET", "POST"])
@requires(*own.MAKERS)
def nieuw(request: HttpRequest) -> HttpResponse:
    """A new measure, perhaps begun from an example or from another one (`van`)."""
    groups = own.own_groups(request)
    begin, source = _begin(request)
    return _page(request, groups, begin, source=source)


@require_http_methods(["GET", "POST"])
@requires(*own.MAKERS)
def wijzigen(request: HttpRequest, maat_id: uuid.UUID) -> HttpResponse:
    """The next version of a measure."""
    row = maat_or_404(maat_id)
    made = own.read(row)
    if not may_change(request, row):
        raise Http404
    key = str(row.team_id) if row.team_id else TOTAL
    groups = [group for group in own.own_groups(request) if group.key == key]
    return _page(request, groups, to_data(made) if made else {}, row=row)


@require_http_methods(["GET", "POST"])
@requires(*own.MAKERS)
def bestand(request: HttpRequest) -> HttpResponse:
    """Take in the file of another team: it is shown to be looked at, and kept only then."""
    form = FileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        made = form.cleaned_data["bestand"]
        source = _source(made)
        return _shown(request, own.own_groups(request), Bouwer(to_data(made)), source=source)
    context = {"form": form}
    return render(request, "maten/bestand.html", context, status=422 if form.errors else 200)


@require_POST
@requires(*own.MAKERS)
def stoppen(request: HttpRequest, maat_id: uuid.UUID) -> HttpResponse:
    """From now on the measure is not computed."""
    row = maat_or_404(maat_id)
    if not may_change(request, row):
        raise Http404
    try:
        actions.stop(maat=row, by=request.user)
    except NotAllowed as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("De maat is gestopt. Wat er al was, blijft staan."))
    return redirect("maten:kaart", row.pk)


def _begin(request: HttpRequest) -> tuple[dict[str, Any], str]:
    """The plain values to begin with, and where they come from."""
    asked = request.GET.get("van", "")
    made = next((one for one in examples() if one.code == asked), None)
    if made is None and asked.startswith("X-") and (row := queries.newest(asked)):
        made = own.read(row)
    return (to_data(made), _source(made)) if made else ({}, "")


def _source(made: Maat) -> str:
    return f"{made.team}: {made.code}, versie {made.version}"


def _page(request, groups: list[Group], begin: dict, *, row: MaatRow | None = None, source=""):
    if not groups:
        raise Http404
    if request.method != "POST":
        return _shown(request, groups, Bouwer(begin), row=row, source=source)
    bouwer = Bouwer.sent(request.POST)
    asked = request.POST.get("doe", "")
    bouwer.do(asked)
    source = request.POST.get("overgenomen_van", "")[:200]
    if asked == "bewaar":
        return _saved(request, groups, bouwer, row, source)
    rows = _tried(request, groups, bouwer) if asked == "probeer" else None
    return _shown(request, groups, bouwer, row=row, source=source, tried=rows)


def _saved(request, groups, bouwer: Bouwer, row: MaatRow | None, source: str) -> HttpResponse:
    form = WordsForm(groups, request.POST)
    if form.is_valid() and not bouwer.faults:
        code = row.code if row else request.POST.get("code", "")
        try:
            inhoud = to_data(bouwer.maat(**({"code": code} if code else {})))
            if not code:
                del inhoud["code"]
            kept = _kept(request, groups, form, inhoud, row, source)
        except Faulty as faulty:
            bouwer.faults += [_("De maat is nog niet af."), *faulty.sentences]
        except NotAllowed as refusal:
            bouwer.faults.append(refusal.sentence)
        else:
            messages.success(request, _("De maat is bewaard. De cijfers komen er zo bij."))
            return redirect("maten:kaart", kept.pk)
    return _shown(request, groups, bouwer, row=row, source=source, form=form)


def _kept(request, groups, form, inhoud, row, source) -> MaatRow:
    if row:
        return actions.change(maat=row, inhoud=inhoud, by=request.user)
    key = form.cleaned_data.get("groep") or groups[0].key
    team = None if key == TOTAL else Team.objects.get(pk=key)
    return actions.make(team=team, inhoud=inhoud, by=request.user, overgenomen_van=source)


def _tried(request, groups: list[Group], bouwer: Bouwer) -> list | None:
    """The measure on what the team has, newest period first; None when it is not whole yet."""
    key = request.POST.get("groep")
    group = next((group for group in groups if group.key == key), groups[0])
    try:
        maat = bouwer.maat()
    except Faulty:
        bouwer.faults.append(_("De maat is nog niet af. Kies eerst wat er telt."))
        return None
    made, share, few = indicator(maat), maat.kind is not Kind.AANTAL, own.smallest(request, group)
    lines = []
    for row in reversed(tried(settings.WIJKZICHT_SNAPSHOT, maat, group.key, today())):
        values = row._asdict()
        code = values.pop("indicator")
        found = MaatCijfer(maat=MaatRow(code=code), **values)
        if few:
            queries.shut_if_small(found, share, few)
        lines.append((row.periode, line(found, made)))
    return lines


def _shown(request, groups, bouwer: Bouwer, *, row=None, source="", tried=None, form=None):
    words = {name: bouwer.data.get(name, "") for name in TEXTS}
    form = form or WordsForm(groups, initial=words | {"groep": request.POST.get("groep")})
    bad = bool(bouwer.faults or form.errors)
    context = {
        "row": row,
        "source": source,
        "code": bouwer.data.get("code", request.POST.get("code", "")),
        "bouwer": bouwer,
        "form": form,
        "subjects": [(one.name, one.words) for one in SUBJECTS.values()],
        "tried": tried,
    }
    return render(request, "maten/maken.html", context, status=422 if bad else 200)
