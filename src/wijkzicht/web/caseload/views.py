"""Mijn gezinnen: a table to sort, to filter and to choose columns of; it comes back as it was left."""

from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from wijkzicht.register.casussen.queries import CaseloadRow, caseload
from wijkzicht.register.weergave.actions import keep
from wijkzicht.register.weergave.queries import kept
from wijkzicht.web.access import listed
from wijkzicht.web.caseload.columns import COLUMNS, FILTERS, FIRST
from wijkzicht.web.policy import WORKERS, requires

LIST = "gezinnen"


@dataclass(frozen=True)
class Choice:
    """How somebody sees the list: sorted by what, which way, what is left in, columns left out."""

    column: str = FIRST
    down: bool = False
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: QueryDict) -> "Choice":
        """Out of an address; what is not known is left out."""
        column = data.get("op", FIRST)
        return cls(
            column if column in COLUMNS else FIRST,
            data.get("richting") == "af",
            tuple(key for key in FILTERS if key in data.getlist("toon")),
            tuple(key for key in COLUMNS if key in data.getlist("zonder") and key != FIRST),
        )

    @property
    def query(self) -> str:
        """The same as the query of an address."""
        pairs = [("op", self.column), ("richting", "af" if self.down else "op")]
        pairs += [("toon", key) for key in self.only] + [("zonder", key) for key in self.without]
        return urlencode(pairs)

    @property
    def url(self) -> str:
        """Where the list looks like this."""
        return f"{reverse('caseload:gezinnen')}?{self.query}"

    @property
    def shown(self) -> list[str]:
        """The columns that are not left out."""
        return [key for key in COLUMNS if key not in self.without]


@require_safe
@requires(*WORKERS)
def gezinnen(request: HttpRequest) -> HttpResponse:
    """The open casussen one is involved in."""
    choice = _choice(request)
    everything = caseload(request.user)
    found = [row for row in everything if all(FILTERS[key][1](row) for key in choice.only)]
    rows = sorted(found, key=COLUMNS[choice.column].order, reverse=choice.down)
    listed(request, (row.huishouden_id for row in rows))
    context = {
        "rows": [_cells(row, choice) for row in rows],
        "columns": [_column(key, choice) for key in choice.shown],
        "filters": [_filter(key, choice) for key in FILTERS] if everything else [],
        "choosable": [_shown(key, choice) for key in COLUMNS if key != FIRST],
        "filtered": bool(choice.only),
        "all": len(everything),
        "fewer": bool(choice.without),
    }
    return render(request, "caseload/gezinnen.html", context)


def _choice(request: HttpRequest) -> Choice:
    """As the address says, which is kept; without an address as it was left."""
    before = kept(request.user, LIST)
    if not request.GET:
        return Choice.read(QueryDict(before))
    choice = Choice.read(request.GET)
    if choice.query != before:
        keep(lijst=LIST, keuze=choice.query, by=request.user)
    return choice


def _filter(key: str, choice: Choice) -> dict[str, Any]:
    """A filter with the address that puts it on, or takes it off."""
    url = replace(choice, only=_turned(FILTERS, choice.only, key)).url
    return {"label": FILTERS[key][0], "on": key in choice.only, "url": url}


def _shown(key: str, choice: Choice) -> dict[str, Any]:
    """A column with the address that shows it, or leaves it out."""
    url = replace(choice, without=_turned(COLUMNS, choice.without, key)).url
    return {"label": COLUMNS[key].label, "on": key not in choice.without, "url": url}


def _turned(every: dict[str, Any], chosen: tuple[str, ...], key: str) -> tuple[str, ...]:
    return tuple(other for other in every if (other in chosen) != (other == key))


def _column(key: str, choice: Choice) -> dict[str, Any]:
    here = key == choice.column
    return {
        "label": COLUMNS[key].label,
        "sort_url": replace(choice, column=key, down=here and not choice.down).url,
        "sorted": ("af" if choice.down else "op") if here else "",
    }


def _cells(row: CaseloadRow, choice: Choice) -> list[dict[str, Any]]:
    return [COLUMNS[key].cell(row) | {"label": str(COLUMNS[key].label)} for key in choice.shown]
