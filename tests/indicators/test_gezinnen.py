"""The households behind a figure add up to the figure, for every figure of the catalogue."""

import pytest

from oracle.random_sets import random_set
from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import Kind, catalogue, compute
from wijkzicht.indicators.engine import NotAsked
from wijkzicht.indicators.gezinnen import delen, has_households
from wijkzicht.vocabulary.periods import Period

WITH_A_LIST = [code for code, item in catalogue().items() if has_households(item)]


@pytest.fixture(scope="module", params=[3, 21])
def figures(request, tmp_path_factory):
    made = random_set(request.param, households=120)
    opened = open_basisset(made.write(tmp_path_factory.mktemp("set") / "basisset"))
    with opened.connect() as con:
        rows = compute(con, opened.tables, as_of=made.as_of)
    return opened, made.as_of, [row for row in rows if row.groep != "totaal" and not row.dimensie]


def behind(opened, as_of, row):
    with opened.connect() as con:
        return delen(
            con,
            opened.tables,
            catalogue()[row.indicator],
            team=row.groep,
            period=Period.parse(row.periode),
            as_of=as_of,
        )


@pytest.mark.parametrize("code", WITH_A_LIST)
def test_they_add_up_to_the_figure(figures, code):
    opened, as_of, rows = figures
    kind, item = catalogue()[code].kind, catalogue()[code]
    mine = [row for row in rows if row.indicator == code and row.waarde is not None][-3:]
    for row in mine:
        found = behind(opened, as_of, row)
        telt = sum(deel.telt for deel in found)
        both = telt + sum(deel.telt_niet for deel in found)
        if kind is not Kind.GEMIDDELDE:
            assert telt == pytest.approx(row.teller)
        of_households = kind in (Kind.AANDEEL, Kind.GEMIDDELDE, Kind.MEDIAAN) or item.percent
        if of_households and not item.per_population:
            assert both == pytest.approx(row.noemer)
        if kind is Kind.AANDEEL and not item.own_help and not item.per_population:
            away = sum(deel.onbekend for deel in found)
            share = 100 * away / (both + away) if both + away else None
            assert share == (row.onbekend if row.onbekend is None else pytest.approx(row.onbekend))


def test_every_household_stands_there_once_and_knows_the_team(figures):
    opened, as_of, rows = figures
    row = max((r for r in rows if r.indicator == "N02" and r.teller), key=lambda r: r.teller)
    found = [deel.huishouden_id for deel in behind(opened, as_of, row)]
    assert found
    assert all(found)
    assert len(found) == len(set(found))
    with opened.connect() as con:
        known = con.execute(
            "SELECT DISTINCT huishouden_id FROM casus WHERE team_id = ?", [row.groep]
        ).fetchall()
    assert set(found) <= {key for (key,) in known}


def test_what_people_answered_and_what_is_of_all_teams_leads_to_nobody(figures):
    opened, as_of, rows = figures
    without = set(catalogue()) - set(WITH_A_LIST)
    assert {"V01", "V05", "D08", "S07"} <= without
    for code in sorted(without):
        with pytest.raises(NotAsked), opened.connect() as con:
            delen(con, opened.tables, catalogue()[code], team=rows[0].groep,
                  period=Period.parse(rows[0].periode), as_of=as_of)  # fmt: skip
