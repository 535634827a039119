"""`spec`: small text tables in, expected rows out; run on DuckDB and compiled for Spark."""

from datetime import date

import duckdb
import pytest

from wijkzicht.dataset.schema import DUCKDB_TYPES, tables
from wijkzicht.indicators import catalogue, compute
from wijkzicht.indicators.core import chosen, compiled, plan
from wijkzicht.indicators.shapes import shaped

TEAM = """
team_id | organisatie_id | naam | gemeente_code | doelgroep
t1      | o1             | Een  | GM0001        | integraal
"""


def parse(text: str) -> tuple[list[str], list[list[str | None]]]:
    """Header and cells of a table with | between the columns; an empty cell is null."""
    lines = [line for line in text.strip().splitlines() if set(line.strip()) - set("-+| ")]
    rows = [[cell.strip() or None for cell in line.split("|")] for line in lines]
    assert all(len(row) == len(rows[0]) for row in rows), text
    return rows[0], rows[1:]


def connect(given: dict[str, str]) -> duckdb.DuckDBPyConnection:
    """A connection with those tables, in contract types; columns not given are null."""
    con = duckdb.connect()
    for name, text in given.items():
        fields = tables()[name].fields
        header, rows = parse(text)
        assert set(header) <= set(fields), set(header) - set(fields)
        columns = ", ".join(f'"{f.name}" {DUCKDB_TYPES[f.type]}' for f in fields.values())
        con.execute(f'CREATE TABLE "{name}" ({columns})')
        for row in rows:
            names = ", ".join(f'"{h}"' for h in header)
            marks = ", ".join("?" for _ in header)
            con.execute(f'INSERT INTO "{name}" ({names}) VALUES ({marks})', row)
    return con


@pytest.fixture(params=["duckdb", "pyspark"])
def spec(request):
    """
    spec(code, given, expected, as_of=…, per=…, …): expected is a dict of
    (groep, periode) or (groep, periode, informant) to a dict of columns, or None for no row.
    """

    def check(code, given, expected, *, as_of="2026-12-31", per=("team", "halfjaar"), **more):
        if request.param == "pyspark":
            indicator = catalogue()[code]
            assert compiled(shaped(indicator), "pyspark").startswith("SELECT")
            present = frozenset(tables())
            for name in plan(indicator.parameters, present):
                assert "SELECT" in compiled(chosen(name, present).expression, "pyspark")
            return
        given = {"team": TEAM, **given}
        rows = compute(
            connect(given),
            set(given),
            per=per,
            as_of=date.fromisoformat(as_of),
            only=[code],
            **more,
        )
        found = {
            (r.groep, r.periode, r.dimensie.removeprefix("informant=")): r._asdict() for r in rows
        }
        for key, wanted in expected.items():
            key = (*key, "") if len(key) == 2 else key
            if wanted is None:
                assert key not in found
                continue
            assert key in found, f"{key} is not among {sorted(found)}"
            got = {column: found[key][column] for column in wanted}
            for column, value in wanted.items():
                if isinstance(value, float) and got[column] is not None:
                    got[column] = pytest.approx(got[column], abs=1e-9)
            assert got == wanted, f"{code} {key}"

    return check
