"""Which families are behind a figure: for who may open their files, and written down."""

import uuid
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from wijkzicht.indicators import Indicator, Kind, catalogue
from wijkzicht.indicators.gezinnen import Deel, delen, has_households
from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.access import listed, may_open
from wijkzicht.web.monitor import page
from wijkzicht.web.monitor.refresh import opened
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import teams_of

PARTS: dict[str, Promise] = {
    "telt": _("Telt mee"),
    "telt_niet": _("Telt niet mee"),
    "onbekend": _("Niet bekend"),
}
# What the parts are called where telling yes or no is not what the figure does.
_OF_DAYS = {"telt": _("Bekend hoe lang"), "telt_niet": _("Nog niet zover")}


@dataclass(frozen=True)
class Tab:
    """One part of the figure: how many families and how many units of the figure are in it."""

    key: str
    label: str | Promise
    families: int
    units: int
    url: str


@require_safe
@requires(*WORKERS)
def gezinnen(request: HttpRequest, code: str, team_id: uuid.UUID) -> HttpResponse:
    """One part of a figure as a list of families; those that one may not open are only counted."""
    indicator, group, row = _asked(request, code, team_id)
    found = _behind(indicator, row)
    tabs = _tabs(indicator, row, found)
    asked = request.GET.get("deel", "")
    tab = next((t for t in tabs if t.key == asked), next((t for t in tabs if t.families), tabs[0]))
    here = {deel.huishouden_id: getattr(deel, tab.key) for deel in found if getattr(deel, tab.key)}
    mine = may_open(request, (uuid.UUID(key) for key in here if key))
    listed(request, (household.pk for household in mine))
    context = {
        "indicator": indicator,
        "figure": page.figure([row], row.periode),
        "team": group,
        "tabs": [t for t in tabs if t.families or t.units or t.key == "telt"],
        "tab": tab,
        "rows": [(household, _times(here[str(household.pk)])) for household in mine],
        "others": sum(1 for key in here if key) - len(mine),
        "without": _times(here.get("", 0)),
    }
    return render(request, "kwaliteit/gezinnen.html", context)


def _asked(
    request: HttpRequest, code: str, team_id: uuid.UUID
) -> tuple[Indicator, policies.Group, Cijfer]:
    indicator = catalogue().get(code)
    teams = teams_of(request, *WORKERS)
    if indicator is None or not has_households(indicator) or not {team_id, None} & teams:
        raise Http404
    group = policies.group_for(request.user, str(team_id))
    rows = cijfers.rows(group, indicatoren=[code], periodes=[request.GET.get("periode", "")])
    row = next((row for row in rows if not row.dimensie), None)
    if row is None:
        raise Http404
    return indicator, group, row


def _behind(indicator: Indicator, row: Cijfer) -> list[Deel]:
    with opened(settings.WIJKZICHT_SNAPSHOT) as (con, present):
        if not present:
            raise Http404
        period = Period.parse(row.periode)
        found = delen(con, present, [indicator], team=row.groep, period=period, as_of=row.peildatum)
    return found[indicator.code]


def _tabs(indicator: Indicator, row: Cijfer, found: list[Deel]) -> list[Tab]:
    words = PARTS | (_OF_DAYS if indicator.kind in (Kind.MEDIAAN, Kind.GEMIDDELDE) else {})
    address = reverse("kwaliteit:gezinnen", args=[indicator.code, row.groep])
    return [
        Tab(
            key,
            label,
            sum(1 for deel in found if getattr(deel, key) and deel.huishouden_id),
            sum(1 for deel in found if getattr(deel, key)),
            f"{address}?{urlencode({'periode': row.periode, 'deel': key})}",
        )
        for key, label in words.items()
    ]


def _times(amount: float) -> int:
    """How often, where it is a count of more than one; 0 says nothing."""
    return int(amount) if amount > 1 and float(amount).is_integer() else int(amount == 1)
