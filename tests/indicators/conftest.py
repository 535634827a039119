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
            assert "GROUP BY" in compiled(shaped(indicator), "pyspark")
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


@pytest.fixture
def survey(spec):
    """survey(code, question, informants): 4 and 5 count, by informant and together."""

    def check(code, vraag, informants=("ouder", "volwassene")):
        first, other = informants
        given = {
            "casus": "casus_id | huishouden_id | team_id | geopend\nc1 | h1 | t1 | 2025-01-01",
            "respons": f"""
                respons_id | vragenlijst | team_id | informant    | datum
                r1         | ceo         | t1      | {first}      | 2025-06-30
                r2         | ceo         | t1      | {first}      | 2025-06-30
                r3         | ceo         | t1      | {first}      | 2025-07-01
                r4         | ceo         | t1      | {other}      | 2025-06-30
                r5         | ceo         | t1      | {first}      | 2025-01-01
                r6         | ceo         | t1      | professional | 2025-01-01
            """,
            "antwoord": f"""
                respons_id | vraag   | waarde
                r1         | {vraag} | 5
                r2         | {vraag} | 3
                r3         | {vraag} | 4
                r4         | {vraag} | 4
                r5         | {vraag} |
                r6         | {vraag} | 5
            """,
        }
        both = other in (informants if code not in ONE_INFORMANT else ())
        spec(
            code,
            given,
            {
                ("t1", "2025-H1"): {
                    "teller": 1 + both,
                    "noemer": 2 + both,
                    "onbekend": 100 / (3 + both),
                },
                ("t1", "2025-H1", first): {"teller": 1, "noemer": 2, "waarde": 50.0},
                ("t1", "2025-H1", other): {"teller": 1, "noemer": 1} if both else None,
                ("t1", "2025-H1", "professional"): None,
                ("t1", "2025-H2"): {"teller": 1, "noemer": 1, "onbekend": 0.0},
                ("t1", "2025-H2", other): None,
            },
        )

    return check


# Survey figures of one informant only: the second one in the table is no part of them.
ONE_INFORMANT = ("V05", "V06", "S07")
