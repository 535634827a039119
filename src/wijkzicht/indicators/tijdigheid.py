"""How many days pass between the work and its writing down, per team and half-year."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

import duckdb
from ibis.expr.types import Table

from wijkzicht.dataset.expressions import days_between
from wijkzicht.indicators.engine import TOTAL, ask
from wijkzicht.indicators.tables import AS_OF


class Tijdigheid(NamedTuple):
    """
    Work contacts of a group in a period, by the days until they were written down.

    `helft` and `negen_van_tien`: so many days or fewer for a half and for nine in ten of them;
    None without any. A day before datum counts as 0. `zonder_dag` are in neither.
    """

    groep: str
    periode: str
    aantal: int
    helft: int | None
    negen_van_tien: int | None
    zonder_dag: int


def dagen_tot_vastleggen(contact) -> Table:
    """Work contacts by team, period and days until they were written down (null: not known)."""
    work = contact.filter(contact.werk, contact.datum <= AS_OF, contact.periode >= 0)
    rows = work.select("team_id", "periode", dagen=days_between(work.datum, work.vastgelegd_op))
    return rows.group_by(["team_id", "periode", "dagen"]).aggregate(aantal=rows.count())


def tijdigheden(
    con: duckdb.DuckDBPyConnection, tables_present: Collection[str], *, as_of: date
) -> list[Tijdigheid]:
    """Per team and in total, by period; none without table contact."""
    periods, rows = ask(con, tables_present, dagen_tot_vastleggen, as_of=as_of)
    found: dict[tuple[str, int], dict[int | None, int]] = defaultdict(lambda: defaultdict(int))
    for team, period, days, many in rows:
        for group in (team, TOTAL):
            found[group, period][None if days is None else max(days, 0)] += many
    return [
        _made(group, periods[period].name, counts)
        for (group, period), counts in sorted(found.items())
    ]


def _made(group: str, period: str, counts: dict[int | None, int]) -> Tijdigheid:
    without = counts.pop(None, 0)
    total = sum(counts.values())
    return Tijdigheid(
        group, period, total, _within(counts, total, 5), _within(counts, total, 9), without
    )


def _within(counts: dict[int, int], total: int, tenths: int) -> int | None:
    """The fewest days within which so many tenths of them were written down."""
    seen = 0
    for days, many in sorted(counts.items()):
        seen += many
        if 10 * seen >= tenths * total:
            return days
    return None
