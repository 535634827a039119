"""The measures of a team's own: their figures, the card of each, and its file."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkzicht.indicators.eigen import indicator
from wijkzicht.indicators.eigen_bestand import write
from wijkzicht.indicators.eigen_kaart import card, examples
from wijkzicht.indicators.eigen_zin import sentence
from wijkzicht.register.cijfers import policies
from wijkzicht.register.maten import queries
from wijkzicht.register.maten.models import Maat, MaatCijfer
from wijkzicht.reports.sheet import FORMS
from wijkzicht.web.maten import own
from wijkzicht.web.monitor.delen import parts_for
from wijkzicht.web.monitor.hoofdstuk import line, sheet
from wijkzicht.web.monitor.views import choose_group, choose_period
from wijkzicht.web.policy import requires


@require_safe
@requires(*own.READERS)
def overzicht(request: HttpRequest) -> HttpResponse:
    """The figures of a group's own measures in one half-year, and what one can do with them."""
    groups, group, maten, rows = _asked(request)
    periods = sorted({row.periode for row in rows}, reverse=True)
    periode = choose_period(rows, periods, request.GET.get("periode"))
    known = {maat.pk: made for maat in maten if (made := own.read(maat))}
    shown = [row for row in rows if row.periode == periode and row.maat_id in known]
    lines = [(line(row, indicator(known[row.maat_id])), row.maat_id) for row in shown]
    context = {
        "groups": groups,
        "group": group,
        "periods": periods,
        "periode": periode,
        "lines": lines,
        "as_of": shown[0].peildatum if shown else None,
        "waiting": [m for m in maten if not m.gestopt_op and m.pk not in {r.maat_id for r in rows}],
        "stopped": [m for m in maten if m.gestopt_op],
        "examples": [(one, sentence(one)) for one in examples()],
        "forms": list(FORMS),
        "may_make": own.own_groups(request),
    }
    return render(request, "maten/overzicht.html", context)


@require_safe
@requires(*own.READERS)
def cijfers(request: HttpRequest, vorm: str) -> HttpResponse:
    """The rows of the page in the columns of the contract."""
    if vorm not in FORMS:
        raise Http404
    _groups, _group, _maten, rows = _asked(request)
    periode = choose_period(
        rows, sorted({row.periode for row in rows}, reverse=True), request.GET.get("periode")
    )
    make, kind = FORMS[vorm]
    name = f"eigen-{periode or 'leeg'}.{vorm}"
    return HttpResponse(
        make(sheet(row for row in rows if row.periode == periode)),
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_safe
@requires(*own.READERS)
def kaart(request: HttpRequest, maat_id: uuid.UUID) -> HttpResponse:
    """What a measure counts and what not, its versions, and the figures that its makers see."""
    row = maat_or_404(maat_id)
    made = own.read(row)
    versions = queries.versions(row.code)
    current = made is not None and versions[0].pk == row.pk
    groups = _groups(request, row)
    context = {
        "row": row,
        "newest": versions[0],
        "versions": [(one, own.read(one)) for one in versions],
        "card": card(made) if made else None,
        "indicator": indicator(made) if made else None,
        "apart": parts_for(request, indicator(made), groups) if current else None,
        "discuss": _to_discuss(request, groups, row) if current else None,
        "may_change": may_change(request, row),
        "groep": str(row.team_id) if row.team_id else policies.TOTAL,
    }
    return render(request, "maten/kaart.html", context)


@require_safe
@requires(*own.READERS)
def deel(request: HttpRequest, maat_id: uuid.UUID) -> HttpResponse:
    """The file of a measure, to give to another team."""
    row = maat_or_404(maat_id)
    made = own.read(row)
    if made is None:
        raise Http404
    name = f"{row.code}-versie-{row.versie}.json"
    return HttpResponse(
        write(made),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def maat_or_404(maat_id: uuid.UUID) -> Maat:
    """A version of a measure that one may see; the database decides."""
    row = Maat.objects.select_related("team", "gemaakt_door").filter(pk=maat_id).first()
    if row is None:
        raise Http404
    return row


def may_change(request: HttpRequest, row: Maat) -> bool:
    """Whether one may make a newer version of it, or stop it."""
    key = str(row.team_id) if row.team_id else policies.TOTAL
    return any(group.key == key for group in own.own_groups(request))


def _groups(request: HttpRequest, row: Maat) -> list[policies.Group]:
    """The groups that have this measure and in which one works: parts of it are for them."""
    return [
        group
        for group in policies.visible_groups(request.user)
        if (row.team_id is None or group.key == str(row.team_id))
        and own.smallest(request, group) is None
    ]


def _to_discuss(request: HttpRequest, groups: list[policies.Group], row: Maat) -> MaatCijfer | None:
    """The newest figure of a team of one's own, to talk about."""
    group = next((group for group in groups if group.key != policies.TOTAL), None)
    rows = own.figures(request, group, [row]) if group else []
    periode = choose_period(rows, sorted({one.periode for one in rows}, reverse=True), None)
    return next((one for one in rows if one.periode == periode), None)


def _asked(request: HttpRequest):
    groups = policies.visible_groups(request.user)
    group = choose_group(groups, request.GET.get("groep"))
    maten = queries.of_group(group)
    return groups, group, maten, own.figures(request, group, maten)
