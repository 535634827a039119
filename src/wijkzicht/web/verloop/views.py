"""The course of one figure, its files, and the log of events."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.indicators import Indicator
from wijkzicht.indicators.eigen import CHAPTER
from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.maten import queries as maten
from wijkzicht.register.organisatie import actions, queries
from wijkzicht.register.organisatie.models import Gebeurtenis, Rol
from wijkzicht.reports.sheet import FORMS, PICTURES
from wijkzicht.reports.svg import to_png
from wijkzicht.web.codes import label
from wijkzicht.web.household import form_page
from wijkzicht.web.maten import own
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import roles_of, teams_of
from wijkzicht.web.verloop import page
from wijkzicht.web.verloop.forms import EventForm
from wijkzicht.web.verloop.spreiding import can_spread

# Somebody from outside sees the line alone, of rows that may leave; what stands beside it is for
# who works on it.
READERS = (*WORKERS, Rol.ANALIST, Rol.OPDRACHTGEVER)
INSIDE = (*WORKERS, Rol.ANALIST)
WRITERS = (Rol.TEAMLEIDER, Rol.ANALIST)


@require_safe
@requires(*READERS)
def cijfer(request: HttpRequest, code: str) -> HttpResponse:
    """One figure over the periods: signals, log, registration effects, what is still to come."""
    indicator, groups, group, per = _asked(request, code)
    course = _course(request, indicator, group, per)
    context = {
        "indicator": indicator,
        "groups": groups,
        "group": group,
        "per": per,
        "pers": _pers(request, indicator, group),
        "course": course,
        "may_write": roles_of(request) & set(WRITERS),
        # Other teams are nothing for somebody from outside, nor for a measure that is one's own.
        "beside": indicator.chapter != CHAPTER and can_spread(indicator) and not group.buiten,
    }
    return render(request, "verloop/cijfer.html", context)


@require_safe
@requires(*READERS)
def bestand(request: HttpRequest, code: str, deel: str, vorm: str) -> HttpResponse:
    """A table or picture of the page as a file: the same rows, the same drawing."""
    indicator, _groups, group, per = _asked(request, code)
    course = _course(request, indicator, group, per)
    if vorm in FORMS and deel in course.sheets:
        make, kind = FORMS[vorm]
        content = make(course.sheets[deel])
    elif vorm in PICTURES and (chart := _picture(course, deel)):
        kind = PICTURES[vorm]
        content = chart.svg.encode() if vorm == "svg" else to_png(chart.svg)
    else:
        raise Http404
    name = f"{code}-{deel}-{per}.{vorm}"
    return HttpResponse(
        content,
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _picture(course: page.Course, deel: str):
    drawn = {"route": course.way, "tussentijd": course.rare}.get(deel)
    return course.chart if deel == "reeks" else drawn and drawn.chart


def _asked(request: HttpRequest, code: str) -> tuple[Indicator, list, policies.Group, str]:
    indicator = own.known(code)
    groups = policies.visible_groups(request.user)
    if indicator is None or not groups:
        raise Http404
    group = next((g for g in groups if g.key == request.GET.get("groep")), None)
    per = request.GET.get("per")
    first = groups[1] if len(groups) == 2 and not indicator.totaal_only else groups[0]
    group = group or first
    known = [key for key, _word in _pers(request, indicator, group)]
    return indicator, groups, group, per if per in known else known[0]


def _pers(
    request: HttpRequest, indicator: Indicator, group: policies.Group
) -> list[tuple[str, str]]:
    """The lengths of a period that one may see.

    No quarters for somebody from outside, and of a team's own measure for who works elsewhere:
    quarters are kept without a look at how small they are.
    """
    none = group.buiten or (indicator.chapter == CHAPTER and own.smallest(request, group))
    quarters = [] if none else [("kwartaal", _("Kwartaal"))]
    return [("halfjaar", _("Halfjaar")), *quarters]


def _course(
    request: HttpRequest, indicator: Indicator, group: policies.Group, per: str
) -> page.Course:
    if indicator.chapter == CHAPTER:
        maat = maten.newest(indicator.code)
        rows = own.figures(request, group, [maat], per=per)
    else:
        rows = cijfers.rows(group, indicatoren=[indicator.code])
    team = None if group.key == policies.TOTAL else group.key
    log = queries.events(team)
    if group.buiten:
        return page.build(indicator, group, per, rows, [], [e for e in log if e.team is None])
    return page.build(indicator, group, per, rows, cijfers.verloop(group, indicator.code), log)


@require_safe
@requires(*INSIDE)
def gebeurtenissen(request: HttpRequest) -> HttpResponse:
    """The log of one's teams and of the whole organisation, newest first."""
    lines = [
        {
            "row": row,
            "kind": label("gebeurtenis_soort", row.soort),
            "mine": _may_change(request, row),
        }
        for row in _lines(request)
    ]
    context = {"lines": lines, "may_write": roles_of(request) & set(WRITERS)}
    return render(request, "verloop/gebeurtenissen.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WRITERS)
def gebeurtenis(request: HttpRequest) -> HttpResponse:
    """Write down what changed the figures."""
    whole = Rol.ANALIST in roles_of(request)
    form = EventForm(request.POST or None, teams=_teams(request), whole=whole)
    if request.method == "POST" and form.save(actions.note_event, by=request.user):
        messages.success(request, _("Gebeurtenis bewaard. Ze staat nu op elke tijdlijn."))
        return redirect("verloop:gebeurtenissen")
    context = {
        "form": form,
        "title": _("Schrijf een gebeurtenis op"),
        "lead": _("Iets wat de cijfers verandert, zoals een ander systeem of een opschoning."),
        "save": _("Bewaar de gebeurtenis"),
        "back_url": reverse("verloop:gebeurtenissen"),
    }
    return form_page(request, "beheer/formulier.html", context)


@require_POST
@requires(*WRITERS)
def terug(request: HttpRequest, gebeurtenis_id: uuid.UUID) -> HttpResponse:
    """Take back a line that was wrong: of an own team, or for an analyst any."""
    row = next((row for row in _lines(request) if row.pk == gebeurtenis_id), None)
    if row is None or not _may_change(request, row):
        raise Http404
    actions.take_back_event(gebeurtenis=row, by=request.user)
    messages.success(request, _("Gebeurtenis weggehaald."))
    return redirect("verloop:gebeurtenissen")


def _lines(request: HttpRequest) -> list[Gebeurtenis]:
    """The log of one's teams and of the whole organisation, newest first."""
    teams = _teams(request)
    rows = queries.events()
    return [row for row in reversed(rows) if row.team is None or str(row.team_id) in teams]


def _may_change(request: HttpRequest, row: Gebeurtenis) -> bool:
    mine = teams_of(request, Rol.TEAMLEIDER)
    return Rol.ANALIST in roles_of(request) or (row.team_id is not None and row.team_id in mine)


def _teams(request: HttpRequest) -> dict[str, str]:
    """Teams whose figures one may see, by key; an analyst sees them all."""
    return {
        group.key: group.naam
        for group in policies.visible_groups(request.user)
        if group.key != policies.TOTAL
    }
