"""What the worker keeps beside the figures every night, so that no page counts anything itself."""

import json
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

import duckdb
import psycopg

from wijkzicht.extraction.basisset import DEKKING
from wijkzicht.indicators import catalogue, compute
from wijkzicht.indicators.bewegingen import bewegingen
from wijkzicht.indicators.doorloop import doorlopen
from wijkzicht.indicators.tijdigheid import tijdigheden
from wijkzicht.indicators.tussentijd import tussentijden
from wijkzicht.indicators.vertraging import vertragingen

QUARTER_YEARS = 6  # so many years of quarters; older ones stand in the half-years

Kept = dict[tuple[str, str, str], Any]  # (groep, soort, sleutel) to inhoud


def kept(
    con: duckdb.DuckDBPyConnection, present: Collection[str], today: date, origin: bool = False
) -> Kept:
    """Everything of every group, ready for the table `cijfers_verloop`. `origin` as in `compute`."""
    found: Kept = {}
    moves = defaultdict(list)
    for row in bewegingen(con, present, as_of=today):
        moves[row.groep].append(row._asdict())
    found |= {(group, "beweging", ""): rows for group, rows in moves.items()}
    routes = defaultdict(list)
    for row in doorlopen(con, present, as_of=today):
        years = [year._asdict() for year in row.jaren]
        routes[row.groep].append({**row._asdict(), "jaren": years})
    found |= {(group, "doorloop", ""): rows for group, rows in routes.items()}
    for row in vertragingen(con, present, as_of=today):
        counted = {n: [m._asdict() for m in getattr(row, n)] for n in ("maanden", "casussen")}
        found[row.groep, "vertraging", ""] = row._asdict() | counted
    for row in tussentijden(con, present, as_of=today):
        found[row.groep, "tussentijd", row.indicator] = row._asdict()
    soon = defaultdict(list)
    for row in tijdigheden(con, present, as_of=today):
        soon[row.groep].append(row._asdict())
    found |= {(group, "tijdigheid", ""): rows for group, rows in soon.items()}
    return found | _quarters(con, present, today, origin)


def _quarters(
    con: duckdb.DuckDBPyConnection, present: Collection[str], today: date, origin: bool
) -> Kept:
    rows = compute(
        con, present, per=("team", "kwartaal"), as_of=today, coverage=DEKKING, origin=origin
    )
    definitions = {code: indicator.definition_hash for code, indicator in catalogue().items()}
    found = defaultdict(list)
    for row in rows:
        if not row.dimensie and int(row.periode[:4]) > today.year - QUARTER_YEARS:
            values = row._asdict() | {"definitie": definitions[row.indicator]}
            found[row.groep, "kwartaal", row.indicator].append(values)
    return dict(found)


def replace(register: psycopg.Connection, rows: Kept, today: date) -> None:
    """Put these rows in the place of all that stand there."""
    register.execute("DELETE FROM cijfers_verloop")
    with register.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO cijfers_verloop (groep, soort, sleutel, inhoud, peildatum, berekend_op)"
            " VALUES (%s, %s, %s, %s, %s, now())",
            [(*key, json.dumps(inhoud), today) for key, inhoud in rows.items()],
        )
