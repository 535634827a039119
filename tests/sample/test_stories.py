"""The households written by hand stand in every sample and tell what they say they tell."""

import pytest

from wijkzicht.dataset import kwb, sample
from wijkzicht.dataset.read import open_basisset


@pytest.fixture(scope="module", params=[1, 4])
def con(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("verhalen") / "set"
    wish = sample.Wish(inwoners=2_000, jaren=request.param, seed=request.param)
    sample.write_sample(folder, kwb.packaged(), wish)
    with open_basisset(folder).connect() as opened:
        yield opened


def one(con, question):
    return con.execute(question).fetchone()


def test_every_story_has_rows_under_its_number(con):
    for story in sample.stories():
        found = one(
            con, f"SELECT count(*) FROM aanmelding WHERE aanmelding_id LIKE '{story.nummer}-%'"
        )
        assert found == (len(story.tables["aanmelding"]),), story.titel


def test_a_family_has_two_files_at_two_teams(con):
    assert con.execute(
        "SELECT team_id, vervolg FROM casus WHERE huishouden_id = 'v01-h' ORDER BY geopend"
    ).fetchall() == [("t00000001", "ander_team"), ("t00000002", None)]


def test_a_file_is_closed_and_the_household_comes_back_within_a_year(con):
    first, second = con.execute(
        "SELECT gesloten, geopend FROM casus WHERE huishouden_id = 'v02-h' ORDER BY geopend"
    ).fetchall()
    assert 0 < (second[1] - first[0]).days < 365


def test_a_young_person_turns_eighteen_while_help_goes_on(con):
    year, month = one(
        con, "SELECT geboortejaar, geboortemaand FROM persoon WHERE persoon_id = 'v03-daan'"
    )
    before, after = one(con, "SELECT min(datum), max(datum) FROM contact WHERE casus_id = 'v03-k1'")
    birthday = (year + 18, month)
    assert (before.year, before.month) < birthday < (after.year, after.month)


def test_an_advice_has_no_household(con):
    assert one(
        con,
        "SELECT huishouden_id, casus_id, triage_uitkomst FROM aanmelding"
        " WHERE aanmelding_id = 'v04-a1'",
    ) == (None, None, "advies")


def test_a_contact_is_recorded_in_the_half_year_after(con):
    day, recorded = one(
        con, "SELECT datum, vastgelegd_op FROM contact WHERE contact_id = 'v05-c02'"
    )
    assert (recorded - day).days > 30
    assert (day.year, day.month > 6) != (recorded.year, recorded.month > 6)


def test_help_stops_while_the_file_goes_on(con):
    ended, last, closed = one(
        con,
        "SELECT h.datum, max(c.datum), any_value(k.gesloten) FROM hulpeinde AS h"
        " JOIN contact AS c USING (casus_id) JOIN casus AS k USING (casus_id)"
        " WHERE h.casus_id = 'v06-k1' GROUP BY h.datum",
    )
    assert ended < last
    assert closed is None


def test_a_crisis_starts_with_crisis_help_on_the_first_day(con):
    assert one(
        con,
        "SELECT crisis, activiteit, c.datum - a.datum FROM aanmelding AS a"
        " JOIN contact AS c USING (casus_id) WHERE casus_id = 'v07-k1' ORDER BY c.datum",
    ) == (True, "crisishulp", 0)


def test_a_child_of_divorced_parents_counts_in_one_household(con):
    assert con.execute(
        "SELECT huishouden_id, count(*) FILTER (rol = 'jeugdige') FROM persoon"
        " WHERE huishouden_id LIKE 'v08-%' GROUP BY 1 ORDER BY 1"
    ).fetchall() == [("v08-h", 1), ("v08-h2", 0)]


def test_a_file_fell_silent(con):
    last, closed = one(
        con,
        "SELECT max(datum), any_value(gesloten) FROM contact JOIN casus USING (casus_id)"
        " WHERE casus_id = 'v09-k1'",
    )
    today = one(con, "SELECT max(datum) FROM contact")[0]
    assert closed is None
    assert (today - last).days > 180
