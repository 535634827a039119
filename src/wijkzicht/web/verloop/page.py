"""Everything the page of one course shows, put together from rows that the worker has kept."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from wijkzicht.indicators import Indicator
from wijkzicht.indicators.bewegingen import Beweging
from wijkzicht.indicators.registratie import Event, findings
from wijkzicht.register.cijfers.models import Cijfer, Verloop
from wijkzicht.register.cijfers.policies import Group
from wijkzicht.register.organisatie.models import Gebeurtenis
from wijkzicht.reports.courses import Sign, Spot, band_of, course
from wijkzicht.reports.model import Chart
from wijkzicht.reports.series import UNSETTLED, Row, Series, read, series
from wijkzicht.reports.sheet import FORMS, PICTURES, Sheet
from wijkzicht.vocabulary.periods import Period, period_of
from wijkzicht.web.codes import label
from wijkzicht.web.monitor import words as figures
from wijkzicht.web.verloop import delay, words
from wijkzicht.web.verloop.rare import Rare, rare
from wijkzicht.web.verloop.season import season

_SHOWN = 8  # periods in the table of movements
# Which count of casussen a figure stands on; help of the team itself stands on `hulp`.
_TELLING = {"N02": "dossier", "N03": "dossier", "N04": "dossier", "B03": "dossier", "W01": "dossier",
            "N10": "dossier", "T08": "dossier", "R01": "dossier", "T02": "actief"}  # fmt: skip
_ROUTE = {"N01": "eerste_contact", "T01": "eerste_contact", "T06": "eerste_contact",
          "T02": "eerste_hulp", "N02": "sluiting", "N03": "sluiting", "N04": "sluiting",
          "T08": "sluiting", "Z02": "sluiting", "Z07": "sluiting", "W01": "sluiting"}  # fmt: skip


@dataclass(frozen=True)
class Line:
    """A line of the log, with its number on the time line."""

    number: int
    period: str
    day: str
    kind: str
    text: str
    team: str


@dataclass(frozen=True)
class Found:
    """A finding in sentences."""

    title: str
    said: list[str]


@dataclass(frozen=True)
class Course:
    """The page. `sheets`: each table by the name it has in an address."""

    chart: Chart | None
    said: list[str]
    unsettled: list[str]
    limits: list[str]
    log: list[Line]
    jumped: list[str]
    moves: Sheet | None
    moves_said: list[str]
    found: list[Found]
    delay: delay.Delay
    way: delay.Way | None
    rare: Rare | None
    peildatum: Any
    sheets: dict[str, Sheet] = field(default_factory=dict)

    @property
    def forms(self) -> list[str]:
        """The files of the line: tables always, pictures where there is one."""
        return [*FORMS, *(PICTURES if self.chart else [])]

    @property
    def points(self) -> Sheet:
        """The table under the picture."""
        return Sheet(self.chart.title, self.chart.table.header, list(self.chart.table.rows))

    table_forms = tuple(FORMS)
    all_forms = (*FORMS, *PICTURES)


def build(
    indicator: Indicator,
    group: Group,
    per: str,
    rows: list[Cijfer],
    kept: list[Verloop],
    log: list[Gebeurtenis],
) -> Course:
    """The course of one figure of one group, per half-year or quarter."""
    beside = {row.soort: row.inhoud for row in kept}
    # Of the catalogue quarters stand beside the figures, of an own measure among them.
    values = beside.get("kwartaal", []) if per == "kwartaal" else []
    values = values or [r for r in rows if not r.dimensie and Period.parse(r.periode).kind == per]
    touching = [line for line in log if _touches(line, indicator)]
    began = {period_of(per, line.datum).name for line in touching if line.soort == "nieuw_systeem"}
    found = series(indicator, read(values), began)
    lines = _log(touching, per, found)
    said, open_points = words.of_series(indicator, found), words.unsettled(found)
    moves = [Beweging(**row) for row in beside.get("beweging", [])]
    telling = _telling(indicator)
    mine = [row for row in moves if row.telling == telling]
    route = _ROUTE.get(indicator.code)
    way = delay.way(_route(beside, route), route, group.naam) if route else None
    table = _moves(mine[-_SHOWN:]) if mine else None
    day = next((row.peildatum for row in kept), None)
    seldom = rare(beside.get("tussentijd"), indicator.code, group.naam, day) if day else None
    sheets = {"reeks": _sheet(indicator, group, found)}
    if table:
        sheets["bewegingen"] = table
    if seldom and seldom.table:
        sheets["tussentijd"] = seldom.table
    if way and way.curve:
        sheets["route"] = way.curve
    return Course(
        chart=_chart(indicator, group, found, lines, [*said, *open_points]),
        said=[*filter(None, [figures.ground(indicator.code)]), *said, *season(indicator, found)],
        unsettled=open_points,
        limits=words.limits_of_it(found.ruled),
        log=lines,
        jumped=words.of_events(indicator, found, [line.period for line in lines]),
        moves=table,
        moves_said=_moves_said(moves, mine, telling, beside.get("vertraging")),
        found=_findings(moves, log) if telling else [],
        delay=delay.delay(beside.get("vertraging")),
        way=way,
        rare=seldom,
        peildatum=kept[0].peildatum if kept and per == "kwartaal" else _as_of(rows),
        sheets=sheets,
    )  # fmt: skip


def _as_of(rows: list[Cijfer]):
    return rows[0].peildatum if rows else None


def _telling(indicator: Indicator) -> str:
    return _TELLING.get(indicator.code, "hulp" if indicator.own_help else "")


def _route(beside: dict, route: str) -> dict | None:
    return next((row for row in beside.get("doorloop", []) if row["route"] == route), None)


def _touches(line: Gebeurtenis, indicator: Indicator) -> bool:
    return not line.raakt or indicator.code in line.raakt.replace(",", " ").split()


def _log(log: list[Gebeurtenis], per: str, found: Series) -> list[Line]:
    """Lines that fall in the periods shown, oldest first."""
    if not found.rows:
        return []
    first = found.rows[0].periode
    inside = [line for line in log if period_of(per, line.datum).name >= first]
    return [
        Line(
            number,
            period_of(per, line.datum).name,
            date_format(line.datum, "j F Y"),
            label("gebeurtenis_soort", line.soort),
            line.omschrijving,
            line.team.naam if line.team else "",
        )
        for number, line in enumerate(inside, start=1)
    ]


def _chart(indicator, group, found: Series, lines, said) -> Chart | None:
    flagged = set(found.flagged())
    unit = figures.unit(indicator)
    spots = tuple(
        _spot(indicator, row, i in flagged, row.periode == found.begun)
        for i, row in enumerate(found.rows)
    )
    signs = tuple(Sign(line.period, line.number) for line in lines)
    title = f"{indicator.name.capitalize()}, {group.naam}"
    names = (_("Periode"), _("Cijfer"), _("Over"), _("Grenzen"))
    described = " ".join([title + ".", *said])
    return course(
        f"verloop-{indicator.code}", title, _("procent") if unit == "%" else unit or _("aantal"),
        described, spots, band_of(found), signs, names, words.axis(),
    )  # fmt: skip


def _spot(indicator: Indicator, row: Row, flagged: bool, begun: bool) -> Spot:
    soort = "signaal" if flagged else "gewoon"
    if begun or row.status in UNSETTLED:
        soort = "voorlopig"
    empty = figures.why_empty(row)
    text = empty or f"{figures.value(indicator, row)} {figures.unit(indicator)}".strip()
    return Spot(
        row.periode, row.waarde, row.onder, row.boven, text, figures.how_many(indicator, row), soort
    )


def _sheet(indicator: Indicator, group: Group, found: Series) -> Sheet:
    band, flagged = band_of(found), set(found.flagged())
    columns = ("indicator", "groep", "periode", "waarde", "onder", "boven", "teller", "noemer",
               "onbekend", "status", "toelichting", "definitie", "midden", "ondergrens",
               "bovengrens", "signaal")  # fmt: skip
    rows = [
        (
            indicator.code, group.naam, r.periode, r.waarde, r.onder, r.boven, r.teller, r.noemer,
            r.onbekend, r.status, r.toelichting, r.definitie,
            band.centre if band else None,
            band.low[i] if band else None,
            band.high[i] if band else None,
            "ja" if i in flagged else "nee",
        )
        for i, r in enumerate(found.rows)
    ]  # fmt: skip
    return Sheet(indicator.name, columns, rows)


def _moves(rows: list[Beweging]) -> Sheet:
    causes = [cause for cause in words.OORZAKEN if any(cause in row.delen for row in rows)]
    columns = (_("Periode"), _("Begin"), *[str(words.OORZAKEN[c]) for c in causes], _("Eind"))
    return Sheet(
        _("Van begin naar eind, per halfjaar"),
        columns,
        [
            (row.periode, row.opening, *[row.delen.get(c, 0) for c in causes], row.stand)
            for row in rows
        ],
    )


def _moves_said(
    moves: list[Beweging], mine: list[Beweging], telling: str, late: dict | None
) -> list[str]:
    if not telling:
        return [_("Dit cijfer telt geen open dossiers. Daarom halen we het niet uit elkaar.")]
    if not mine:
        return [_("Er zijn nog geen twee hele halfjaren om te vergelijken.")]
    said = [
        _("Geteld: %(telling)s, op de laatste dag van elk halfjaar.")
        % {"telling": words.TELLINGEN[telling]}
    ]
    last = {row.telling: row for row in moves if row.periode == mine[-1].periode}
    behind = delay.behind(late, Period.parse(mine[-1].periode)) if telling != "dossier" else []
    return [*said, *words.of_fan(last), *behind, *words.of_moves(mine[-_SHOWN:])]


def _findings(moves: list[Beweging], log: list[Gebeurtenis]) -> list[Found]:
    events = [Event(row.soort, row.datum, row.tot, row.omschrijving) for row in log]
    by = {(row.periode, row.telling): row for row in moves}
    return [
        Found(
            str(words.EFFECTS[one.soort]),
            [
                words.of_finding(one),
                words.of_event(one.event),
                words.of_rest(one, by[one.periode, one.telling]),
            ],
        )
        for one in reversed(findings(moves, events))
    ]
