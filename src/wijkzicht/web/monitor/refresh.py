"""Keeps the figures on the pages fresh: renew the snapshot, compute the catalogue, replace the rows.

The worker does this after a save and every night; `load` and `demo` do it once. Figures are
computed from the snapshot and nowhere from the database.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import duckdb
import psycopg

from wijkzicht.extraction.basisset import DEKKING
from wijkzicht.extraction.snapshot import part_files, renew
from wijkzicht.indicators import Kind, catalogue, compute
from wijkzicht.indicators.dimensions import DIMENSIONS
from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.gaten import withheld
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.parts import hidden_parts
from wijkzicht.reports.publication import hidden, key
from wijkzicht.rules.publicatie import SMALLEST, Smallest
from wijkzicht.web.maten import compute as maten
from wijkzicht.web.verloop import compute as verloop

PER = ("team", "halfjaar")
PART_YEARS = 1  # so many whole years of parts of figures before this one
# One at a time, whoever asks: two would compute the same rows and the older could win.
_LOCK = 0x63696A66


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did: parts of the snapshot renewed, rows of figures now standing."""

    parts: int
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
    """Bring the figures up to date with what was saved before this began.

    `url`: the database as the role that extracts. `everything`: also the parts that no save has
    touched, for a first time and for the night, when the as-of date moves. `smallest`: what somebody
    outside the team may see. `vulling`: how full a column must be for its figures. `origin`: whether a
    ground runs to use where people come from. What is saved meanwhile stays marked and is for the next time. Raises the driver's error; then everything stays marked.
    """
    with psycopg.connect(url) as register:
        register.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        marks = register.execute("SELECT id, team_id, jaar FROM cijfers_vuil").fetchall()
        parts = {(team, year) for _, team, year in marks}
        if everything or not snapshot.exists():
            parts |= _all_parts(register)
        if not (parts or everything):
            return Refreshed(0, 0)
        renew(url, snapshot, parts)
        rows = figures(snapshot, today, origin)
        own = maten.measures(register)
        with opened(snapshot) as (con, present):
            own_rows = maten.figures(con, present, own, today)
        # What stands beside a series, and the parts of a figure, change slowly and take longer: at
        # night, not at a save.
        beside = series(snapshot, today, origin) if everything else None
        split = told_apart(snapshot, today, origin) if everything else []
        shown = withheld([*rows, *split], vulling)
        with register.transaction():
            whole, apart = shown[: len(rows)], shown[len(rows) :]
            _replace(register, whole, outward(rows, smallest), today, _WHOLE)
            maten.replace(register, own, own_rows, today)
            if beside is not None:
                verloop.replace(register, beside, today)
                _replace(register, apart, outward(split, smallest), today, _PART)
            register.execute(
                "DELETE FROM cijfers_vuil WHERE id = ANY (%s)", [[m[0] for m in marks]]
            )
        return Refreshed(len(parts), len(rows))


def figures(snapshot: Path, today: date, origin: bool = False) -> list[Row]:
    """The whole catalogue over the snapshot, per team and half-year, as known on `today`."""
    with opened(snapshot) as (con, present):
        return compute(con, present, per=PER, as_of=today, coverage=DEKKING, origin=origin)


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
def opened(snapshot: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, list[str]]]:
    """A connection with the tables of the snapshot, and their names; none where there is no snapshot."""
    with duckdb.connect() as con:
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


def outward(rows: list[Row], smallest: Smallest) -> set[tuple[str, ...]]:
    """The rows that may be shown outside the team, by key: of the whole, and none too small.

    Rows of teams never leave, so the whole is looked at by itself. Of a median those who are not
    that far yet count too: they may be few.
    """
    whole = [row for row in rows if row.groep == TOTAL]
    split = [row for row in whole if row.dimensie.partition("=")[0] in DIMENSIONS]
    apart = frozenset(split)
    closed = hidden([row for row in whole if row not in apart], catalogue(), smallest)
    closed |= hidden_parts(split, catalogue(), smallest)
    return {
        key(row)
        for row in whole
        if key(row) not in closed
        and not (
            catalogue()[row.indicator].kind is Kind.MEDIAAN
            and 0 < (row.noemer or 0) - (row.teller or 0) < smallest.cel
        )
    }


# The rows of the catalogue itself, and those of the parts of a dimension.
_WHOLE = "(dimensie = '' OR dimensie LIKE 'informant=%')"
_PART = f"NOT {_WHOLE}"
_COLUMNS = (*Row._fields, "naar_buiten", "definitie", "peildatum", "berekend_op")


def _replace(
    register: psycopg.Connection,
    rows: list[Row],
    outside: set[tuple[str, ...]],
    today: date,
    which: str,
) -> None:
    definitions = {code: indicator.definition_hash for code, indicator in catalogue().items()}
    (now,) = register.execute("SELECT now()").fetchone()
    register.execute(f"DELETE FROM cijfers_cijfer WHERE {which}")
    with register.cursor() as cursor:
        names = ", ".join(_COLUMNS)
        cursor.executemany(
            f"INSERT INTO cijfers_cijfer ({names}) VALUES ({', '.join(['%s'] * len(_COLUMNS))})",
            [(*row, key(row) in outside, definitions[row.indicator], today, now) for row in rows],
        )
