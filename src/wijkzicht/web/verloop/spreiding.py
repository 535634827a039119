"""One share of a team beside the other teams: a funnel instead of a list, and what leaning gives."""

from dataclasses import dataclass, field

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkzicht.indicators import Indicator, Kind, catalogue
from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.queries import Dot
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.reports import words
from wijkzicht.reports.funnels import LEVELS, funnel_chart
from wijkzicht.reports.model import Chart, Table
from wijkzicht.reports.svg import to_png
from wijkzicht.statistics.funnel import SMALLEST_GROUP, Funnel, funnel
from wijkzicht.statistics.pooling import fit_group
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.verloop.sheet import FORMS, PICTURES, Sheet

READERS = (*WORKERS, Rol.ANALIST)
FEWEST = 3  # teams; with two, the one is what the other is not
FEWEST_TO_POOL = 5


@dataclass(frozen=True)
class Spread:
    """What can be said of one period. `leaning`: sentences of partial pooling; may be none."""

    chart: Chart | None = None
    said: list[str] = field(default_factory=list)
    leaning: list[str] = field(default_factory=list)
    sheet: Sheet | None = None


@require_safe
@requires(*READERS)
def spreiding(request: HttpRequest, code: str) -> HttpResponse:
    """The funnel of one share in one period, with one's own team in it."""
    indicator, groups, group, periods, period = _asked(request, code)
    context = {
        "indicator": indicator,
        "groups": groups,
        "group": group,
        "periods": periods,
        "period": period,
        "forms": [*FORMS, *PICTURES],
        "spread": spread(indicator, group, period),
    }
    return render(request, "verloop/spreiding.html", context)


@require_safe
@requires(*READERS)
def bestand(request: HttpRequest, code: str, vorm: str) -> HttpResponse:
    """The table or the picture of the page as a file: the same rows, the same drawing."""
    indicator, _groups, group, _periods, period = _asked(request, code)
    found = spread(indicator, group, period)
    if found.chart is None or vorm not in {*FORMS, *PICTURES}:
        raise Http404
    if vorm in FORMS:
        make, kind = FORMS[vorm]
        content = make(found.sheet)
    else:
        kind = PICTURES[vorm]
        content = found.chart.svg.encode() if vorm == "svg" else to_png(found.chart.svg)
    name = f"{code}-spreiding-{period}.{vorm}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _asked(request: HttpRequest, code: str) -> tuple:
    indicator = catalogue().get(code)
    groups = policies.visible_groups(request.user)
    if not can_spread(indicator) or not groups:
        raise Http404
    wished = next((g for g in groups if g.key == request.GET.get("groep")), None)
    group = wished or (groups[1] if len(groups) == 2 else groups[0])
    rows = cijfers.rows(groups[0], indicatoren=[code])
    periods = sorted({row.periode for row in rows if row.waarde is not None}, reverse=True)
    over = [row.periode for row in rows if row.status != "onvolledig" and row.periode in periods]
    asked = request.GET.get("periode")
    period = asked if asked in periods else (max(over) if over else "")
    return indicator, groups, group, periods, period


def can_spread(indicator: Indicator | None) -> bool:
    """Whether teams have this figure and it is a share: only of a share chance is known."""
    return bool(indicator and indicator.kind is Kind.AANDEEL and not indicator.totaal_only)


def spread(indicator: Indicator, group: policies.Group, period: str) -> Spread:
    """The funnel with its sentences; without a chart when there is too little to draw one."""
    dots = cijfers.spread(group, indicator.code, period) if period else []
    if len(dots) < FEWEST:
        return Spread(said=[_("Er zijn te weinig teams met dit cijfer om naast elkaar te zetten.")])
    shape = funnel([dot.teller for dot in dots], [dot.noemer for dot in dots])
    own = next((dot for dot in dots if dot.own), None)
    said = [*_of_own(own, shape, group), *_of_all(dots)]
    names = (_("Team"), _("Aantal"), _("Hoeveel daarvan"), _("Procent"))
    rows = [
        (group.naam if dot.own else _("een ander team"), dot.noemer, dot.teller,
         round(100 * dot.teller / dot.noemer, 1))
        for dot in dots
    ]  # fmt: skip
    title = f"{indicator.name.capitalize()}, {period}"
    sheet = Sheet(title, names, rows)
    table = Table(title, names, tuple(tuple(str(cell) for cell in row) for row in rows))
    chart = funnel_chart(
        f"spreiding-{indicator.code}", title, " ".join([title + ".", *said]),
        tuple(dots), shape, (_("aantal waarover het gaat"), group.naam), table,
    )  # fmt: skip
    return Spread(chart, said, _leaning(own, dots), sheet)


def _of_own(own: Dot | None, shape: Funnel, group: policies.Group) -> list[str]:
    if own is None:
        return []
    about = {
        "team": group.naam,
        "share": f"{words.number(100 * own.teller / own.noemer, 1)}%",
        "k": own.teller,
        "n": own.noemer,
        "all": f"{words.number(100 * shape.centre, 1)}%",
    }
    begin = _("%(team)s: %(share)s (%(k)s van %(n)s). Alle teams samen: %(all)s.") % about
    return [begin, _where(own, shape)]


def _where(own: Dot, shape: Funnel) -> str:
    """Inside or outside, in words; never a verdict."""
    if not shape.tells(own.noemer):
        return _("Het team is te klein om binnen of buiten de lijnen te noemen.")
    share = own.teller / own.noemer
    inner, outer = (shape.limits(own.noemer, level) for level in LEVELS)
    if inner.low <= share <= inner.high:
        return _("Dat ligt binnen de lijnen. Het verschil kan toeval zijn.")
    if outer.low <= share <= outer.high:
        return _(
            "Dat ligt buiten de binnenste lijnen. Bij toeval gebeurt dat 1 op de 20 keer. "
            "Telt iets anders, of werkt iets anders?"
        )
    return _(
        "Dat ligt buiten alle lijnen. Bij toeval gebeurt dat 2 op de 1.000 keer. "
        "Kijk eerst of het goed is vastgelegd. Praat er dan over."
    )


def _of_all(dots: list[Dot]) -> list[str]:
    if len(dots) < SMALLEST_GROUP:
        return [
            _(
                "De spreiding tussen teams is niet te schatten: dat kan vanaf tien teams. "
                "De lijnen tonen alleen het toeval."
            )
        ]
    return [_("In de lijnen zit ook de gewone spreiding tussen teams.")]


def _leaning(own: Dot | None, dots: list[Dot]) -> list[str]:
    """The share after partial pooling, beside the raw one; none where it can't be."""
    if own is None or len(dots) < FEWEST_TO_POOL:
        return []
    events, sizes = [dot.teller for dot in dots], [dot.noemer for dot in dots]
    if not 0 < sum(events) < sum(sizes):
        return []
    pooled = fit_group(events, sizes).pool(own.teller, own.noemer)
    about = {
        "raw": f"{words.number(100 * own.teller / own.noemer, 1)}%",
        "value": f"{words.number(100 * pooled.value, 1)}%",
        "low": f"{words.number(100 * pooled.interval.low, 1)}%",
        "high": f"{words.number(100 * pooled.interval.high, 1)}%",
        "leans": f"{words.number(100 * pooled.leans)}%",
    }
    said = [
        _(
            "Zelf telden jullie %(raw)s. Leunt het cijfer op de andere teams, dan wordt het "
            "%(value)s, waarschijnlijk tussen %(low)s en %(high)s."
        )
        % about,
        _("Het leunt voor %(leans)s op de andere teams. Een klein team leunt meer.") % about,
    ]
    if len(dots) < SMALLEST_GROUP:
        said.append(_("Met minder dan tien teams is deze marge te smal."))
    return said
