"""What is not written down, told by the figures: each gap feeds what it says, and filling it helps."""

import pytest

from oracle.random_sets import random_set
from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import compute
from wijkzicht.indicators.gaten import GATEN, TOO_EMPTY, Gat, withheld
from wijkzicht.indicators.gezinnen import has_households
from wijkzicht.indicators.rows import Row


@pytest.mark.parametrize("gat", GATEN.values(), ids=GATEN)
def test_a_gap_is_of_families_and_its_field_feeds_its_figure(gat):
    assert has_households(gat.indicator)
    assert gat.code in gat.figures
    assert gat.raakt == len(gat.figures)


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
    assert Gat("x", "R01", deel, ("casus", "gesloten"), 1).missing(waarde, onbekend) == share


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


def row(code, waarde=40.0, onbekend=0.0, groep="t1", periode="2026-H1"):
    return Row(code, groep, periode, "", 4, 10, waarde, 20.0, 60.0, onbekend, "ok", "")


def test_under_the_floor_the_figures_of_that_column_have_a_sentence_and_no_number():
    minutes = row("W03", onbekend=60.0)
    rows = [minutes, row("W04"), row("T01"), row("W04", groep="t2"), row("W04", periode="2025-H2")]
    found = withheld(rows, 50)
    assert [r.status for r in found] == [TOO_EMPTY, TOO_EMPTY, "ok", "ok", "ok"]
    closed = found[1]
    assert (closed.teller, closed.noemer, closed.waarde, closed.onder, closed.boven) == (None,) * 5
    assert (
        closed.toelichting == "Te weinig ingevuld: hoe lang een contact duurde is bekend bij 40%."
    )
    assert found[2:] == rows[2:]


@pytest.mark.parametrize(("onbekend", "least", "status"), [(50.0, 50, "ok"), (50.1, 50, TOO_EMPTY)])
def test_the_floor_itself_is_enough(onbekend, least, status):
    assert withheld([row("N09", onbekend=onbekend)], least)[0].status == status


def test_what_tells_how_full_it_is_stays_and_an_open_file_is_no_empty_column():
    rows = [row("R03", waarde=90.0), row("B02"), row("R01", waarde=90.0), row("N04")]
    assert [r.status for r in withheld(rows, 50)] == ["ok", TOO_EMPTY, "ok", "ok"]


def test_without_a_floor_nothing_changes():
    rows = [row("W03", onbekend=98.9), row("W04")]
    assert withheld(rows, 1) == rows
