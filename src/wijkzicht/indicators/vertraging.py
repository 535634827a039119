"""How late work is written down, and so what is still to come for the last months."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import duckdb
import ibis
from ibis.expr.types import Table

from wijkzicht.indicators.engine import TOTAL, ask
from wijkzicht.indicators.tables import AS_OF
from wijkzicht.statistics.nowcast import chain_ladder

MONTHS = 12
FEWEST = 30  # contacts a month, on average; with fewer nothing is estimated


LOOK_BACK = 3  # months in which a casus has work, to be seen at the end of the last one


class Maand(NamedTuple):
    """What is known of a month (`2025-03`): contacts or casussen, and how many are expected in the end."""

    maand: str
    bekend: int
    verwacht: float


class Vertraging(NamedTuple):
    """
    The last MONTHS whole months of a group, up to `tot_en_met`, as known at the end of it.

    `fout`: the standard error of all that is still to come. `zonder_dag`: contacts of which it is
    not known when they were written down; they are in nothing here. `maanden` is empty where
    nothing can be estimated, and `waarom` says why: `weinig`, `geen_dagen` or `geen_patroon`.
    `opschoningen`: months of a clean-up in the log; how late work came in then is not learned from.
    `casussen`: at the end of each month, those with work in the LOOK_BACK months up to it; empty where
    nothing can be estimated. It has no error: a casus stands in several months.
    """

    groep: str
    tot_en_met: str
    maanden: list[Maand]
    fout: float | None
    zonder_dag: int
    waarom: str
    opschoningen: list[str]
    casussen: Sequence[Maand] = ()


def laat_vastgelegd(contact) -> Table:
    """Work contacts by team, month of datum and months until they were written down (null: unknown).

    Months are numbered year times 12 plus month; a day before datum counts as the same month.
    """
    work = contact.filter(contact.werk, contact.datum <= AS_OF)
    month = work.datum.year() * 12 + work.datum.month() - 1
    written = work.vastgelegd_op.year() * 12 + work.vastgelegd_op.month() - 1
    rows = work.select("team_id", maand=month, later=written - month)
    return rows.group_by(["team_id", "maand", "later"]).aggregate(aantal=rows.count())


def laat_zichtbaar(contact) -> Table:
    """Casussen by team, month at the end of which they are seen, and months until they were (null: unknown).

    Seen at the end of a month: with a work contact in the LOOK_BACK months up to it, of which the
    first was written down. Moved to another team it counts in both. Months numbered as above.
    """
    work = contact.filter(contact.werk, contact.datum <= AS_OF)
    month = work.datum.year() * 12 + work.datum.month() - 1
    written = work.vastgelegd_op.year() * 12 + work.vastgelegd_op.month() - 1
    rows = [
        work.select("team_id", "casus_id", maand=month + ahead, geschreven=written)
        for ahead in range(LOOK_BACK)
    ]
    all_of_it = ibis.union(*rows)
    first = all_of_it.group_by(["team_id", "casus_id", "maand"]).aggregate(
        geschreven=all_of_it.geschreven.min()
    )
    # Before the month was over it was not to be seen at the end of it yet: at once.
    later = ibis.greatest(first.geschreven - first.maand, 0)
    seen = first.select("team_id", "maand", later=first.geschreven.isnull().ifelse(None, later))
    return seen.group_by(["team_id", "maand", "later"]).aggregate(aantal=seen.count())


def opschoningen(gebeurtenis) -> Table:
    """Clean-ups in the log: the team (null: all), and the first and last month, as numbered above."""
    found = gebeurtenis.filter(gebeurtenis.soort == "opschoning")
    last = found.tot.fill_null(found.datum)
    return found.select(
        "team_id",
        van=found.datum.year() * 12 + found.datum.month() - 1,
        tot=last.year() * 12 + last.month() - 1,
    )


def vertragingen(
    con: duckdb.DuckDBPyConnection, tables_present: Collection[str], *, as_of: date
) -> list[Vertraging]:
    """The delay per team and in total; none without table contact."""
    _periods, rows = ask(con, tables_present, laat_vastgelegd, kind="jaar", as_of=as_of)
    _periods, log = ask(con, tables_present, opschoningen, kind="jaar", as_of=as_of)
    _periods, seen = ask(con, tables_present, laat_zichtbaar, kind="jaar", as_of=as_of)
    casussen = {row.groep: row.maanden for row in delays(seen, as_of, log)}
    return [row._replace(casussen=casussen.get(row.groep, [])) for row in delays(rows, as_of, log)]


def delays(rows: Iterable[tuple], as_of: date, log: Iterable[tuple] = ()) -> list[Vertraging]:
    """Rows (team, month, months later or None, how many) by group. `log`: (team or None, first month, last month)."""
    last = as_of.year * 12 + as_of.month - 2  # the last month that is over
    groups: dict[str, dict[tuple[int, int | None], int]] = defaultdict(lambda: defaultdict(int))
    for team, month, later, many in rows:
        if last - MONTHS < month <= last:
            for group in (team, TOTAL):
                groups[group][month, None if later is None else max(later, 0)] += many
    cleaned: dict[str | None, set[int]] = defaultdict(set)
    for team, since, until in log:
        cleaned[team] |= set(range(since, until + 1))
    return [
        _delay(group, found, last, _touching(group, cleaned))
        for group, found in sorted(groups.items())
    ]


def _touching(group: str, cleaned: Mapping[str | None, set[int]]) -> set[int]:
    """The months of a clean-up that touch a group: its own and of all teams; the whole has every one."""
    if group == TOTAL:
        return set().union(*cleaned.values())
    return cleaned.get(group, set()) | cleaned.get(None, set())


def _delay(
    group: str, counts: dict[tuple[int, int | None], int], last: int, cleaned: set[int]
) -> Vertraging:
    first = last - MONTHS + 1
    skip = {month - first for month in cleaned if first <= month <= last}
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
            found = chain_ladder(triangle, skip)
        except ValueError:
            why = "geen_patroon"
        else:
            error = found.error
            months = [
                Maand(_name(first + i), int(found.known[i]), round(float(found.expected[i]), 1))
                for i in range(MONTHS)
            ]
    left_out = [_name(first + i) for i in sorted(skip)]
    return Vertraging(group, _name(last), months, error, without, why, left_out)


def _name(number: int) -> str:
    return f"{number // 12}-{number % 12 + 1:02d}"
