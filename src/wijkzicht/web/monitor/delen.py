"""One figure told apart by a dimension: each part with its n, interval and what is unknown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkzicht.indicators import Indicator
from wijkzicht.indicators.dimensions import DIMENSIONS, UNKNOWN, borne_by, overlaps
from wijkzicht.indicators.eigen import CHAPTER
from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.models import FigureRow
from wijkzicht.register.maten import queries as maten
from wijkzicht.reports.sheet import FORMS
from wijkzicht.reports.words import plain
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.web.codes import label
from wijkzicht.web.maten import own
from wijkzicht.web.monitor import words
from wijkzicht.web.monitor.hoofdstuk import sheet
from wijkzicht.web.monitor.views import READERS, choose_group, choose_period
from wijkzicht.web.policy import requires

_LONG = 200  # units of the picture for the whole scale


@dataclass(frozen=True)
class Part:
    """One part as it reads in the table. `bar`, `low`, `high`: units of the picture, or None."""

    naam: str
    waarde: str
    tussen: str
    aantal: str
    onbekend: str
    let_op: str
    bar: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Parts:
    """The part of the page that tells a figure apart. `naam` empty: none was chosen yet."""

    dimensions: list[tuple[str, str]]
    groups: list[policies.Group]
    group: policies.Group
    naam: str
    titel: str
    uitleg: str
    periods: list[str]
    periode: str
    parts: list[Part]
    overlap: bool
    stand: datetime | None
    forms: tuple[str, ...] = tuple(FORMS)


def parts_for(
    request: HttpRequest, indicator: Indicator, groups: list[policies.Group]
) -> Parts | None:
    """What was asked in the address. None for who sees no figures, or a figure that bears none.

    `groups`: whose parts one may see, out of `policies.visible_groups`.
    """
    asked = _asked(request, indicator, groups) if groups else None
    if asked is None:
        return None
    group, naam, periods, periode, rows = asked
    here = [row for row in rows if row.periode == periode]
    return Parts(
        dimensions=[(name, DIMENSIONS[name].titel) for name in _names(indicator, group)],
        groups=_with_rows(indicator, groups),
        group=group,
        naam=naam,
        titel=DIMENSIONS[naam].titel if naam else "",
        uitleg=DIMENSIONS[naam].uitleg if naam else "",
        periods=periods,
        periode=periode,
        parts=_parts(indicator, naam, here),
        overlap=bool(naam) and overlaps(indicator, naam),
        stand=here[0].berekend_op if here else None,
    )


@require_safe
@requires(*READERS)
def bestand(request: HttpRequest, code: str, vorm: str) -> HttpResponse:
    """The rows of the table in the columns of the contract, with as much closed as on the page."""
    indicator = own.known(code)
    groups = policies.visible_groups(request.user)
    asked = _asked(request, indicator, groups) if indicator and groups else None
    if asked is None or not asked[1] or vorm not in FORMS:
        raise Http404
    _group, naam, _periods, periode, rows = asked
    make, kind = FORMS[vorm]
    here = _in_order(naam, [row for row in rows if row.periode == periode])
    return HttpResponse(
        make(sheet(here)),
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{code}-{naam}-{periode or "leeg"}.{vorm}"'
        },
    )


def _asked(request: HttpRequest, indicator: Indicator, groups: list[policies.Group]):
    """Group, dimension, periods, period and rows; None when there is no dimension to choose."""
    if not borne_by(indicator):
        return None
    group = choose_group(_with_rows(indicator, groups), request.GET.get("groep"))
    naam = request.GET.get("dimensie", "")
    naam = naam if naam in _names(indicator, group) else ""
    rows = _rows(request, indicator, group, naam) if naam else []
    periods = sorted({row.periode for row in rows}, reverse=True)
    periode = choose_period(rows, periods, request.GET.get("periode"))
    return group, naam, periods, periode, rows


def _rows(request: HttpRequest, indicator: Indicator, group: policies.Group, naam: str):
    if indicator.chapter == CHAPTER:
        maat = maten.newest(indicator.code)
        return own.figures(request, group, [maat], dimensie=naam)
    return cijfers.rows(group, indicatoren=[indicator.code], dimensie=naam)


def _with_rows(indicator: Indicator, groups: list[policies.Group]) -> list[policies.Group]:
    return groups[:1] if indicator.totaal_only else groups


def _names(indicator: Indicator, group: policies.Group) -> list[str]:
    """The dimensions to choose from; of one team its kind says nothing new."""
    bears = borne_by(indicator)
    one_team = group.key != policies.TOTAL
    return [name for name in DIMENSIONS if name in bears and not (one_team and name == "doelgroep")]


def _in_order(naam: str, rows: Sequence[FigureRow]) -> list[FigureRow]:
    """In the order of the code list, what is unknown last: never by size."""
    order = {code: number for number, code in enumerate(codelist(naam).codes)}

    def place(row: FigureRow) -> int:
        code = row.dimensie.partition("=")[2]
        return len(order) if code == UNKNOWN else order[code]

    return sorted(rows, key=place)


def _parts(indicator: Indicator, naam: str, rows: Sequence[FigureRow]) -> list[Part]:
    if not naam:
        return []
    ends = [value for row in rows for value in (row.waarde, row.boven) if value is not None]
    scale = _LONG / max(ends) if ends and max(ends) > 0 else 0.0
    return [_part(indicator, naam, row, scale) for row in _in_order(naam, rows)]


def _part(indicator: Indicator, naam: str, row: FigureRow, scale: float) -> Part:
    empty = str(words.why_empty(row))
    unit = words.unit(indicator)
    value = "" if empty else words.value(indicator, row)
    long = [None if v is None else round(v * scale, 1) for v in (row.waarde, row.onder, row.boven)]
    return Part(
        naam=_called(naam, row.dimensie.partition("=")[2]),
        waarde=f"{value}%" if unit == "%" and value else f"{value} {unit}".strip(),
        tussen="" if empty else words.interval(indicator, row),
        aantal=words.how_many(indicator, row),
        onbekend="" if row.onbekend is None else f"{plain(row.onbekend)}%",
        let_op=empty or str(words.caveat(row)),
        bar=long[0],
        low=long[1],
        high=long[2],
    )


def _called(naam: str, code: str) -> str:
    return _("Onbekend") if code == UNKNOWN else label(naam, code)
