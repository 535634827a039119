"""Keeps the figures on the pages fresh: renew the snapshot, compute the catalogue, replace the rows.

After a save the worker does this for the teams that it touched, a while later for the whole, and
every night for everything; `load` and `demo` do it once. Figures are computed from the snapshot and
nowhere from the database.
"""

import contextlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import duckdb
import psycopg

from wijkzicht.extraction.basisset import DEKKING
from wijkzicht.extraction.snapshot import Touched, is_whole, part_files, rebuild, renew, stand_still
from wijkzicht.indicators import catalogue, compute
from wijkzicht.indicators.dimensions import DIMENSIONS
from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.gaten import withheld
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.publication import key
from wijkzicht.reports.released import counts
from wijkzicht.rules.publicatie import SMALLEST, Smallest
from wijkzicht.web.maten import compute as maten
from wijkzicht.web.monitor.outside import PART, WHOLE, decide
from wijkzicht.web.verloop import compute as verloop
from wijkzicht.web.workplace import closed_folder

PER = ("team", "halfjaar")
PART_YEARS = 1  # so many whole years of parts of figures before this one
# One at a time, whoever asks: two would compute the same rows and the older could win. Who needs
# both takes that of the whole first.
_OF_TEAMS, _OF_THE_WHOLE = 0x63696A66, 0x63696A67


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did: marks of saves worked off, rows of figures that now stand anew."""

    marks: int
    rows: int


def refresh(
    url: str,
    snapshot: Path,
    today: date,
    everything: bool = False,
    smallest: Smallest = SMALLEST,
    vulling: int = 1,
    origin: bool = False,
) -> Refreshed:
    """Give the teams that saves have touched the figures of what was saved before this began.

    The whole keeps its rows until `refresh_whole`. `url`: the database as the role that extracts.
    `everything`: every team, the whole and what stands beside them, for a first time and for the
    night, when the as-of date moves. Without a snapshot that fits, every team and the whole too.
    `smallest`: what somebody outside the team may see. `vulling`: how full a column must be for its
    figures. `origin`: whether a ground runs to use where people come from. What is saved meanwhile
    stays marked and is for the next time. Raises the driver's error; then everything stays marked.
    """
    with psycopg.connect(url) as register:
        anew = everything or not is_whole(snapshot)
        if anew:
            _hold(register, _OF_THE_WHOLE)
        _hold(register, _OF_TEAMS)
        marks = _marks(register, "true" if anew else "NOT teams_klaar")
        if not (marks or anew):
            return Refreshed(0, 0)
        groups = None
        if anew:
            rebuild(url, snapshot, _all_parts(register))
        else:
            renew(url, snapshot, marks.values())
            groups = _teams(register, marks.values())
        own = maten.measures(register)
        with opened(snapshot) as (con, present):
            rows = figures(con, present, today, origin, groups)
            own_rows = maten.figures(con, present, own, today, everything, groups)
        # What stands beside a series, and the parts of a figure, change slowly and take longer: at
        # night, not at a save.
        beside = series(snapshot, today, origin) if everything else None
        split = told_apart(snapshot, today, origin) if everything else []
        shown = withheld([*rows, *split], vulling)
        with register.transaction():
            whole, apart = shown[: len(rows)], shown[len(rows) :]
            _replace(register, whole, today, WHOLE, groups)
            maten.replace(register, own, own_rows, today, everything, groups)
            if beside is not None:
                verloop.replace(register, beside, today)
                _replace(register, apart, today, PART)
            done = (
                "DELETE FROM cijfers_vuil" if anew else "UPDATE cijfers_vuil SET teams_klaar = true"
            )
            register.execute(f"{done} WHERE id = ANY (%s)", [list(marks)])
        register.commit()
        if anew:  # rows of teams are never seen outside
            with opened(snapshot) as (con, present):
                beside_years = years(con, present, today, origin)
            decide(register, rows, split if everything else None, beside_years, smallest)
        return Refreshed(len(marks), len(rows))


def refresh_whole(
    url: str,
    snapshot: Path,
    today: date,
    smallest: Smallest = SMALLEST,
    vulling: int = 1,
    origin: bool = False,
) -> Refreshed:
    """Give all teams together, where persons count once, the figures of what their teams have now.

    Teams get theirs meanwhile: this works on the snapshot as it was when it began, in one thread.
    Arguments and errors as of `refresh`.
    """
    groups = [TOTAL]
    with psycopg.connect(url) as register, closed_folder("geheel-", snapshot) as place:
        _hold(register, _OF_THE_WHOLE)
        with psycopg.connect(url) as moment:
            _hold(moment, _OF_TEAMS)
            marks = _marks(moment, "teams_klaar")
            if not marks:
                return Refreshed(0, 0)
            still = stand_still(snapshot, Path(place))
        own = maten.measures(register)
        with opened(still, threads=1) as (con, present):
            rows = figures(con, present, today, origin, groups)
            own_rows = maten.figures(con, present, own, today, groups=groups)
            beside_years = years(con, present, today, origin)
        with register.transaction():
            _replace(register, withheld(rows, vulling), today, WHOLE, groups)
            maten.replace(register, own, own_rows, today, groups=groups)
            register.execute("DELETE FROM cijfers_vuil WHERE id = ANY (%s)", [list(marks)])
        register.commit()
        decide(register, rows, None, beside_years, smallest)
        return Refreshed(len(marks), len(rows))


def _hold(register: psycopg.Connection, lock: int) -> None:
    """Until the connection closes."""
    register.execute("SELECT pg_advisory_lock(%s)", [lock])


def _marks(register: psycopg.Connection, which: str) -> dict[UUID, Touched]:
    found = register.execute(
        f"SELECT id, team_id, jaar, huishouden_id FROM cijfers_vuil WHERE {which}"
    )
    return {row[0]: Touched(*row[1:]) for row in found.fetchall()}


# A household shares people with another one where somebody lives, or lived, in both.
_TEAMS = """
WITH mensen AS (
  SELECT id FROM personen_persoon WHERE huishouden_id = ANY (%(thuis)s)
  UNION SELECT persoon_id FROM personen_verblijf
  WHERE huishouden_id = ANY (%(thuis)s) OR hoofd_id = ANY (%(thuis)s)
), gezinnen AS (
  SELECT unnest(%(thuis)s::uuid[]) AS id
  UNION SELECT p.huishouden_id FROM personen_persoon p JOIN mensen m ON m.id = p.id
  UNION SELECT v.huishouden_id FROM personen_verblijf v JOIN mensen m ON m.id = v.persoon_id
)
SELECT team_id::text FROM casussen_casus WHERE huishouden_id IN (SELECT id FROM gezinnen)
UNION SELECT team_id::text FROM aanmeldingen_aanmelding WHERE huishouden_id IN (SELECT id FROM gezinnen)
"""


def _teams(register: psycopg.Connection, touched: Collection[Touched]) -> list[str]:
    """The teams whose figures may differ: of the work, and of work with anybody of the households."""
    thuis = sorted({one.huishouden for one in touched if one.huishouden})
    theirs = {team for (team,) in register.execute(_TEAMS, {"thuis": thuis}).fetchall()}
    return sorted(theirs | {str(one.team) for one in touched if one.team})


def figures(
    con: duckdb.DuckDBPyConnection,
    present: Collection[str],
    today: date,
    origin: bool = False,
    groups: Collection[str] | None = None,
) -> list[Row]:
    """The whole catalogue over the snapshot, per team and half-year, as known on `today`."""
    return compute(
        con, present, per=PER, as_of=today, groups=groups, coverage=DEKKING, origin=origin
    )


def years(
    con: duckdb.DuckDBPyConnection, present: Collection[str], today: date, origin: bool = False
) -> list[Row]:
    """The years of the whole, which stand on no page: half-years are looked at beside them."""
    per = ("totaal", "jaar")
    return compute(con, present, per=per, as_of=today, coverage=DEKKING, origin=origin)


def told_apart(snapshot: Path, today: date, origin: bool = False) -> list[Row]:
    """Every figure told apart by each dimension it can bear, of the last years.

    Of a team its kind is known, so that dimension is for the whole alone.
    """
    first = date(today.year - PART_YEARS, 1, 1)
    with opened(snapshot) as (con, present):
        rows = compute(
            con, present, per=PER, as_of=today, first=first, dimensions=DIMENSIONS,
            coverage=DEKKING, origin=origin,
        )  # fmt: skip
    return [
        row
        for row in rows
        if (name := row.dimensie.partition("=")[0]) in DIMENSIONS
        and (name != "doelgroep" or row.groep == TOTAL)
    ]


def series(snapshot: Path, today: date, origin: bool = False) -> verloop.Kept:
    """What stands beside the series of figures, per team and in total."""
    with opened(snapshot) as (con, present):
        return verloop.kept(con, present, today, origin)


@contextlib.contextmanager
def opened(
    snapshot: Path, threads: int | None = None
) -> Iterator[tuple[duckdb.DuckDBPyConnection, list[str]]]:
    """A connection with the tables of the snapshot, and their names; none where there is no snapshot.

    `threads`: default as many as the machine has cores.
    """
    with duckdb.connect(config={"threads": threads} if threads else {}) as con:
        patterns = part_files(snapshot) if snapshot.exists() else {}
        for table, pattern in patterns.items():
            con.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{pattern}')")
        yield con, list(patterns)


def _all_parts(register: psycopg.Connection) -> set[tuple[UUID, int]]:
    found = register.execute(
        "SELECT DISTINCT k.team_id, extract(year FROM c.datum)::int"
        " FROM contacten_contact c JOIN casussen_casus k ON k.id = c.casus_id"
    )
    teams = register.execute("SELECT id FROM organisatie_team").fetchall()
    # A team without contacts has a part too, so that the table is there: empty, not absent.
    return set(found.fetchall()) | {(team, date.today().year) for (team,) in teams}


_COLUMNS = (*Row._fields, "naar_buiten", "definitie", "peildatum", "berekend_op")


def _replace(
    register: psycopg.Connection,
    rows: list[Row],
    today: date,
    which: str,
    groups: Iterable[str] | None = None,
) -> None:
    """Put these rows in the place of those of that kind; `groups`: of these groups alone.

    A row that counts what it counted stays open outside, if it was; others wait to be decided.
    """
    definitions = {code: indicator.definition_hash for code, indicator in catalogue().items()}
    (now,) = register.execute("SELECT now()").fetchone()
    before = register.execute(
        "SELECT indicator, groep, periode, dimensie, teller, noemer"
        f" FROM cijfers_cijfer WHERE naar_buiten AND {which}"
    ).fetchall()
    outside = {row[:4]: counts(*row[4:]) for row in before}
    values = [
        (*row, outside.get(key(row)) == counts(row.teller, row.noemer),
         definitions[row.indicator], today, now)
        for row in rows
    ]  # fmt: skip
    register.execute(
        f"DELETE FROM cijfers_cijfer WHERE {which} AND (%s::text[] IS NULL OR groep = ANY (%s))",
        2 * [None if groups is None else list(groups)],
    )
    with register.cursor() as cursor:
        names = ", ".join(_COLUMNS)
        marks = ", ".join(["%s"] * len(_COLUMNS))
        cursor.executemany(f"INSERT INTO cijfers_cijfer ({names}) VALUES ({marks})", values)
