"""One share of a team beside the other teams: a funnel instead of a list, and what leaning gives."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wijkzicht.indicators import Indicator, Kind, catalogue
from wijkzicht.indicators.spreiding import Ligging, Share, Spreiding
from wijkzicht.indicators.spreiding import spreiding as spreiding_of
from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.reports import words
from wijkzicht.reports.funnels import funnel_chart
from wijkzicht.reports.model import Chart, Table
from wijkzicht.reports.sheet import FORMS, PICTURES, Sheet
from wijkzicht.reports.svg import to_png
from wijkzicht.web.policy import WORKERS, requires

READERS = (*WORKERS, Rol.ANALIST)


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
        "periode": period,
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


_WHERE = {
    Ligging.TE_KLEIN: gettext_lazy("Het team is te klein om binnen of buiten de lijnen te noemen."),
    Ligging.BINNEN: gettext_lazy("Dat ligt binnen de lijnen. Het verschil kan toeval zijn."),
    Ligging.BUITEN: gettext_lazy(
        "Dat ligt buiten de binnenste lijnen. Bij toeval gebeurt dat 1 op de 20 keer. "
        "Telt iets anders, of werkt iets anders?"
    ),
    Ligging.VER_BUITEN: gettext_lazy(
        "Dat ligt buiten alle lijnen. Bij toeval gebeurt dat 2 op de 1.000 keer. "
        "Kijk eerst of het goed is vastgelegd. Praat er dan over."
    ),
}


def spread(indicator: Indicator, group: policies.Group, period: str) -> Spread:
    """The funnel with its sentences; without a chart when there is too little to draw one."""
    dots = cijfers.spread(group, indicator.code, period, settings.KLEINSTE) if period else []
    own = next(((dot.teller, dot.noemer) for dot in dots if dot.own), None)
    found = spreiding_of([(dot.teller, dot.noemer) for dot in dots], own)
    shown = [dot for dot in dots if dot.shown]
    if found is None or not shown:
        return Spread(said=[_("Er zijn te weinig teams met dit cijfer om naast elkaar te zetten.")])
    said = [*_of_own(own, found, group), _of_all(found)]
    if len(shown) < len(dots):
        said.append(_("Teams met te weinig gegevens tellen mee in de lijnen en staan er niet bij."))
    names = (_("Team"), _("Aantal"), _("Hoeveel daarvan"), _("Procent"))
    rows = [
        (group.naam if dot.own else _("een ander team"), dot.noemer, dot.teller,
         round(100 * dot.teller / dot.noemer, 1))
        for dot in shown
    ]  # fmt: skip
    title = f"{indicator.name.capitalize()}, {period}"
    sheet = Sheet(title, names, rows)
    table = Table(title, names, tuple(tuple(str(cell) for cell in row) for row in rows))
    chart = funnel_chart(
        f"spreiding-{indicator.code}", title, " ".join([title + ".", *said]),
        tuple(dot[:3] for dot in shown), found.trechter, (_("aantal waarover het gaat"), group.naam), table,
    )  # fmt: skip
    return Spread(chart, said, _leaning(own, found), sheet)


def _percent(share: float, decimals: int = 1) -> str:
    return f"{words.number(100 * share, decimals)}%"


def _of_own(own: Share | None, found: Spreiding, group: policies.Group) -> list[str]:
    if own is None:
        return []
    teller, noemer = own
    about = {"team": group.naam, "share": _percent(teller / noemer), "k": teller, "n": noemer}
    about["all"] = _percent(found.trechter.centre)
    begin = _("%(team)s: %(share)s (%(k)s van %(n)s). Alle teams samen: %(all)s.") % about
    return [begin, str(_WHERE[found.ligging])]


def _of_all(found: Spreiding) -> str:
    if found.weinig:
        return _(
            "De spreiding tussen teams is niet te schatten: dat kan vanaf tien teams. "
            "De lijnen tonen alleen het toeval."
        )
    return _("In de lijnen zit ook de gewone spreiding tussen teams.")


def _leaning(own: Share | None, found: Spreiding) -> list[str]:
    """The share after partial pooling, beside the raw one; none where it can't be."""
    pooled = found.geleund
    if own is None or pooled is None:
        return []
    about = {
        "raw": _percent(own[0] / own[1]),
        "value": _percent(pooled.value),
        "low": _percent(pooled.interval.low),
        "high": _percent(pooled.interval.high),
        "leans": _percent(pooled.leans, 0),
    }
    said = [
        _(
            "Zelf telden jullie %(raw)s. Leunt het cijfer op de andere teams, dan wordt het "
            "%(value)s, waarschijnlijk tussen %(low)s en %(high)s."
        )
        % about,
        _("Het leunt voor %(leans)s op de andere teams. Een klein team leunt meer.") % about,
    ]
    if found.weinig:
        said.append(_("Met minder dan tien teams is deze marge te smal."))
    return said
