"""How late work is written down, and so what is still to come for the last months."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

import duckdb
from ibis.expr.types import Table

from wijkzicht.indicators.engine import TOTAL, ask
from wijkzicht.indicators.tables import AS_OF
from wijkzicht.statistics.nowcast import chain_ladder

MONTHS = 12
FEWEST = 30  # contacts a month, on average; with fewer nothing is estimated


class Maand(NamedTuple):
    """Contacts of a month (`2025-03`) that are known, and how many are expected in the end."""

    maand: str
    bekend: int
    verwacht: float


class Vertraging(NamedTuple):
    """
    The last MONTHS whole months of a group, up to `tot_en_met`, as known at the end of it.

    `fout`: the standard error of all that is still to come. `zonder_dag`: contacts of which it is
    not known when they were written down; they are in nothing here. `maanden` is empty where
    nothing can be estimated, and `waarom` says why: `weinig`, `geen_dagen` or `geen_patroon`.
    """

    groep: str
    tot_en_met: str
    maanden: list[Maand]
    fout: float | None
    zonder_dag: int
    waarom: str


def laat_vastgelegd(contact) -> Table:
    """Work contacts by team, month of datum and months until they were written down (null: unknown).

    Months are numbered year times 12 plus month; a day before datum counts as the same month.
    """
    work = contact.filter(contact.werk, contact.datum <= AS_OF)
    month = work.datum.year() * 12 + work.datum.month() - 1
    written = work.vastgelegd_op.year() * 12 + work.vastgelegd_op.month() - 1
    rows = work.select("team_id", maand=month, later=written - month)
    return rows.group_by(["team_id", "maand", "later"]).aggregate(aantal=rows.count())


def vertragingen(
    con: duckdb.DuckDBPyConnection, tables_present: Collection[str], *, as_of: date
) -> list[Vertraging]:
    """The delay per team and in total; none without table contact."""
    _periods, rows = ask(con, tables_present, laat_vastgelegd, kind="jaar", as_of=as_of)
    return delays(rows, as_of)


def delays(rows: Iterable[tuple], as_of: date) -> list[Vertraging]:
    """Rows (team, month, months later or None, how many) by group."""
    last = as_of.year * 12 + as_of.month - 2  # the last month that is over
    groups: dict[str, dict[tuple[int, int | None], int]] = defaultdict(lambda: defaultdict(int))
    for team, month, later, many in rows:
        if last - MONTHS < month <= last:
            for group in (team, TOTAL):
                groups[group][month, None if later is None else max(later, 0)] += many
    return [_delay(group, found, last) for group, found in sorted(groups.items())]


def _delay(group: str, counts: dict[tuple[int, int | None], int], last: int) -> Vertraging:
    first = last - MONTHS + 1
    # What was written down after the last whole month belongs to a month that is not over.
    triangle = [
        [counts.get((month, later), 0) for later in range(last - month + 1)]
        for month in range(first, last + 1)
    ]
    without = sum(many for (_, later), many in counts.items() if later is None)
    known = sum(map(sum, triangle))
    months, error, why = [], None, ""
    if not known:
        why = "geen_dagen"
    elif known < FEWEST * MONTHS:
        why = "weinig"
    else:
        try:
            found = chain_ladder(triangle)
        except ValueError:
            why = "geen_patroon"
        else:
            error = found.error
            months = [
                Maand(_name(first + i), int(found.known[i]), round(float(found.expected[i]), 1))
                for i in range(MONTHS)
            ]
    return Vertraging(group, _name(last), months, error, without, why)


def _name(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"
