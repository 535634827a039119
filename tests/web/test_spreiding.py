"""A team beside the others: a funnel without names, and a share that leans on the others."""

import re

import pytest

from database import as_role, set_up
from web.kept import DAY, HALVES, NOW
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.register.walls import roles

pytestmark = pytest.mark.django_db
PERIOD = HALVES[1]
# Twelve teams of METHODS 1.4: its limits and its pooled shares are what is expected below.
EVENTS = (18, 31, 9, 44, 12, 55, 7, 20, 26, 14, 38, 60)
SIZES = (24, 40, 12, 70, 30, 66, 8, 35, 31, 28, 45, 88)


def kept(groep, k, n, code="D01", periode=PERIOD):
    with as_role(roles.EXTRACT):
        Cijfer.objects.create(
            indicator=code, groep=str(groep), periode=periode, teller=k, noemer=n, waarde=k / n,
            definitie="a" * 16, peildatum=DAY, berekend_op=NOW, status="ok",
        )  # fmt: skip


@pytest.fixture
def shares(world):
    """Gives teams so many shares; the one of noord is number `own`."""

    def fill(own=4, teams=12, **fields):
        pairs = list(zip(EVENTS, SIZES, strict=True))[:teams]
        mine = pairs.pop(own)
        with set_up():
            others = [
                Team.objects.create(
                    organisatie=world.organisatie, naam=f"Geheim {i}", gemeente_code="GM0034",
                    doelgroep=fields.get("doelgroep", "integraal"),
                )
                for i in range(len(pairs))
            ]  # fmt: skip
        kept("totaal", sum(EVENTS), sum(SIZES))
        kept(world.noord.pk, *mine)
        for team, (k, n) in zip(others, pairs, strict=True):
            kept(team.pk, k, n)
        return pairs

    return fill


def page(client, user, code="D01", **query):
    client.force_login(user)
    answer = client.get(f"/cijfers/{code}/spreiding/", query)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_a_team_sees_itself_among_others_without_a_name(client, world, shares):
    shares()
    shown = page(client, world.anna)
    assert "Noord: 40,0% (12 van 30). Alle teams samen: 70,0%." in shown
    assert "Geheim" not in shown
    # By size and not by share; 9 of 12 and 7 of 8 are too small to leave their team.
    sizes = [int(n) for n in re.findall(r'data-label="Aantal">(\d+)<', shown)]
    assert sizes == [88, 70, 66, 45, 40, 35, 31, 30, 28, 24]
    assert "Teams met te weinig gegevens tellen mee in de lijnen" in shown


def test_one_that_is_too_small_takes_the_next_along(client, world, shares):
    shares(own=0, teams=6)  # 9 of 12 alone is too small; 12 of 30 would give it away
    shown = page(client, world.anna)
    sizes = [int(n) for n in re.findall(r'data-label="Aantal">(\d+)<', shown)]
    assert sizes == [70, 66, 40, 24]


@pytest.mark.parametrize(
    "own, sentence",
    [
        (0, "Dat ligt binnen de lijnen."),  # 18 of 24 within 41 and 92
        (4, "Dat ligt buiten de binnenste lijnen."),  # 12 of 30, between 28 and 43
        (6, "te klein om binnen of buiten"),  # 7 of 8: under ten expected
    ],
)
def test_where_it_lies_is_said_in_words(client, world, shares, own, sentence):
    shares(own=own)
    assert sentence in page(client, world.anna)


@pytest.mark.parametrize(
    "own, raw, pooled, low, high, leans",
    [
        (4, "40,0", "50,3", "36,0", "64,5", "35"),
        (6, "87,5", "75,7", "57,0", "90,3", "66"),
        (11, "68,2", "68,4", "59,2", "77,0", "15"),
    ],
)
def test_the_share_that_leans_stands_beside_the_raw_one(
    client, world, shares, own, raw, pooled, low, high, leans
):
    shares(own=own)
    shown = page(client, world.anna)
    assert f"Zelf telden jullie {raw}%." in shown
    assert f"dan wordt het {pooled}%, waarschijnlijk tussen {low}% en {high}%." in shown
    assert f"Het leunt voor {leans}% op de andere teams." in shown


def test_under_ten_teams_the_lines_hold_chance_alone_and_that_is_said(client, world, shares):
    shares(teams=6)
    shown = page(client, world.anna)
    assert "De spreiding tussen teams is niet te schatten" in shown
    assert "Met minder dan tien teams is deze marge te smal." in shown


@pytest.mark.parametrize("teams, leaning", [(5, True), (4 + 1 - 1, False)])
def test_leaning_takes_five_teams(client, world, shares, teams, leaning):
    shares(own=0, teams=teams)
    assert ("Als het cijfer op de andere teams leunt" in page(client, world.anna)) is leaning


def test_two_teams_are_not_put_beside_each_other(client, world, shares):
    shares(own=0, teams=2)
    shown = page(client, world.anna)
    assert "te weinig teams" in shown
    assert "een ander team" not in shown


def test_only_teams_for_the_same_people_stand_there(client, world, shares):
    shares(doelgroep="volwassenen")
    assert "te weinig teams" in page(client, world.anna)


def test_another_team_that_is_very_small_is_left_out(client, world, shares):
    shares()
    with set_up():
        tiny = Team.objects.create(
            organisatie=world.organisatie, naam="Klein", gemeente_code="GM0034",
            doelgroep="integraal",
        )  # fmt: skip
    kept(tiny.pk, 1, 4)
    assert page(client, world.anna).count("een ander team") == 9


def test_two_teams_that_are_alike_do_not_undo_it(client, world, shares):
    shares(own=0, teams=6)
    with set_up():
        twin = Team.objects.create(
            organisatie=world.organisatie, naam="Tweeling", gemeente_code="GM0034",
            doelgroep="integraal",
        )  # fmt: skip
    kept(twin.pk, 12, 30)
    shown = page(client, world.anna)
    sizes = [int(n) for n in re.findall(r'data-label="Aantal">(\d+)<', shown)]
    assert sizes == [70, 66, 40, 30, 24]


def test_of_very_small_teams_the_whole_shows_no_point(client, world):
    for team in (world.noord, world.zuid):
        kept(team.pk, 1, 4)
    with set_up():
        third = Team.objects.create(
            organisatie=world.organisatie, naam="Drie", gemeente_code="GM0034",
            doelgroep="integraal",
        )  # fmt: skip
    kept(third.pk, 2, 5)
    kept("totaal", 4, 13)
    assert "te weinig teams" in page(client, world.medewerkers[Rol.ANALIST], groep="totaal")


def test_who_looks_at_the_whole_sees_points_and_no_own_team(client, world, shares):
    shares()
    shown = page(client, world.medewerkers[Rol.ANALIST], groep="totaal")
    assert "Noord:" not in shown
    assert "<svg" in shown


@pytest.mark.parametrize(
    "role", [Rol.OPDRACHTGEVER, Rol.BEHEER, Rol.PRIVACY_OFFICER, Rol.PARTNER], ids=str
)
def test_for_nobody_from_outside(client, world, shares, role):
    shares()
    client.force_login(world.medewerkers[role])
    assert client.get("/cijfers/D01/spreiding/").status_code == 403


@pytest.mark.parametrize("code", ["N01", "T01", "geen"])
def test_only_for_a_share(client, world, code):
    client.force_login(world.anna)
    assert client.get(f"/cijfers/{code}/spreiding/").status_code == 404


@pytest.mark.parametrize("vorm", ["csv", "xlsx", "parquet", "svg", "png"])
def test_what_one_sees_can_be_kept(client, world, shares, vorm):
    shares()
    client.force_login(world.anna)
    answer = client.get(f"/cijfers/D01/spreiding/spreiding.{vorm}", {"periode": PERIOD})
    assert answer.status_code == 200
    if vorm == "csv":
        lines = answer.content.decode().splitlines()
        assert lines[0] == "Team,Aantal,Hoeveel daarvan,Procent"
        assert "Noord,30,12,40.0" in lines
        assert len(lines) == 11


def test_it_takes_few_statements(client, world, shares, django_assert_max_num_queries):
    shares()
    page(client, world.anna)
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        client.get("/cijfers/D01/spreiding/")
