"""Every figure of a chapter for one group and period, and the same rows as a file."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkzicht.indicators import Indicator, catalogue
from wijkzicht.indicators.card import CHAPTERS
from wijkzicht.indicators.gezinnen import has_households
from wijkzicht.indicators.rows import Row
from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.models import FigureRow
from wijkzicht.reports.sheet import FORMS, Sheet
from wijkzicht.reports.words import plain
from wijkzicht.web.codes import label
from wijkzicht.web.monitor import words
from wijkzicht.web.monitor.views import (
    READERS,
    choose_group,
    choose_period,
    works_in,
)
from wijkzicht.web.policy import requires

# A file holds what is needed to trust a row, wherever it ends up.
COLUMNS = (*Row._fields, "definitie", "peildatum")
_NUMBERS = ("teller", "noemer", "waarde", "onder", "boven", "onbekend")


@dataclass(frozen=True)
class Line:
    """One row as it reads on the page. `deel`: of whom, when it is a part of the line above it.

    `gezinnen`: the address of the families behind it, for who works with them.
    """

    code: str
    vraag: str
    deel: str
    waarde: str
    tussen: str
    aantal: str
    onbekend: str
    let_op: str
    gezinnen: str = ""


@require_safe
@requires(*READERS)
def hoofdstuk(request: HttpRequest, naam: str) -> HttpResponse:
    """Each figure of the chapter as a line; the group and period that were asked, if one may."""
    groups, group, rows = _asked(request, naam)
    periods = sorted({row.periode for row in rows}, reverse=True)
    periode = choose_period(rows, periods, request.GET.get("periode"))
    shown = [row for row in rows if row.periode == periode]
    context = {
        "naam": naam,
        "title": CHAPTERS[naam],
        "chapters": CHAPTERS.items(),
        "groups": groups,
        "group": group,
        "periods": periods,
        "periode": periode,
        "lines": [line(row, catalogue()[row.indicator], works_in(request, group)) for row in shown],
        "as_of": shown[0].peildatum if shown else None,
        "forms": list(FORMS),
    }
    return render(request, "monitor/hoofdstuk.html", context)


@require_safe
@requires(*READERS)
def bestand(request: HttpRequest, naam: str, vorm: str) -> HttpResponse:
    """The rows of the page in the columns of the contract."""
    _groups, _group, rows = _asked(request, naam)
    if vorm not in FORMS:
        raise Http404
    periods = {row.periode for row in rows}
    periode = choose_period(rows, sorted(periods, reverse=True), request.GET.get("periode"))
    make, kind = FORMS[vorm]
    name = f"{naam}-{periode or 'leeg'}.{vorm}"
    return HttpResponse(
        make(sheet(row for row in rows if row.periode == periode)),
        content_type=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def sheet(rows) -> Sheet:
    """Rows of figures as a table to keep; an empty cell is unknown, never nought."""
    return Sheet("", COLUMNS, [tuple(_cell(row, name) for name in COLUMNS) for row in rows])


def _cell(row: FigureRow, name: str) -> str | float | None:
    value = getattr(row, name)
    if name in _NUMBERS:
        return None if value is None else float(value)
    return str(value)


def _asked(request: HttpRequest, naam: str):
    if naam not in CHAPTERS:
        raise Http404
    groups = policies.visible_groups(request.user)
    group = choose_group(groups, request.GET.get("groep"))
    codes = [code for code, item in catalogue().items() if item.chapter == naam]
    return groups, group, cijfers.rows(group, indicatoren=codes)


def line(row: FigureRow, indicator: Indicator, with_list: bool = False) -> Line:
    """A row as the page shows it; `with_list`: with the way to the households behind it."""
    empty = str(words.why_empty(row))
    unit = words.unit(indicator)
    value = "" if empty else words.value(indicator, row)
    return Line(
        code=row.indicator,
        vraag=indicator.vraag,
        deel=_part(row.dimensie),
        waarde=f"{value}%" if unit == "%" and value else f"{value} {unit}".strip() if value else "",
        tussen="" if empty else words.interval(indicator, row),
        aantal=words.how_many(indicator, row),
        onbekend="" if row.onbekend is None else f"{plain(row.onbekend)}%",
        let_op=empty or str(words.caveat(row)),
        gezinnen=_families(row)
        if with_list and not row.dimensie and has_households(indicator)
        else "",
    )


def _families(row: FigureRow) -> str:
    address = reverse("kwaliteit:gezinnen", args=[row.indicator, row.groep])
    return f"{address}?periode={row.periode}"


def _part(dimensie: str) -> str:
    """`informant=ouder` as volgens: ouder."""
    name, _sep, code = dimensie.partition("=")
    if not code:
        return dimensie
    return _("volgens %(wie)s") % {"wie": label(name, code).lower()}
