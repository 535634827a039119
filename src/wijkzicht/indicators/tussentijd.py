"""Days between what happens so seldom that a count of a period says little."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

import duckdb
from ibis.expr.types import Table

from wijkzicht.indicators.engine import TOTAL, ask
from wijkzicht.indicators.tables import AS_OF

SELDOM = 5  # a month on average; from there a count says enough
FEWEST = 2  # times; with one more there are two times between to lay beside each other
KEPT = 24  # the last so many


class Tussentijd(NamedTuple):
    """
    The days between one time and the next, of a group. `op`: the days on which each of `dagen` ended,
    oldest first; `laatste`: the day of the last time. Several on one day are 0 days apart.
    """

    groep: str
    indicator: str
    op: list[str]
    dagen: list[int]
    laatste: str


def crisis_bij_de_start(trajectstart) -> Table:
    """Each day on which own help of young people in a casus began with a crisis, as T03 counts it."""
    rows = trajectstart.filter(trajectstart.crisis, trajectstart["first"] <= AS_OF)
    return rows.select("team_id", "casus_id", dag=rows["first"]).distinct()


def klachten(klacht) -> Table:
    """Each klacht, as K01 counts it."""
    rows = klacht.filter(klacht.datum <= AS_OF)
    return rows.select("team_id", "klacht_id", dag=rows.datum)


SELDOM_THINGS: dict[str, Callable[..., Table]] = {"T03": crisis_bij_de_start, "K01": klachten}


def tussentijden(
    con: duckdb.DuckDBPyConnection, tables_present: Collection[str], *, as_of: date
) -> list[Tussentijd]:
    """Per team and in total; none of what is not seldom, happened FEWEST times or less, or lacks a table."""
    found = []
    for code, question in SELDOM_THINGS.items():
        _years, rows = ask(con, tables_present, question, kind="jaar", as_of=as_of)
        found += between(code, ((team, day) for team, _key, day in rows), as_of)
    return found


def between(code: str, rows: Iterable[tuple[str, date]], as_of: date) -> list[Tussentijd]:
    """Rows (team, day) by group."""
    groups: dict[str, list[date]] = defaultdict(list)
    for team, day in rows:
        for group in (team, TOTAL):
            groups[group].append(day)
    return [
        _made(group, code, sorted(days))
        for group, days in sorted(groups.items())
        if len(days) > FEWEST and _is_seldom(min(days), as_of, len(days))
    ]


def _is_seldom(first: date, as_of: date, many: int) -> bool:
    months = max((as_of - first) / timedelta(days=365.25 / 12), 1)
    return many / months < SELDOM


def _made(group: str, code: str, days: list[date]) -> Tussentijd:
    gaps = [(later - day).days for day, later in pairwise(days)]
    ends = [day.isoformat() for day in days[1:]]
    return Tussentijd(group, code, ends[-KEPT:], gaps[-KEPT:], ends[-1])
