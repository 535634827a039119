"""
From the rows an indicator returns to the whole numbers its figure is made of.

Rows have `team_id` (or `groep`) and `periode`, perhaps `informant`, and by kind:

- aantal, aandeel, tempo: `telt`: true counts in the teller, false only in the noemer, null is
  unknown and in neither (absent: every row counts); or `sleutel`: rows with one key are one
  unit within the group, which counts if any of them does;
- aantal as a sum: `som` (null is unknown);
- gemiddelde: `waarde` (null is unknown);
- mediaan: `dagen` and `gebeurtenis` (false: censored);
- verhouding, or an aandeel whose teller and noemer stand in different rows: `boven` and
  `onder`, added up apart; perhaps `weg`: the row was left out.

Engines only count and add up whole numbers and decimals, so no result depends on the order of
rows or the number of threads.
"""

from functools import cache

import ibis
from ibis.expr.types import Table

from wijkzicht.indicators.core import Indicator, Kind, compiled, relation

# Enough for fte with two decimals and for a third of one.
DECIMAL = "decimal(38, 12)"

COUNTS = ("teller", "noemer", "weg", "rijen")
SPREAD = ("waarde", "gebeurtenis", "aantal")


@cache
def rows_of(indicator: Indicator) -> Table:
    """The rows that the indicator's function returns, of the periods asked."""
    given = {
        name: relation(name)
        for name in indicator.parameters
        if not (name == "populatie" and indicator.per_population)
    }
    rows = indicator.function(**given)
    return rows.filter(rows.periode >= 0)


@cache
def shaped(indicator: Indicator) -> Table:
    """
    Sums by (groep or team_id, periode, informant).

    Counts: teller, noemer (rows that were known), weg (rows left out), rijen. For gemiddelde
    and mediaan: each waarde, gebeurtenis, and how many rows have it (null waarde: left out).
    """
    rows = rows_of(indicator)
    if "sleutel" in rows.columns:
        rows = units(rows)
    owner = "groep" if "groep" in rows.columns else "team_id"
    if "informant" in rows.columns:
        return summed(indicator, rows, [owner, "periode", "informant"])
    # Grouping by a column that is always null is not free.
    sums = summed(indicator, rows, [owner, "periode"])
    rest = sums.columns[2:]
    return sums.select(owner, "periode", *rest, informant=ibis.null("string")).select(
        owner, "periode", "informant", *rest
    )


def summed(indicator: Indicator, rows: Table, group: list[str]) -> Table:
    """The whole numbers under a figure, added up by the columns `group`."""
    if indicator.kind in (Kind.GEMIDDELDE, Kind.MEDIAAN):
        return _spread(rows, group)
    if "boven" in rows.columns:
        left_out = rows.weg.cast("int64").sum() if "weg" in rows.columns else ibis.literal(0)
        return rows.group_by(group).aggregate(
            teller=rows.boven.sum(), noemer=rows.onder.sum(), weg=left_out, rijen=rows.count()
        )
    if "som" in rows.columns:
        teller, tested = rows.som.sum(), rows.som
    elif "telt" in rows.columns:
        teller, tested = rows.telt.cast("int64").sum(), rows.telt
    else:
        return rows.group_by(group).aggregate(
            teller=rows.count(), noemer=rows.count(), weg=ibis.literal(0), rijen=rows.count()
        )
    return rows.group_by(group).aggregate(
        teller=teller,
        noemer=tested.count(),
        weg=rows.count() - tested.count(),
        rijen=rows.count(),
    )


@cache
def shaped_sql(indicator: Indicator, dialect: str) -> str:
    """The SQL of `shaped`, compiled once in a process."""
    return compiled(shaped(indicator), dialect)


def units(rows: Table, *apart: str) -> Table:
    """One row for each key within a group, and within each value of the columns `apart`."""
    # A person counts once, in totaal as well.
    if "groep" not in rows.columns:
        rows = rows.join(relation("groep"), "team_id")
    if "telt" not in rows.columns:
        rows = rows.mutate(telt=ibis.literal(True))
    unit = rows.group_by(["groep", "periode", *apart, "sleutel"])
    return unit.aggregate(telt=rows.telt.any())


def _spread(rows: Table, group: list[str]) -> Table:
    if "waarde" not in rows.columns:
        rows = rows.mutate(waarde=rows.dagen)
    if "gebeurtenis" not in rows.columns:
        rows = rows.mutate(gebeurtenis=ibis.literal(True))
    return rows.group_by([*group, "waarde", "gebeurtenis"]).aggregate(aantal=rows.count())
