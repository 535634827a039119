"""What CBS publishes of the municipality and its wijken: a year of all areas, or all years of one."""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wijkzicht.dataset.kwb import SOURCE, Area, Kwb, limits, packaged
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.web.monitor.words import number
from wijkzicht.web.policy import WORKERS, requires

COLUMNS: dict[str, Promise] = {
    "inwoners_0_14": gettext_lazy("0 tot en met 14 jaar"),
    "inwoners_15_24": gettext_lazy("15 tot en met 24 jaar"),
    "inwoners": gettext_lazy("Alle inwoners"),
    "huishoudens": gettext_lazy("Huishoudens"),
    "jeugdhulp_clienten": gettext_lazy("Jongeren met jeugdhulp"),
    "wmo_clienten": gettext_lazy("Mensen met Wmo-hulp"),
}
AREA = "gebied"
KINDS = ("gemeente", "wijk")


class Cell(NamedTuple):
    """One cell of `components/table.html`."""

    text: str
    label: str
    numeric: bool = False
    url: str = ""


@require_safe
@requires(*WORKERS, Rol.ANALIST, Rol.OPDRACHTGEVER)
def kerncijfers(request: HttpRequest) -> HttpResponse:
    """The figures of one year, sorted as asked; with `gebied` all years of that area."""
    kwb = packaged()
    areas = _ours(kwb)
    years = sorted({area.jaar for area in areas}, reverse=True)
    chosen = request.GET.get("gebied", "")
    series = [area for area in areas if area.code == chosen]
    asked = request.GET.get("jaar")
    year = next((y for y in years if str(y) == asked), _fullest(areas, years))
    context = {
        "years": years,
        "year": year,
        "areas": areas,
        "series": _series(series) if series else None,
        "naam": name(series[0]) if series else "",
        "table": _year(areas, year, request) if areas else None,
        "limits": limits(kwb),
        "source": SOURCE,
    }
    return render(request, "monitor/kerncijfers.html", context)


def name(area: Area) -> str:
    """How an area is called; the file has no names of wijken."""
    return area.gemeente if area.soort == "gemeente" else _("Wijk %(code)s") % {"code": area.code}


def _ours(kwb: Kwb) -> list[Area]:
    """The municipalities in which there is a team, and their wijken."""
    codes = set(Team.objects.values_list("gemeente_code", flat=True))
    return [a for a in kwb.areas if a.soort in KINDS and a.gemeente_code in codes]


def _fullest(areas: list[Area], years: list[int]) -> int | None:
    """The newest year of which the most columns have figures: the last ones come late."""

    def filled(year: int) -> int:
        of_year = [a for a in areas if a.jaar == year]
        return sum(any(a.counts[c] is not None for a in of_year) for c in COLUMNS)

    return max(years, key=lambda year: (filled(year), year), default=None)


def _year(areas: list[Area], year: int, request: HttpRequest) -> dict:
    column = request.GET.get("sorteer", AREA)
    column = column if column in COLUMNS else AREA
    down = request.GET.get("richting") == "af"
    rows = _sorted([a for a in areas if a.jaar == year], column, down)

    def link(name_: str) -> str:
        turned = "af" if name_ == column and not down else "op"
        return "?" + urlencode({"jaar": year, "sorteer": name_, "richting": turned})

    labels = {AREA: _("Gebied"), **COLUMNS}
    return {
        "caption": _("Kerncijfers van %(year)s") % {"year": year},
        "columns": [
            {
                "label": label,
                "numeric": key != AREA,
                "sort_url": link(key),
                "sorted": ("af" if down else "op") if key == column else "",
            }
            for key, label in labels.items()
        ],
        "rows": [
            [Cell(name(a), labels[AREA], url="?" + urlencode({"gebied": a.code})), *_counts(a)]
            for a in rows
        ],
    }


def _sorted(rows: list[Area], column: str, down: bool) -> list[Area]:
    """The municipality stays on top: it is the total. What CBS does not give stands last."""

    def amount(area: Area) -> int:
        return area.counts[column] or 0

    key: Callable = (lambda area: area.code) if column == AREA else amount
    ordered = sorted(rows, key=key, reverse=down)
    ordered.sort(key=lambda area: column != AREA and area.counts[column] is None)
    ordered.sort(key=lambda area: area.soort != "gemeente")
    return ordered


def _series(rows: Iterable[Area]) -> dict:
    ordered = sorted(rows, key=lambda area: -area.jaar)
    oldest = ordered[-1].jaar
    return {
        "caption": _("%(naam)s per jaar") % {"naam": name(ordered[0])},
        "columns": [
            {"label": _("Jaar")},
            *({"label": label, "numeric": True} for label in COLUMNS.values()),
            {"label": _("Let op")},
        ],
        "rows": [
            [Cell(str(a.jaar), _("Jaar")), *_counts(a), Cell(_note(a, oldest), _("Let op"))]
            for a in ordered
        ],
    }


def _note(area: Area, oldest: int) -> str:
    if area.comparable or area.jaar == oldest:
        return ""
    return _("Ander gebied dan het jaar ervoor: de grens is verlegd.")


def _counts(area: Area) -> list[Cell]:
    """A count that CBS does not give is said, never nought."""
    none = _("geen cijfer")
    return [
        Cell(none if (n := area.counts[key]) is None else number(n, 0), label, True)
        for key, label in COLUMNS.items()
    ]
