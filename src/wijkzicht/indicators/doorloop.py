"""
How long it takes, and how it ends: from a request to the first contact, from opening to the first
help, from opening to closing. Whoever still waits counts as waiting, and an end that rules out
another is counted as itself.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

import duckdb
import ibis
import numpy as np
from ibis.expr.types import IntegerValue, Table

from wijkzicht.dataset.expressions import days_between
from wijkzicht.indicators.engine import TOTAL, ask
from wijkzicht.indicators.tables import AS_OF
from wijkzicht.statistics.curves import Ends, aalen_johansen, kaplan_meier

FEWEST = 10  # cases; with fewer a curve is drawn from the lives of people one can point at
GRID = 7  # days between the points that are kept
LOOK = (90, 180, 365)  # days at which a cohort is asked how it stands
YEARS = 3  # of start, in the picture


class Route(NamedTuple):
    """Something that takes time: `ends` in the order of their numbers, from 1."""

    question: Callable[..., Table]
    ends: tuple[str, ...]


class Jaargang(NamedTuple):
    """Those who began in a year: how many, how many still wait, the days until half ended.

    `na`: per day of LOOK the share of each end, None while nobody could be followed that long.
    """

    jaar: int
    aantal: int
    wacht: int
    helft: float | None
    negen_van_tien: float | None
    na: dict[int, list[float] | None]


class Doorloop(NamedTuple):
    """One route of one group, the last YEARS years: days until half and nine in ten had ended, and the
    picture: `dagen`, `delen` (one row an end).

    `onder`, `boven`: 95% around the share that ended in any way; None where it does not exist.
    Empty where there are fewer than FEWEST.
    """

    groep: str
    route: str
    aantal: int
    wacht: int
    helft: float | None
    negen_van_tien: float | None
    dagen: list[int]
    delen: list[list[float]]
    onder: list[float | None]
    boven: list[float | None]
    jaren: list[Jaargang]


def eerste_contact(wachtend) -> Table:
    """Aanmeldingen that ask for a casus, from datum to the first work contact (T01)."""
    until = ibis.greatest(wachtend.gesloten.fill_null(AS_OF), wachtend.datum)
    days = days_between(wachtend.datum, wachtend.eerste.fill_null(until))
    end = ibis.cases((wachtend.eerste.notnull(), 1), (wachtend.gesloten.notnull(), 2), else_=0)
    return _counts(wachtend, wachtend.datum.year(), days, end)


def eerste_hulp(casus, casuswerk) -> Table:
    """Casussen, from geopend to the first help (T02)."""
    first = casuswerk.select("casus_id", "eerste_hulp")
    files = casus.select("casus_id", "team_id", "geopend", "gesloten").left_join(first, "casus_id")
    until = ibis.greatest(files.gesloten.fill_null(AS_OF), files.geopend)
    days = days_between(files.geopend, files.eerste_hulp.fill_null(until))
    end = ibis.cases((files.eerste_hulp.notnull(), 1), (files.gesloten.notnull(), 2), else_=0)
    return _counts(files, files.geopend.year(), days, end)


def sluiting(casus) -> Table:
    """
    Casussen, from geopend to gesloten, by how they ended.

    Referred: vervolg specialistisch. Broken off: reden eenzijdig. On their own strength: vervolg
    eigen_kracht, netwerk, informele_hulp or voorliggend. The rest, and what is not known, is apart.
    """
    own = ["eigen_kracht", "netwerk", "informele_hulp", "voorliggend"]
    broken = ["eenzijdig_client", "eenzijdig_team"]
    days = days_between(
        casus.geopend, ibis.greatest(casus.gesloten.fill_null(AS_OF), casus.geopend)
    )
    end = ibis.cases(
        (casus.gesloten.isnull(), 0),
        ((casus.vervolg == "specialistisch").fill_null(False), 2),
        (casus.reden_sluiting.isin(broken).fill_null(False), 3),
        (casus.vervolg.isin(own).fill_null(False), 1),
        else_=4,
    )
    return _counts(casus, casus.geopend.year(), days, end)


def _counts(rows: Table, year: IntegerValue, days: IntegerValue, end: IntegerValue) -> Table:
    kept = rows.select("team_id", jaar=year, dagen=days, einde=end)
    kept = kept.filter(kept.dagen >= 0)
    return kept.group_by(["team_id", "jaar", "dagen", "einde"]).aggregate(aantal=kept.count())


ROUTES = {
    "eerste_contact": Route(eerste_contact, ("contact", "gesloten_zonder")),
    "eerste_hulp": Route(eerste_hulp, ("hulp", "gesloten_zonder")),
    "sluiting": Route(sluiting, ("eigen_kracht", "verwezen", "afgebroken", "anders")),
}


def doorlopen(
    con: duckdb.DuckDBPyConnection, tables_present: Collection[str], *, as_of: date
) -> list[Doorloop]:
    """Every route per team and in total; none of a route whose tables are absent."""
    found = []
    for name, route in ROUTES.items():
        _periods, rows = ask(con, tables_present, route.question, kind="jaar", as_of=as_of)
        found += followed(name, rows, as_of)
    return found


def followed(route: str, rows: Iterable[tuple], as_of: date) -> list[Doorloop]:
    """The rows (team, year, days, end, how many) of one route, by group."""
    groups: dict[str, list[tuple]] = defaultdict(list)
    for team, *rest in rows:
        for group in (team, TOTAL):
            groups[group].append(tuple(rest))
    causes = len(ROUTES[route].ends)
    return [
        _followed(group, route, found, causes, as_of) for group, found in sorted(groups.items())
    ]


def _followed(group, route, rows, causes, as_of) -> Doorloop:
    years = sorted({year for year, *_ in rows})
    cohorts = [_cohort(year, [r for r in rows if r[0] == year], causes, as_of) for year in years]
    recent = [row for row in rows if row[0] > as_of.year - YEARS]
    days, ends = _cases(recent)
    picture: tuple = ([], [], [], [])
    if len(days) >= FEWEST:
        picture = _picture(days, ends, causes)
    curve, waiting = kaplan_meier(days, ends > 0), int((ends == 0).sum())
    spread = curve.quantile(0.5), curve.quantile(0.9)
    return Doorloop(group, route, len(days), waiting, *spread, *picture, cohorts)


def _picture(days: np.ndarray, ends: np.ndarray, causes: int) -> tuple:
    grid = list(range(0, int(min(days.max(), 2 * 365)) + GRID, GRID))
    found, curve = aalen_johansen(days, ends, causes), kaplan_meier(days, ends > 0)
    shares = [found.at(day) for day in grid]
    around = [curve.interval(day) for day in grid]
    return (
        grid,
        [[round(share[k], 4) for share in shares] for k in range(causes)],
        [_known(1 - each.high) for each in around],
        [_known(1 - each.low) for each in around],
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else round(value, 4)


def _cohort(year: int, rows: list[tuple], causes: int, as_of: date) -> Jaargang:
    days, ends = _cases(rows)
    found, curve = aalen_johansen(days, ends, causes), kaplan_meier(days, ends > 0)
    longest = (as_of - date(int(year), 1, 1)).days
    after = {
        day: [round(share, 4) for share in found.at(day)] if _reaches(found, days, day, longest) else None
        for day in LOOK
    }  # fmt: skip
    return Jaargang(
        int(year),
        len(days),
        int((ends == 0).sum()),
        curve.quantile(0.5),
        curve.quantile(0.9),
        after,
    )


def _reaches(found: Ends, days: np.ndarray, day: int, longest: int) -> bool:
    """Whether the curve says something of that day: somebody was followed so far, or all ended."""
    ended = len(found.open) > 0 and found.open[-1] <= 1e-9 and found.days[-1] <= day
    return len(days) >= FEWEST and longest >= day and bool((days >= day).any() or ended)


def _cases(rows: list[tuple]) -> tuple[np.ndarray, np.ndarray]:
    """One element a case: days and end."""
    times = [many for *_, many in rows]
    days = np.repeat(np.array([row[1] for row in rows], float), times)
    return days, np.repeat(np.array([row[2] for row in rows], int), times)
