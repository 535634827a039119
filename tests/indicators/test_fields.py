"""The fields that a figure is said to be made of, tried by emptying all others."""

import pytest

from oracle.random_sets import random_set
from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import catalogue, compute
from wijkzicht.indicators.fields import fields_of, figures_by_field, spare_fields

# These make the groups, so every figure has them.
GROUPS = {"organisatie", "team", "team_gemeente", "bevolking"}
# The first and last of these days say which periods there are.
PERIODS = {("aanmelding", "datum"), ("casus", "geopend"), ("contact", "datum")}


@pytest.fixture(scope="module")
def basisset(tmp_path_factory):
    made = random_set(21, households=200)
    return open_basisset(made.write(tmp_path_factory.mktemp("set") / "basisset")), made.as_of


def emptied(opened, kept):
    """A connection to the same rows, with nothing in the fields that are not among `kept`."""
    con = opened.connect()
    for table in opened.tables:
        if table in GROUPS:
            continue
        rows = con.table(table)
        columns = ", ".join(
            f'"{c}"' if (table, c) in kept | PERIODS else f'CAST(NULL AS {t}) AS "{c}"'
            for c, t in zip(rows.columns, rows.types, strict=True)
        )
        con.execute(f'CREATE TEMP TABLE "kept_{table}" AS SELECT {columns} FROM "{table}"')
        con.execute(f'DROP VIEW IF EXISTS "{table}"')
        con.execute(f'CREATE OR REPLACE TEMP VIEW "{table}" AS SELECT * FROM "kept_{table}"')
    return con


@pytest.mark.parametrize("code", ["N01", "B02", "T03", "D01", "D06", "S02", "W05", "E01", "V05"])
def test_other_fields_do_not_matter(basisset, code):
    opened, as_of = basisset
    with opened.connect() as con:
        whole = compute(con, opened.tables, as_of=as_of, only=[code])
    with emptied(opened, fields_of(catalogue()[code])) as con:
        assert compute(con, opened.tables, as_of=as_of, only=[code]) == whole
    assert any(row.waarde is not None for row in whole)


def test_and_these_do(basisset):
    opened, as_of = basisset
    without = fields_of(catalogue()["S02"]) - {("plan", "vastgesteld")}
    with opened.connect() as con:
        whole = compute(con, opened.tables, as_of=as_of, only=["S02"])
    with emptied(opened, without) as con:
        assert compute(con, opened.tables, as_of=as_of, only=["S02"]) != whole


def test_every_figure_is_made_of_something():
    assert all(fields_of(indicator) for indicator in catalogue().values())


def test_what_feeds_nothing_is_told():
    feeds = figures_by_field()
    assert feeds["contact", "vorm"] == ()
    assert "S02" in feeds["plan", "vastgesteld"]
    assert "B02" in feeds["contact", "ook_hulp"]


def test_spare_fields_feed_nothing_and_may_stay_empty():
    spare = spare_fields()
    assert "vorm" in spare["contact"]
    assert "activiteit" not in spare["contact"]  # feeds figures
    assert "onderbouwing" in spare["resultaat"]
    assert "soort" not in spare["resultaat"]  # a key
    assert not {"team", "identiteit", "gebeurtenis"} & set(spare)
    assert not any(figures_by_field()[t, f] for t, names in spare.items() for f in names)
