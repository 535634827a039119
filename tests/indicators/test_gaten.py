"""What is not written down, told by the figures: each gap feeds what it says, and filling it helps."""

import pytest

from oracle.random_sets import random_set
from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import compute
from wijkzicht.indicators.gaten import GATEN
from wijkzicht.indicators.gezinnen import has_households


@pytest.mark.parametrize("gat", GATEN.values(), ids=GATEN)
def test_a_gap_is_of_families_and_its_field_feeds_its_figure(gat):
    assert has_households(gat.indicator)
    assert gat.code in gat.figures


@pytest.mark.parametrize(
    ("deel", "waarde", "onbekend", "share"),
    [
        ("onbekend", 40.0, 12.5, 12.5),
        ("onbekend", None, 100.0, 100.0),
        ("telt", 30.0, 0.0, 30.0),
        ("telt_niet", 30.0, 0.0, 70.0),
        ("telt", None, None, None),
    ],
)
def test_how_much_is_missing_is_read_from_the_row(deel, waarde, onbekend, share):
    from wijkzicht.indicators.gaten import Gat

    assert Gat("x", "R01", deel, ("casus", "gesloten")).missing(waarde, onbekend) == share


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    made = random_set(21, households=200)
    return open_basisset(made.write(tmp_path_factory.mktemp("set") / "basisset")), made.as_of


_FILLED_BY = {
    "uitkomst": "'behaald'", "triage": "'casus'", "minuten": "30", "vervolg": "'geen'",
    "kanaal": "'school'", "ernst": "'geescaleerd'", "reden": "'geen_plek'",
    "sluiting": None, "persoon": None,
}  # fmt: skip
# The day on which it became known: without one it is not known on the as-of date.
_DAY = {
    "uitkomst": ", gesteld_op AS geevalueerd_op",
    "triage": ", datum AS triage_datum",
}


@pytest.mark.parametrize("key", [key for key, value in _FILLED_BY.items() if value])
def test_when_it_is_filled_nothing_is_missing(opened, key):
    gat, (basisset, as_of) = GATEN[key], opened
    table, column = gat.field
    with basisset.connect() as con:
        before = compute(con, basisset.tables, as_of=as_of, only=[gat.code])
        con.execute(
            f"CREATE TABLE filled AS SELECT * REPLACE (coalesce(nullif(CAST({column} AS VARCHAR),"
            f" 'onbekend'), {_FILLED_BY[key]}::VARCHAR)::{_type(con, table, column)} AS {column}"
            f"{_DAY.get(key, '')}) FROM {table}"
        )
        con.execute(f"DROP VIEW IF EXISTS {table}")
        con.execute(f"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM filled")
        after = compute(con, basisset.tables, as_of=as_of, only=[gat.code])
    assert any(gat.missing(r.waarde, r.onbekend) for r in before)
    assert not any(gat.missing(r.waarde, r.onbekend) for r in after)


def _type(con, table: str, column: str) -> str:
    rows = con.table(table)
    return str(dict(zip(rows.columns, rows.types, strict=True))[column])


def test_every_gap_is_tried():
    assert set(_FILLED_BY) == set(GATEN)
