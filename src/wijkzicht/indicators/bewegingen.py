"""
Which casussen came into a count and which left it, from one period to the next, and how.

One reality is counted in three ways, each on the last day of a period: `dossier` (the casus is
open), `actief` (open, with work in the 90 days before) and `hulp` (open, with help in them; so
without those where the team only coordinates). What moves one count and not another was done by
the registration, not by the work.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

import duckdb
import ibis
from ibis.expr.types import Table

from wijkzicht.dataset.expressions import days_between
from wijkzicht.indicators.engine import TOTAL, ask
from wijkzicht.statistics.stock import decompose
from wijkzicht.vocabulary.periods import Period

RECENT = 90  # days without work after which a casus no longer counts as actief
HANDED_OVER = 30  # days between closing at one team and opening at another

# Which states on a last day are in which count.
TELLINGEN = {
    "dossier": ("hulp", "zonder_hulp", "stil", "even_stil"),
    "actief": ("hulp", "zonder_hulp"),
    "hulp": ("hulp",),
}
CAME = ("nieuw", "overgenomen")
LEFT = ("gesloten", "laat_gesloten", "overgedragen")
# Why a casus that stays open comes into a count or leaves it.
STAYED_OPEN = ("weer_werk", "hulp_begonnen", "zonder_hulp", "stil", "even_stil")


class Beweging(NamedTuple):
    """One count of one group in one period: `opening` + the sum of `delen` = `stand`, always."""

    groep: str
    periode: str
    telling: str
    opening: int
    stand: int
    delen: dict[str, int]


def bewegingen(
    con: duckdb.DuckDBPyConnection,
    tables_present: Collection[str],
    *,
    as_of: date,
    kind: str = "halfjaar",
) -> list[Beweging]:
    """
    Every movement per team and in total, by group, period and count; whole periods only.

    The first period has no opening to compare with and is left out, as is one that is not over
    on `as_of`. Without casus and contact there are none.
    """
    periods, rows = ask(con, tables_present, moved, kind=kind, as_of=as_of)
    return added_up(rows, [p for p in periods if p.end <= as_of])


def added_up(rows: Iterable[tuple], periods: list[Period]) -> list[Beweging]:
    """Rows of `moved` by group, period and count."""
    groups: dict[tuple[str, int], list[tuple]] = defaultdict(list)
    for team, number, *rest in rows:
        if 0 < number < len(periods):
            for group in (team, TOTAL):
                groups[group, number].append(rest)
    return [
        _counted(group, periods[number].name, telling, found)
        for (group, number), found in sorted(groups.items())
        for telling in TELLINGEN
    ]


def _counted(group: str, period: str, telling: str, rows: list[list]) -> Beweging:
    inside = TELLINGEN[telling]
    change = decompose(
        [before in inside for before, *_ in rows],
        [after in inside for _, after, *_ in rows],
        [_cause(*row[:3]) for row in rows],
        [row[3] for row in rows],
    )
    return Beweging(group, period, telling, change.opening, change.closing, change.parts)


def _cause(before: str | None, after: str | None, how: str | None) -> str:
    if how:
        return how
    if after in ("stil", "even_stil"):
        return after
    if before in ("stil", "even_stil"):
        return "weer_werk"
    return "hulp_begonnen" if after == "hulp" else "zonder_hulp"


def moved(casus, contact, casuswerk, periode) -> Table:
    """
    Casussen by team and period, with their state on the last day of the period before and of
    this one (null: not open), and how they came or left.

    States: `hulp`, `zonder_hulp` (work, no help), `even_stil` (no work in the 90 days, but some
    later), `stil` (none later that is known). Left late: more than 90 days between the last
    work and the closing.
    """
    states = _states(casus, contact, periode)
    order = ibis.window(group_by="casus_id", order_by="periode")
    states = states.mutate(
        before=states.state.lag().over(order), last=states.periode.lead().over(order).isnull()
    )
    here = states.select("casus_id", "periode", "before", after="state")
    left = states.filter(states["last"], states.gesloten.notnull()).select(
        "casus_id",
        periode=(states.periode + 1).cast("int32"),
        before="state",
        after=ibis.null("string"),
    )
    steps = here.union(left).join(_history(casus, casuswerk), "casus_id")
    how = ibis.cases(
        (steps.before.isnull(), ibis.ifelse(steps.overgenomen, "overgenomen", "nieuw")),
        (steps.after.notnull(), ibis.null("string")),
        ((steps.vervolg == "ander_team").fill_null(False), "overgedragen"),
        else_=ibis.ifelse(steps.laat, "laat_gesloten", "gesloten"),
    )
    steps = steps.select("team_id", "periode", "before", "after", how=how)
    return steps.group_by(["team_id", "periode", "before", "after", "how"]).aggregate(
        aantal=steps.count()
    )


def _states(casus: Table, contact: Table, periode: Table) -> Table:
    files = casus.select("casus_id", "geopend", "gesloten")
    pairs = files.join(
        periode,
        [files.geopend <= periode.p1, files.gesloten.isnull() | (files.gesloten > periode.p1)],
    ).select("casus_id", "gesloten", "periode", "p1")
    work = contact.filter(contact.werk).select("casus_id", "datum", "hulp")
    seen = pairs.join(work, "casus_id")
    ago = days_between(seen.datum, seen.p1)
    recent = (ago >= 0) & (ago <= RECENT)
    seen = seen.group_by(["casus_id", "periode"]).aggregate(
        recent=recent.any(), helped=(recent & seen.hulp).any(), later=(ago < 0).any()
    )
    joined = pairs.left_join(seen, ["casus_id", "periode"])
    state = ibis.cases(
        (joined.helped.fill_null(False), "hulp"),
        (joined.recent.fill_null(False), "zonder_hulp"),
        (joined.later.fill_null(False), "even_stil"),
        else_="stil",
    )
    return joined.select("casus_id", "gesloten", "periode", state=state)


def _history(casus: Table, casuswerk: Table) -> Table:
    """For each casus: its team, where it went, whether closed late, whether taken over."""
    work = casuswerk.select("casus_id", "laatste_werk")
    files = casus.left_join(work, "casus_id")
    late = days_between(files.laatste_werk.fill_null(files.geopend), files.gesloten) > RECENT
    files = files.select(
        "casus_id",
        "team_id",
        "huishouden_id",
        "geopend",
        "vervolg",
        laat=late.fill_null(False),
    )
    gone = casus.filter(casus.vervolg == "ander_team").select(
        "huishouden_id", van_team="team_id", van_op="gesloten"
    )
    pairs = files.join(gone, "huishouden_id")
    pairs = pairs.filter(
        pairs.team_id != pairs.van_team,
        days_between(pairs.van_op, pairs.geopend).abs() <= HANDED_OVER,
    )
    taken = pairs.select("casus_id").distinct().mutate(van_ander=ibis.literal(True))
    joined = files.left_join(taken, "casus_id")
    return joined.select(
        "casus_id", "team_id", "vervolg", "laat", overgenomen=joined.van_ander.fill_null(False)
    )
