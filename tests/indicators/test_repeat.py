"""The same bytes each time, whatever the number of threads; and a part of the rows alone."""

from datetime import date

import pytest

from oracle.random_sets import random_set
from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import compute
from wijkzicht.indicators.output import write_rows

TWELVE = ["N01", "B02", "B03", "B04", "T01", "T03", "D01", "S02", "S05", "V05", "W01", "W05"]


@pytest.fixture(scope="module")
def basisset(tmp_path_factory):
    made = random_set(7, households=300)
    return open_basisset(made.write(tmp_path_factory.mktemp("set") / "basisset")), made.as_of


def rows(basisset, threads=None, **more):
    opened, as_of = basisset
    with opened.connect(threads) as con:
        return compute(con, opened.tables, as_of=as_of, **more)


def test_byte_equal_with_one_and_two_threads(basisset, tmp_path):
    contents = set()
    for run in range(6):
        out = tmp_path / f"{run}.csv"
        write_rows(out, rows(basisset, threads=1 + run % 2))
        contents.add(out.read_bytes())
    assert len(contents) == 1


def test_some_groups_and_periods_alone_are_the_same_rows(basisset):
    whole = rows(basisset, only=TWELVE)
    period = sorted({row.periode for row in whole})[-2]
    group = next(row.groep for row in whole if row.groep != "totaal" and row.periode == period)
    year, half = period.split("-H")
    start = date(int(year), 1 if half == "1" else 7, 1)
    part = rows(basisset, only=TWELVE, first=start, last=start, groups=[group])
    assert part == [row for row in whole if (row.groep, row.periode) == (group, period)]


@pytest.mark.parametrize("source", ["contact", "hulptraject"])
def test_a_team_alone_has_the_rows_it_has_among_all(source, tmp_path):
    """Every code and every part, though the work of other teams was not read."""
    made = random_set(11, households=120, source=source)
    opened = open_basisset(made.write(tmp_path / "basisset"))
    more = {"as_of": made.as_of, "dimensions": ["leefgebied", "kanaal", "leeftijdsband"]}
    with opened.connect() as con:
        whole = compute(con, opened.tables, **more)
        for team in sorted({row.groep for row in whole} - {"totaal"}):
            alone = compute(con, opened.tables, groups=[team], **more)
            assert alone == [row for row in whole if row.groep == team]


def test_the_callers_tables_stay_and_ours_go(basisset):
    opened, as_of = basisset
    with opened.connect() as con:
        before = con.execute("SHOW TABLES").fetchall()
        compute(con, opened.tables, as_of=as_of, only=["N01", "B02"])
        assert con.execute("SHOW TABLES").fetchall() == before
        assert con.execute("SELECT count(*) FROM casus").fetchone()[0] > 0
