"""The households behind a figure add up to the figure, for every figure of the catalogue."""

import pytest

from oracle.random_sets import random_set
from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import Kind, catalogue, compute
from wijkzicht.indicators.engine import NotAsked
from wijkzicht.indicators.gezinnen import delen, has_households
from wijkzicht.vocabulary.periods import Period

WITH_A_LIST = [item for item in catalogue().values() if has_households(item)]
WITHOUT = [item for item in catalogue().values() if not has_households(item)]


@pytest.fixture(scope="module", params=[3, 21])
def figures(request, tmp_path_factory):
    made = random_set(request.param, households=120)
    opened = open_basisset(made.write(tmp_path_factory.mktemp("set") / "basisset"))
    with opened.connect() as con:
        rows = compute(con, opened.tables, as_of=made.as_of)
    return opened, made.as_of, [row for row in rows if row.groep != "totaal" and not row.dimensie]


def behind(opened, as_of, indicators, team, period):
    with opened.connect() as con:
        return delen(con, opened.tables, indicators, team=team, period=period, as_of=as_of)


def busiest(rows, number):
    """The teams and periods with most work: there most can go wrong."""
    found = [row for row in rows if row.indicator == "N04" and row.teller]
    found = sorted(found, key=lambda row: (-row.teller, row.groep, row.periode))
    return [(row.groep, row.periode) for row in found[:number]]


def compared(item, row, found):
    """Pairs that must be equal: told by the households, and by the figure."""
    telt = sum(deel.telt for deel in found)
    both = telt + sum(deel.telt_niet for deel in found)
    if item.kind is not Kind.GEMIDDELDE:
        yield telt, row.teller
    of_households = item.kind in (Kind.AANDEEL, Kind.GEMIDDELDE, Kind.MEDIAAN) or item.percent
    if of_households and not item.per_population:
        yield both, row.noemer
    if item.kind is Kind.AANDEEL and not item.own_help and not item.per_population:
        away = sum(deel.onbekend for deel in found)
        yield 100 * away / (both + away) if both + away else None, row.onbekend


def test_they_add_up_to_every_figure(figures):
    opened, as_of, rows = figures
    seen = set()
    for team, periode in busiest(rows, 3):
        found = behind(opened, as_of, WITH_A_LIST, team, Period.parse(periode))
        by_code = {r.indicator: r for r in rows if (r.groep, r.periode) == (team, periode)}
        for item in WITH_A_LIST:
            row = by_code[item.code]
            if row.waarde is None:
                continue
            seen.add(item.code)
            for told, figure in compared(item, row, found[item.code]):
                wanted = figure if figure is None else pytest.approx(float(figure))
                assert told == wanted, (item.code, team, periode)
    assert len(seen) > 30


def test_every_household_stands_there_once_and_knows_the_team(figures):
    opened, as_of, rows = figures
    (team, periode), *_ = busiest(rows, 1)
    found = behind(opened, as_of, [catalogue()["N04"]], team, Period.parse(periode))["N04"]
    keys = [deel.huishouden_id for deel in found]
    assert keys
    assert all(keys)
    assert len(keys) == len(set(keys))
    with opened.connect() as con:
        known = con.execute(
            "SELECT DISTINCT huishouden_id FROM casus WHERE team_id = ?", [team]
        ).fetchall()
    assert set(keys) <= {key for (key,) in known}


@pytest.mark.parametrize("item", WITHOUT, ids=lambda item: item.code)
def test_what_people_answered_and_what_is_of_no_family_leads_to_nobody(item):
    with pytest.raises(NotAsked):
        delen(None, [], [item], team="t", period=Period.parse("2026-H1"), as_of=None)


def test_answers_and_origin_are_among_what_leads_to_nobody():
    assert {"V01", "V05", "D08", "S07", "K01", "N08", "B08"} <= {item.code for item in WITHOUT}
