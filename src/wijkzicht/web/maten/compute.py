"""The figures of teams' own measures, out of the snapshot: by the worker, and once to try one out."""

from collections.abc import Collection
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import duckdb
import psycopg

from wijkzicht.extraction.basisset import DEKKING
from wijkzicht.indicators import Indicator, compute
from wijkzicht.indicators.dimensions import DIMENSIONS
from wijkzicht.indicators.eigen import Maat, indicator
from wijkzicht.indicators.eigen_bestand import Faulty, from_data
from wijkzicht.indicators.rows import Row

PER = ("team", "halfjaar")


class Own(NamedTuple):
    """A measure that is computed: its row, whose it is (None: everybody's), and what it is."""

    key: UUID
    team: UUID | None
    indicator: Indicator


def measures(register: psycopg.Connection) -> list[Own]:
    """The newest version of each measure that was not stopped.

    One that this version of the program can't read any more is left out: its page says so.
    """
    rows = register.execute(
        "SELECT DISTINCT ON (code) id, team_id, inhoud, gestopt_op FROM maten_maat"
        " ORDER BY code, versie DESC"
    )
    found = []
    for key, team, inhoud, stopped in rows.fetchall():
        try:
            if stopped is None:
                found.append(Own(key, team, indicator(from_data(inhoud))))
        except Faulty:
            continue
    return found


def figures(
    con: duckdb.DuckDBPyConnection,
    present: Collection[str],
    own: list[Own],
    today: date,
    everything: bool = False,
    groups: Collection[str] | None = None,
) -> list[tuple[Own, Row]]:
    """The rows of each measure: of its team, or of every team and the whole.

    Per half-year; `everything`: also per quarter, and this year and last in the parts of each
    dimension it can bear. `groups`: of these alone.
    """
    if not own:
        return []
    by_code = {one.indicator.code: one for one in own}
    asked = {"as_of": today, "coverage": DEKKING, "only": list(by_code), "groups": groups}
    asked["measures"] = [one.indicator for one in own]
    rows = compute(con, present, per=PER, **asked)
    if everything:
        rows += compute(con, present, per=(PER[0], "kwartaal"), **asked)
        first = date(today.year - 1, 1, 1)
        parts = compute(con, present, per=PER, first=first, dimensions=DIMENSIONS, **asked)
        rows += [row for row in parts if row.dimensie.partition("=")[0] in DIMENSIONS]
    pairs = [(by_code[row.indicator], row) for row in rows]
    return [(one, row) for one, row in pairs if one.team is None or row.groep == str(one.team)]


_COLUMNS = (*Row._fields[1:], "maat_id", "definitie", "peildatum", "berekend_op")


def replace(
    register: psycopg.Connection,
    own: list[Own],
    rows: list[tuple[Own, Row]],
    today: date,
    everything: bool = False,
    groups: Collection[str] | None = None,
) -> None:
    """Put these rows in the place of those of the same versions; those of older ones stay.

    So do quarters and parts, where not `everything` was computed, and other groups than `groups`.
    """
    register.execute(
        "DELETE FROM maten_maatcijfer WHERE maat_id = ANY (%s)"
        " AND (%s OR dimensie = '' AND periode LIKE '%%-H_')"
        " AND (%s::text[] IS NULL OR groep = ANY (%s))",
        [[one.key for one in own], everything, *2 * [None if groups is None else list(groups)]],
    )
    (now,) = register.execute("SELECT now()").fetchone()
    marks = ", ".join(["%s"] * len(_COLUMNS))
    with register.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO maten_maatcijfer ({', '.join(_COLUMNS)}) VALUES ({marks})",
            [
                (*row[1:], one.key, one.indicator.definition_hash, today, now)
                for one, row in rows
            ],
        )  # fmt: skip


def tried(snapshot: Path, maat: Maat, groep: str, today: date) -> list[Row]:
    """What a measure would say for a group in the last two half-years and this one; kept nowhere.

    No rows while there is no snapshot yet.
    """
    from wijkzicht.web.monitor.refresh import opened

    if not snapshot.exists():
        return []
    made = indicator(maat)
    with opened(snapshot) as (con, present):
        return compute(
            con, present, per=PER, as_of=today, coverage=DEKKING, first=today - timedelta(days=365),
            only=[made.code], measures=[made], groups=[groep],
        )  # fmt: skip
