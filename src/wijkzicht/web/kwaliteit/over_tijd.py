"""How full and how soon the work of a team is written down, per half-year. Never of one worker."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from wijkzicht.indicators import catalogue
from wijkzicht.indicators.gaten import GATEN
from wijkzicht.register.cijfers.models import Cijfer, Verloop
from wijkzicht.register.cijfers.policies import Group
from wijkzicht.reports.courses import Spot, course
from wijkzicht.reports.model import Chart
from wijkzicht.web.kwaliteit.words import GATEN as WORDS
from wijkzicht.web.monitor import words as figures
from wijkzicht.web.monitor.words import number
from wijkzicht.web.verloop.series import UNSETTLED
from wijkzicht.web.verloop.sheet import Sheet

_SHOWN = 8  # half-years
_IN_TIME = "W05"


@dataclass(frozen=True)
class OverTime:
    """`chart`: the share written down within a week. `days` and `filled`: tables by half-year."""

    chart: Chart | None
    days: Sheet | None
    filled: Sheet | None


def over_time(group: Group, rows: list[Cijfer], kept: list[Verloop]) -> OverTime:
    """The last half-years of one group, from what the worker has kept."""
    days = next((row.inhoud for row in kept if row.soort == "tijdigheid"), [])
    return OverTime(_chart(group, rows), _days(days), _filled(rows))


def _chart(group: Group, rows: list[Cijfer]) -> Chart | None:
    indicator = catalogue()[_IN_TIME]
    mine = [row for row in rows if row.indicator == _IN_TIME][-_SHOWN:]
    spots = tuple(
        Spot(
            row.periode, row.waarde, row.onder, row.boven,
            figures.why_empty(row) or f"{figures.value(indicator, row)}%",
            figures.how_many(indicator, row),
            "voorlopig" if row.status in UNSETTLED else "gewoon",
        )
        for row in mine
    )  # fmt: skip
    title = _("Binnen een week vastgelegd, %(naam)s") % {"naam": group.naam}
    described = _("%(titel)s: per halfjaar het deel van de contacten.") % {"titel": title}
    names = (_("Periode"), _("Cijfer"), _("Over"), _("Grenzen"))
    return course("bijwerken-W05", title, "procent", described, spots, None, (), names)


def _days(kept: list[dict]) -> Sheet | None:
    if not kept:
        return None
    columns = (
        _("Halfjaar"),
        _("Helft binnen (dagen)"),
        _("Negen van tien binnen (dagen)"),
        _("Contacten"),
        _("Zonder dag van vastleggen"),
    )
    rows = [
        (row["periode"], row["helft"], row["negen_van_tien"], row["aantal"], row["zonder_dag"])
        for row in kept[-_SHOWN:]
    ]
    return Sheet(_("Dagen tussen doen en vastleggen"), columns, rows)


def _filled(rows: list[Cijfer]) -> Sheet | None:
    by = {(row.indicator, row.periode): row for row in rows}
    periods = sorted({row.periode for row in rows})[-_SHOWN:]
    if not periods:
        return None
    lines = []
    for key, gat in GATEN.items():
        shares = [_share(gat, by.get((gat.code, periode))) for periode in periods]
        lines.append((str(WORDS[key].naam), *shares))
    return Sheet(_("Hoe vaak dit ontbreekt, per halfjaar"), (_("Wat ontbreekt"), *periods), lines)


def _share(gat, row: Cijfer | None) -> str:
    missing = gat.missing(row.waarde, row.onbekend) if row else None
    return "–" if missing is None else f"{number(missing, 0)}%"
