"""The Ibis twins give what the rules give, on cases nobody thought of, nulls included."""

from datetime import date, timedelta

import duckdb
import ibis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.dataset import expressions
from wijkzicht.dataset.schema import tables
from wijkzicht.rules import activity, ages, own_help

D = date(2025, 1, 1)
KINDS = (*tables()["contact"].fields["activiteit"].enum, "iets_anders", None)


@pytest.fixture(scope="module")
def con():
    with duckdb.connect() as opened:
        yield opened


def rows(con, expression, given_rows: dict[str, tuple[str, list[tuple]]]):
    for name, (columns, values) in given_rows.items():
        con.execute(f"CREATE OR REPLACE TABLE {name} ({columns})")
        if values:
            marks = ", ".join("?" for _ in values[0])
            con.executemany(f"INSERT INTO {name} VALUES ({marks})", values)
    return con.execute(str(ibis.to_sql(expression, dialect="duckdb"))).fetchall()


def test_activity(con):
    table = ibis.table({"a": "string", "o": "boolean"}, name="work")
    cases = [(a, o) for a in KINDS for o in (True, False, None)]
    found = rows(
        con,
        table.select(
            "a",
            "o",
            k=expressions.klasse(table.a),
            h=expressions.is_help(table.a, table.o),
            w=expressions.is_work(table.a),
        ),
        {"work": ("a VARCHAR, o BOOLEAN", cases)},
    )
    assert len(found) == len(cases)
    for a, o, *got in found:
        assert got == [activity.klasse(a), activity.is_help(a, o), activity.is_work(a)], (a, o)


@given(
    st.lists(st.tuples(st.integers(1990, 2030), st.none() | st.integers(1900, 2030)), min_size=1)
)
def test_young(con, cases):
    table = ibis.table({"y": "int64", "b": "int64"}, name="young")
    found = rows(
        con,
        table.select("y", "b", j=expressions.is_young_in(table.y, table.b)),
        {"young": ("y BIGINT, b BIGINT", cases)},
    )
    assert all(j is ages.is_young_in(y, b) for y, b, j in found)


DAYS = st.integers(0, 700)
REASONS = st.none() | st.sampled_from(["eenzijdig_client", "volgens_plan"])
PAIR = st.fixed_dictionaries(
    {
        # Days that lie close to 180 apart are what matters.
        "days": st.lists(
            st.one_of(DAYS, st.sampled_from([0, 180, 181, 360, 361, 362])), max_size=8
        ),
        "ends": st.lists(st.tuples(DAYS, REASONS), max_size=3),
        "gesloten": st.none() | DAYS,
        "reden": REASONS,
    }
)


def at(n: int | None) -> date | None:
    return None if n is None else D + timedelta(days=n)


@given(st.lists(PAIR, min_size=1, max_size=6), st.integers(0, 900))
def test_trajectories(con, pairs, as_of):
    # The twin is given what is known; the rule leaves out what is later by itself.
    def known(n):
        return None if n is None or n > as_of else at(n)

    help_days, ends, casus, expected = [], [], [], []
    for number, pair in enumerate(pairs):
        key = f"c{number}"
        help_days += [
            (key, "p", at(n), n % 3 == 0) for n in sorted(set(pair["days"])) if n <= as_of
        ]
        ends += [(key, "p", at(n), why) for n, why in pair["ends"] if n <= as_of]
        closed = known(pair["gesloten"])
        casus.append((key, "t", closed, pair["reden"] if closed else None))
        expected += [
            (key, t.first, t.last, t.einde, t.ended, t.reden, t.stilgevallen, t.is_first, t.is_last)
            for t in own_help.trajectories(
                map(at, pair["days"]),
                [(at(n), why) for n, why in pair["ends"]],
                gesloten=at(pair["gesloten"]),
                reden_sluiting=pair["reden"],
                as_of=at(as_of),
            )
        ]
    given_rows = {
        "hulpdag": ("casus_id VARCHAR, persoon_id VARCHAR, datum DATE, crisis BOOLEAN", help_days),
        "einde": ("casus_id VARCHAR, persoon_id VARCHAR, datum DATE, reden VARCHAR", ends),
        "casus": (
            "casus_id VARCHAR, team_id VARCHAR, gesloten DATE, reden_sluiting VARCHAR",
            casus,
        ),
        "peil": ("dag DATE", [(at(as_of),)]),
    }
    unbound = {
        "hulpdag": {
            "casus_id": "string",
            "persoon_id": "string",
            "datum": "date",
            "crisis": "boolean",
        },
        "einde": {"casus_id": "string", "persoon_id": "string", "datum": "date", "reden": "string"},
        "casus": {
            "casus_id": "string",
            "team_id": "string",
            "gesloten": "date",
            "reden_sluiting": "string",
        },
        "peil": {"dag": "date"},
    }
    t = {name: ibis.table(schema, name=name) for name, schema in unbound.items()}
    runs = expressions.trajectories(t["hulpdag"], t["einde"], t["casus"], t["peil"].dag.as_scalar())
    columns = ["casus_id", "first", "last", "einde", "ended", "reden", "stilgevallen"]
    found = rows(con, runs.select(*columns, "is_first", "is_last"), given_rows)
    assert sorted(found, key=str) == sorted(expected, key=str)


@given(
    st.integers(0, 60),
    st.booleans(),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from([True, False, None])), max_size=4),
)
def test_starts_in_crisis(con, first, is_first, crisis_day, requests):
    runs = ibis.table(
        {
            "casus_id": "string",
            "persoon_id": "string",
            "first": "date",
            "is_first": "boolean",
            "crisis_day": "boolean",
        },
        name="runs",
    )
    asked = ibis.table({"casus_id": "string", "datum": "date", "crisis": "boolean"}, name="asked")
    found = rows(
        con,
        expressions.starts_in_crisis(runs, asked).select("crisis"),
        {
            "runs": (
                "casus_id VARCHAR, persoon_id VARCHAR, first DATE, is_first BOOLEAN, crisis_day BOOLEAN",
                [("c", "p", at(first), is_first, crisis_day)],
            ),
            "asked": (
                "casus_id VARCHAR, datum DATE, crisis BOOLEAN",
                [("c", at(n), crisis) for n, crisis in requests] + [("d", at(first), True)],
            ),
        },
    )
    expected = own_help.from_crisis(
        at(first),
        is_first=is_first,
        crisis_days=[at(first)] if crisis_day else [],
        crisis_requests=[at(n) for n, crisis in requests if crisis],
    )
    assert found == [(expected,)]
