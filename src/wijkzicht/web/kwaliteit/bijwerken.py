"""What to write down yet: lists that lead to the file, what changes most figures first."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wijkzicht.indicators.gaten import GATEN, Gat
from wijkzicht.indicators.gezinnen import delen
from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.access import listed, may_open
from wijkzicht.web.kwaliteit.over_tijd import over_time
from wijkzicht.web.kwaliteit.words import GATEN as WORDS
from wijkzicht.web.kwaliteit.words import Words
from wijkzicht.web.monitor.refresh import opened
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import roles_of

READERS = (*WORKERS, Rol.ANALIST)
CODES = ["W05", *sorted({gat.code for gat in GATEN.values()})]
_SHOWN = 10  # families before the rest folds


@dataclass(frozen=True)
class Todo:
    """One kind of thing to mend: `families` of the asker with the page to do it, `others` only counted."""

    gat: Gat
    words: Words
    number: int
    families: list[tuple[Huishouden, str]] = field(default_factory=list)
    others: int = 0

    @property
    def figures(self) -> int:
        """How many figures change with it."""
        return self.gat.raakt

    @property
    def first(self) -> list[tuple[Huishouden, str]]:
        """The families that stand open on the page."""
        return self.families[:_SHOWN]

    @property
    def rest(self) -> list[tuple[Huishouden, str]]:
        """The families that are folded."""
        return self.families[_SHOWN:]


@require_safe
@requires(*READERS)
def bijwerken(request: HttpRequest) -> HttpResponse:
    """Of one team: what is missing, of whom, and how much was written down in time over the years."""
    groups = [g for g in policies.visible_groups(request.user) if g.key != policies.TOTAL]
    if not groups:
        raise Http404
    group = next((g for g in groups if g.key == request.GET.get("groep")), groups[0])
    rows = [row for row in cijfers.rows(group, indicatoren=CODES) if not row.dimensie]
    periods = sorted({row.periode for row in rows}, reverse=True)
    asked = request.GET.get("periode")
    periode = asked if asked in periods else (periods[0] if periods else "")
    missing = _missing(group, rows, periode) if periode else None
    context = {
        "groups": groups,
        "group": group,
        "periods": periods,
        "periode": periode,
        "todo": None if missing is None else _todo(request, missing, periode),
        "works_here": bool(roles_of(request) & set(WORKERS)),
        "over_time": over_time(group, rows, cijfers.verloop(group, "")),
    }
    return render(request, "kwaliteit/bijwerken.html", context)


def _missing(group: policies.Group, rows: list[Cijfer], periode: str) -> dict[str, set[str]] | None:
    """The households with each gap, by the key of the gap; None while the worker made no snapshot."""
    as_of = next(row.peildatum for row in rows if row.periode == periode)
    indicators = {gat.code: gat.indicator for gat in GATEN.values()}
    with opened(settings.WIJKZICHT_SNAPSHOT) as (con, present):
        if not present:
            return None
        period = Period.parse(periode)
        found = delen(con, present, indicators.values(), team=group.key, period=period, as_of=as_of)
    return {
        key: {deel.huishouden_id for deel in found.get(gat.code, []) if getattr(deel, gat.deel)}
        - {""}
        for key, gat in GATEN.items()
    }


def _todo(request: HttpRequest, missing: dict[str, set[str]], periode: str) -> list[Todo]:
    """What changes most figures of most families first."""
    everybody = {uuid.UUID(key) for keys in missing.values() for key in keys}
    mine = {str(h.pk): h for h in may_open(request, everybody)}
    listed(request, (household.pk for household in mine.values()))
    made = [_one(key, keys, mine, periode) for key, keys in missing.items() if keys]
    return sorted(made, key=lambda one: (-one.figures * one.number, one.gat.key))


def _one(key: str, keys: Iterable[str], mine: dict[str, Huishouden], periode: str) -> Todo:
    keys, words = set(keys), WORDS[key]
    families = [
        (household, reverse("kwaliteit:rij", args=[key, household.pk]) + f"?periode={periode}")
        for name, household in mine.items()
        if name in keys
    ]
    return Todo(GATEN[key], words, len(keys), families, len(keys) - len(families))
