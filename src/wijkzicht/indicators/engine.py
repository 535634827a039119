"""
Computes the catalogue in one run: shared tables first, each made once, then every indicator.

Sums come per team; they are added up to groups here, in whole numbers and decimals. Where a
person or household counts once in a group, the query itself has done so.
"""

import inspect
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from functools import cache

import duckdb
import ibis
from ibis.expr.types import Table

from wijkzicht.dataset.read import in_use
from wijkzicht.dataset.schema import tables as contract_tables
from wijkzicht.indicators import catalogue
from wijkzicht.indicators.core import (
    Indicator,
    Kind,
    chosen,
    compiled,
    made_by,
    needed,
    plan,
    relation,
    variant_of,
)
from wijkzicht.indicators.dimensions import DIMENSIONS, UNKNOWN, borne_by, split, split_sql
from wijkzicht.indicators.engines import DuckDB, Engine, values
from wijkzicht.indicators.rows import Row, Sums, figure, not_computable, refused, status, unknown
from wijkzicht.indicators.shapes import shaped, shaped_sql
from wijkzicht.indicators.tables import NARROWED, PEILDATUM
from wijkzicht.vocabulary.periods import KINDS, Period, period_of, periods_between

GROUPS = ("team", "organisatie", "totaal")
TOTAL = "totaal"
AGE = "leeftijdsband"  # the one dimension that has inhabitants of its own
_LOOK_BACK = 2 * 366  # days before the first period that the calendar holds as well
_FIRST_DAYS = {"aanmelding": "datum", "casus": "geopend", "contact": "datum"}


class NotAsked(ValueError):
    """A question that can't be answered: unknown code, group or period. The text says why."""


def compute(
    con: duckdb.DuckDBPyConnection,
    tables_present: Collection[str],
    *,
    per: tuple[str, str] = ("team", "halfjaar"),
    as_of: date,
    first: date | None = None,
    last: date | None = None,
    only: Collection[str] | None = None,
    groups: Collection[str] | None = None,
    dimensions: Collection[str] = (),
    coverage: Mapping[str, str] | None = None,
    origin: bool = True,
    engine: Engine | None = None,
    measures: Collection[Indicator] = (),
    tell: Callable[[str], None] = lambda _: None,
) -> list[Row]:
    """
    The rows of `indicators`, in the contract's order.

    `con` holds the contract's tables by name, with the contract's columns; `tables_present`
    says which. `per`: team, organisatie or totaal, and a kind of period. `as_of`: what happened
    later is not known. `first`: a day in the first period (default: the first day in aanmelding,
    casus or contact); `last`: a day in the last period (default: `as_of`). `only`: codes.
    `groups`: only rows of these groups; of teams alone, what other teams do is not read where it
    can't matter. `dimensions`: names of dimensions, for a row of each part that occurs beside the
    whole, of every indicator that can bear it. `coverage`: dekking per table as the source states
    it. `origin` False: no figure on where people come from is computed; it says so. `engine`:
    default the DuckDB of `con`; temporary tables it makes are dropped again. `measures`: of a
    team's own, beside the catalogue. `tell` hears what is being done now.

    Raises NotAsked for an unknown code, dimension, group or kind of period, or a first day after `as_of`.
    """
    present = frozenset(in_use(con, tables_present))
    asked = _asked(only, measures)
    wrong = sorted(set(dimensions) - set(DIMENSIONS))
    if wrong:
        raise NotAsked(
            f"Deze dimensies kennen we niet: {', '.join(wrong)}. Kies {', '.join(DIMENSIONS)}."
        )
    if per[0] not in GROUPS or per[1] not in KINDS:
        raise NotAsked(
            f"‘{','.join(per)}’ kan niet. Kies {', '.join(GROUPS)} en daarna {', '.join(KINDS)}."
        )
    first = first or _first_day(con, present, as_of)
    if first > as_of:
        raise NotAsked(f"De eerste dag {first} ligt na de peildatum {as_of}.")
    periods = periods_between(per[1], first, min(last or as_of, as_of))
    run = _Run(engine or DuckDB(con), present, periods, as_of, _Teams(con, present), per[0])
    run.dimensions, run.origin, run.tell = tuple(dimensions), origin, tell
    if groups is not None:
        run.groups = {group: None for group in run.groups if group in groups}
        if per[0] == "team" and TOTAL not in groups and "casus" in present:
            run.asked_teams = sorted(run.groups)
    try:
        rows = run.rows(asked, coverage or {})
    finally:
        run.engine.close()
    return sorted(rows, key=lambda row: (row.indicator, row.groep, row.periode, row.dimensie))


def ask(
    con: duckdb.DuckDBPyConnection,
    tables_present: Collection[str],
    question: Callable[..., Table],
    *,
    kind: str = "halfjaar",
    as_of: date,
    first: date | None = None,
) -> tuple[list[Period], list[tuple]]:
    """
    The rows that answer a question which is no figure, with the periods they number from 0.

    `question`: a function whose parameters name tables and facts, as an indicator's do. No rows
    when a table it needs is absent. `kind`, `as_of`, `first` as in `compute`.
    """
    present = frozenset(in_use(con, tables_present))
    names = tuple(inspect.signature(question).parameters)
    if not needed(names, present) <= present:
        return [], []
    periods = periods_between(kind, first or _first_day(con, present, as_of), as_of)
    run = _Run(DuckDB(con), present, periods, as_of, _Teams(con, present), "team")
    try:
        run.make(list(names))
        return periods, list(run.engine.query(_answer(question, run.engine.dialect)))
    finally:
        run.engine.close()


def sums(
    con: duckdb.DuckDBPyConnection,
    tables_present: Collection[str],
    indicators: Collection[Indicator],
    *,
    period: Period,
    as_of: date,
) -> dict[str, dict[str, Sums]]:
    """
    What the figures of each team in one period are made of, by code, before they become figures.

    An indicator that needs an absent table is left out.
    """
    present = frozenset(in_use(con, tables_present))
    possible = [i for i in indicators if i.needs(present) <= present]
    run = _Run(DuckDB(con), present, [period], as_of, _Teams(con, present), "team")
    try:
        run.make([name for i in possible for name in i.parameters])
        found = {i.code: run._sums(i) for i in possible}
    finally:
        run.engine.close()
    return {
        code: {group: part for (group, _, informant), part in parts.items() if not informant}
        for code, parts in found.items()
    }


@cache
def _answer(question: Callable[..., Table], dialect: str) -> str:
    given = {name: relation(name) for name in inspect.signature(question).parameters}
    return compiled(question(**given), dialect)


def _asked(only: Collection[str] | None, measures: Collection[Indicator]) -> list[Indicator]:
    known = catalogue() | {measure.code: measure for measure in measures}
    unknown_codes = sorted(set(only or ()) - set(known))
    if unknown_codes:
        raise NotAsked(f"Deze codes staan niet in de catalogus: {', '.join(unknown_codes)}.")
    return [known[code] for code in (sorted(set(only)) if only else known)]


def _first_day(con, present: frozenset[str], as_of: date) -> date:
    days = [
        f"SELECT min({column}) AS dag FROM {table}"
        for table, column in _FIRST_DAYS.items()
        if table in present
    ]
    found = con.execute(f"SELECT min(dag) FROM ({' UNION ALL '.join(days)})").fetchone()[0]
    return min(found, as_of) if found else as_of


class _Teams:
    """Who the groups are: teams with their organisation and active time, and ids of no team."""

    def __init__(self, con: duckdb.DuckDBPyConnection, present: frozenset[str]):
        rows = []  # a set without team is a fault; only its total can be told
        if "team" in present:
            rows = con.execute(
                "SELECT team_id, organisatie_id, actief_van, actief_tot FROM team ORDER BY team_id"
            ).fetchall()
        self.teams = {
            team: (organisation, since, until) for team, organisation, since, until in rows
        }
        self.organisations = sorted({organisation for organisation, _, _ in self.teams.values()})
        if "organisatie" in present:
            rows = con.execute("SELECT organisatie_id FROM organisatie ORDER BY 1").fetchall()
            self.organisations = sorted({row[0] for row in rows} | set(self.organisations))
        with_team = [n for n in sorted(present) if "team_id" in contract_tables()[n].fields]
        union = " UNION ".join(f"SELECT team_id FROM {name}" for name in with_team)
        rows = con.execute(f"SELECT team_id FROM ({union}) WHERE team_id IS NOT NULL").fetchall()
        # A team that is not in table team is a fault; its work still counts in the total.
        self.strays = sorted({row[0] for row in rows} - set(self.teams))


class _Run:
    def __init__(
        self,
        engine: Engine,
        present: frozenset[str],
        periods: list[Period],
        as_of: date,
        teams: _Teams,
        grouping: str,
    ):
        self.engine, self.present, self.as_of = engine, present, as_of
        self.periods, self.grouping = periods, grouping
        self.teams, self.strays = teams.teams, teams.strays
        listed = {"team": [*teams.teams], "organisatie": teams.organisations, "totaal": []}
        self.groups = dict.fromkeys([*listed[grouping], TOTAL])  # in order; those asked
        self.dimensions: tuple[str, ...] = ()
        self.asked_teams: list[str] | None = None  # None: every team
        self.origin = True
        self.tell: Callable[[str], None] = lambda _: None

    def rows(self, asked: list[Indicator], coverage: Mapping[str, str]) -> list[Row]:
        """Every row of the indicators asked, unsorted."""
        closed = [i for i in asked if i.on_origin and not self.origin]
        found = [
            refused(i, group, self.periods[number])
            for i in closed
            for group, number in self._cells(i)
        ]
        asked = [i for i in asked if i not in closed]
        possible = [i for i in asked if i.needs(self.present) <= self.present]
        persons_missing = self._persons_missing(asked)
        names = [name for i in [*possible, *persons_missing] for name in i.parameters]
        self.make([*names, *(name for i in possible for name in self._told_apart_by(i))])
        population = {}
        if any(i.per_population for i in possible):
            population = self._population()
        silent = {}
        for helper in persons_missing:
            silent = {
                key: 100 * int(sums.teller) / sums.noemer
                for key, sums in self._sums(helper).items()
            }
        for indicator in asked:
            self.tell(f"{indicator.code} {indicator.name}")
            absent = indicator.needs(self.present) - self.present
            if absent:
                found += [
                    not_computable(indicator, group, self.periods[number], absent)
                    for group, number in self._cells(indicator)
                ]
            else:
                found += self._computed(indicator, population, silent, coverage)
        return found

    def _told_apart_by(self, indicator: Indicator) -> Iterable[str]:
        """The tables under the dimensions asked, as far as it can bear them."""
        for name, way in borne_by(indicator).items() if self.dimensions else ():
            if name in self.dimensions:
                yield from way.tables
                if name == AGE and indicator.per_population:
                    yield "populatie_per_leeftijd"

    def _population(self) -> dict[tuple[str, int, str], int]:
        """Inhabitants by (group, number of the period, empty or the dimension of an age)."""
        found = {
            (group, number, ""): count for group, number, count in self._all(relation("populatie"))
        }
        if AGE in self.dimensions:
            for group, number, count, part in self._all(relation("populatie_per_leeftijd")):
                found[group, number, f"{AGE}={part}"] = count
        return found

    def _all(self, table: Table) -> Iterable[tuple]:
        return self.engine.query(compiled(table, self.engine.dialect))

    def _persons_missing(self, asked: list[Indicator]) -> list[Indicator]:
        # R03 is the onbekend of every figure on own help, also when it is not asked itself.
        helper = catalogue()["R03"]
        wanted = any(i.own_help for i in asked) and helper.needs(self.present) <= self.present
        return [helper] if wanted else []

    def _computed(self, indicator, population, silent, coverage) -> Iterable[Row]:
        sums = self._sums(indicator)
        absent = {}
        for name, way in borne_by(indicator).items() if self.dimensions else ():
            if name in self.dimensions:
                absent[name] = needed(way.tables, self.present) - self.present
                sums |= {} if absent[name] else self._parts(indicator, name)
        parts = defaultdict(list)
        for group, number, part in sums:
            if part:
                parts[group, number].append(part)
        for group, number in self._cells(indicator):
            for part in ["", *parts[group, number]]:
                here = sums.get((group, number, part), Sums())
                if indicator.per_population:
                    whole = "" if not part.startswith(f"{AGE}=") else part
                    here.noemer = population.get((group, number, whole))
                    here.rijen = here.noemer
                yield self._row(indicator, group, number, part, here, silent, coverage)
            for name, tables in absent.items():
                if tables:
                    row = not_computable(indicator, group, self.periods[number], tables)
                    yield row._replace(dimensie=f"{name}={UNKNOWN}")

    def _row(self, indicator, group, number, part, sums, silent, coverage) -> Row:
        period = self.periods[number]
        days = (min(period.end, self.as_of) - period.start).days + 1
        made = figure(indicator, sums, period, days)
        state, why = status(
            indicator, made.missing, period, self.as_of, coverage.get("voorziening")
        )
        left_out = (
            silent.get((group, number, "")) if indicator.own_help else unknown(indicator, sums)
        )
        return Row(indicator.code, group, period.name, part, *made[:5], left_out, state, why)

    def _cells(self, indicator: Indicator) -> Iterable[tuple[str, int]]:
        # No row for a team in a period wholly outside its active time.
        for group in self.groups:
            if indicator.totaal_only and group != TOTAL:
                continue
            _, since, until = self.teams.get(group, (None, None, None))
            if self.grouping != "team" or group == TOTAL:
                since = until = None
            for number, period in enumerate(self.periods):
                if (since and period.end < since) or (until and period.start > until):
                    continue
                yield group, number

    def _sums(self, indicator: Indicator) -> dict[tuple[str, int, str], Sums]:
        """Sums by (group, number of the period, `informant=…` or empty for all of them)."""
        found: dict[tuple[str, int, str], Sums] = defaultdict(Sums)
        grouped = "groep" in shaped(indicator).columns
        rows = self.engine.query(shaped_sql(indicator, self.engine.dialect))
        add = _adder(indicator)
        for owner, number, informant, *amounts in rows:
            groups = (owner,) if grouped else self._groups_of(owner)
            for part in ("", f"informant={informant}") if informant else ("",):
                for group in groups:
                    add(found[group, number, part], *amounts)
        return found

    def _parts(self, indicator: Indicator, name: str) -> dict[tuple[str, int, str], Sums]:
        """As `_sums`, for each part of a dimension that occurs."""
        found: dict[tuple[str, int, str], Sums] = defaultdict(Sums)
        grouped = "groep" in split(indicator, name).columns
        rows = self.engine.query(split_sql(indicator, name, self.engine.dialect))
        add = _adder(indicator)
        for owner, number, part, *amounts in rows:
            for group in (owner,) if grouped else self._groups_of(owner):
                add(found[group, number, f"{name}={part}"], *amounts)
        return found

    def _groups_of(self, team: str) -> list[str]:
        """The groups that a team, or an id of no team, counts in, of those that are asked."""
        own = team if self.grouping == "team" else None
        if self.grouping == "organisatie" and team in self.teams:
            own = self.teams[team][0]
        return [group for group in (own, TOTAL) if group in self.groups]

    # --- relations --------------------------------------------------------------------------

    def make(self, names: list[str]) -> None:
        """Makes every table and fact of those names, each once."""
        order = plan(tuple(names), self.present)
        uses = Counter(names)
        uses.update(p for name in order for p in chosen(name, self.present).parents if p != name)
        self._make_small()
        for name in order:
            self.tell(f"{name} klaarzetten")
            node = chosen(name, self.present)
            if name in contract_tables() and name not in self.present:
                sql = compiled(_without_rows(node.expression), self.engine.dialect)
            else:
                sql = made_by(name, self._variant(name), self.engine.dialect)
            self.engine.make(node.relation, sql, keep=uses[name] > 1)

    def _variant(self, name: str) -> str:
        # Only what those teams need is read, unless a table that decides it is absent.
        parents = {"contact_persoon": "contact", "doelactie": "doel", "doelscore": "doel"}
        there = name in NARROWED and parents.get(name, name) in self.present
        if self.asked_teams is not None and there:
            return "teams"
        return variant_of(name, self.present)

    def _asked_casus(self) -> str:
        """A query for the casussen of the teams asked, and those that their other rows name."""
        teams = ", ".join("'" + team.replace("'", "''") + "'" for team in self.asked_teams or [""])
        name_one = {"casus", "aanmelding", "uitnodiging", "respons"} & self.present
        return " UNION ".join(
            f"SELECT casus_id FROM {table} WHERE team_id IN ({teams})" for table in sorted(name_one)
        )

    def _make_small(self) -> None:
        dialect = self.engine.dialect
        periods = [(n, p.start, min(p.end, self.as_of)) for n, p in enumerate(self.periods)]
        columns = {"periode": "int", "p0": "date", "p1": "date"}
        self.engine.make("periode", values(columns, periods, dialect))
        self.engine.make("peildatum", values({"dag": "date"}, [(self.as_of,)], dialect))
        columns = {"dag": "date", "periode": "int"}
        self.engine.make("kalender", values(columns, self._calendar(), dialect))
        if self.asked_teams is not None:
            self.engine.make("gevraagd", self._asked_casus())
        members = [(t, g) for t in [*self.teams, *self.strays] for g in self._groups_of(t)]
        columns = {"team_id": "string", "groep": "string"}
        self.engine.make("groep", values(columns, members, dialect))

    def _calendar(self) -> list[tuple[date, int]]:
        start = self.periods[0].start
        day = max(start, date.min + timedelta(days=_LOOK_BACK)) - timedelta(days=_LOOK_BACK)
        period = period_of(self.periods[0].kind, day)
        earlier = len(periods_between(period.kind, day, start)) - 1
        number, days = -earlier, []
        while day <= self.periods[-1].end:
            if day > period.end:
                period, number = period.next(), number + 1
            days.append((day, number))
            day += timedelta(days=1)
        return days


def _adder(indicator: Indicator) -> Callable[..., None]:
    """How a row of the answer is added to the sums of its kind."""
    spread = indicator.kind in (Kind.GEMIDDELDE, Kind.MEDIAAN)
    return Sums.add_spread if spread else Sums.add_counts


def _without_rows(expression: Table) -> Table:
    empty = {name: ibis.null(kind) for name, kind in expression.schema().items()}
    nothing = PEILDATUM.select(**empty)
    return nothing.filter(ibis.literal(False))
