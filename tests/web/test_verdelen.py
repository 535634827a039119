"""Triage and waiting: urgency, bridging, who has room and is good at it, the own rule, groups."""

from datetime import timedelta

import pytest

from database import set_up
from web.work import ago
from wijkzicht.register.aanmeldingen.models import Aanmelding, Deskundigheid
from wijkzicht.register.aanmeldingen.queries import same_question, waiting
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting import queries as inrichting
from wijkzicht.register.organisatie.models import Formatie, Rol, Team
from wijkzicht.register.personen.models import HuishoudenTeam, Persoon
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db

BOARD, WAITING, GROUPS = "/aanmeldingen/", "/aanmeldingen/wachtlijst/", "/aanmeldingen/samen/"


def text(answer) -> str:
    return answer.content.decode()


def made(world, **fields) -> Aanmelding:
    first = {
        "team": world.noord,
        "datum": ago(3),
        "naam": "Noor Jansen",
        "vraag": "Hij gamet veel.",
    }
    with set_up():
        return Aanmelding.objects.create(**first | fields)


def now(row: Aanmelding, by) -> Aanmelding:
    with as_medewerker(by.pk):
        return Aanmelding.objects.get(pk=row.pk)


def page(row: Aanmelding, rest: str = "") -> str:
    return f"/aanmeldingen/{row.pk}/{rest}"


# -- urgency and the form at the phone ------------------------------------------------------------


def test_safety_then_urgency_then_how_long_it_waits(as_anna, world):
    for naam, days, fields in (
        ("Lang", 30, {}),
        ("Wachtkan", 40, {"urgentie": "kan_wachten"}),
        ("Week", 2, {"urgentie": "deze_week"}),
        ("Vandaag", 1, {"urgentie": "vandaag"}),
        ("Onveilig", 0, {"crisis": True}),
    ):
        made(world, naam=naam, datum=ago(days), **fields)
    shown = text(as_anna.get(BOARD))
    order = ["Onveilig", "Vandaag", "Week", "Wachtkan", "Lang"]
    places = [shown.index(f">{naam}</a>") for naam in order]
    assert places == sorted(places)
    assert "Vandaag bellen" in shown


def test_what_is_asked_at_the_phone_is_kept(as_anna, world):
    form = {
        "crisis": "nee",
        "vraag": "x",
        "naam": "Noor",
        "datum": "vandaag",
        "actie": "bord",
        "stil_thuis": "True",
        "kind_betrokken": "True",
        "urgentie": "vandaag",
        "ernst": "vroeg",
        "vindplaats": "huisarts",
    }
    as_anna.post("/aanmeldingen/nieuw/", form)
    with as_medewerker(world.anna.pk):
        row = Aanmelding.objects.get()
    assert (row.stil_thuis, row.kind_betrokken, row.urgentie) == (True, True, "vandaag")
    assert (row.ernst, row.vindplaats) == ("vroeg", "huisarts")
    assert "Vandaag bellen" in text(as_anna.get(page(row)))


@pytest.mark.parametrize(
    "born, strange",
    [("31-02-2012", True), ("2012", False), ("1-1-2099", True), ("29-2-2012", False)],
)
def test_an_impossible_birth_date_is_told_and_stops_nothing(as_anna, world, born, strange):
    shown = text(as_anna.post("/aanmeldingen/bekend/", {"naam": "Noor", "herken": born}))
    assert ("Deze geboortedatum bestaat niet." in shown) is strange
    form = {"crisis": "nee", "vraag": "x", "naam": "Noor", "datum": "vandaag", "herken": born}
    assert as_anna.post("/aanmeldingen/nieuw/", {**form, "actie": "bord"}).status_code == 302


# -- the waiting list -----------------------------------------------------------------------------


def wait(**fields) -> dict:
    return {
        "overbrugging": "Elke vrijdag bellen",
        "overbrugging_door": "Anna",
        "kijk_op": f"{today() + timedelta(days=7):%d-%m-%Y}",
        **fields,
    }


def test_a_wait_has_a_bridge_somebody_and_a_day(as_anna, world):
    row = made(world, toegewezen_aan=world.anna)
    answer = as_anna.post(page(row, "wacht/"), wait(versie=row.versie), follow=True)
    shown = text(answer)
    assert "Elke vrijdag bellen (Anna)" in shown
    assert "wacht 3 dagen" in shown
    assert "Kijk weer op" in shown
    assert now(row, world.anna).kolom == "wacht"
    assert "kijk weer op" in text(as_anna.get("/"))


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"overbrugging": " "}, "‘Niets’ mag ook."),
        ({"kijk_op": ""}, "Vul in wanneer iemand weer kijkt."),
        ({"kijk_op": "1-1-2020"}, "Kies vandaag of een latere dag."),
        ({"kijk_op": "31 februari"}, "Dit is geen dag die we kennen."),
        ({"versie": "0"}, "Iemand anders heeft dit intussen gewijzigd."),
    ],
)
def test_a_refused_wait_keeps_what_was_typed(as_anna, world, fields, sentence):
    row = made(world)
    answer = as_anna.post(page(row, "wacht/"), wait(**{"versie": row.versie} | fields))
    assert answer.status_code in {409, 422}
    assert sentence in text(answer)
    assert 'value="Anna"' in text(answer)
    assert now(row, world.anna).kolom == "nieuw"


def test_who_has_to_be_looked_at_stands_on_top(as_anna, world):
    made(world, naam="Later", kolom="wacht", kijk_op=today() + timedelta(days=9))
    made(world, naam="Nu", kolom="wacht", kijk_op=ago(1))
    made(world, naam="Nooit", kolom="wacht")
    made(world, naam="Onveilig", kolom="wacht", crisis=True, kijk_op=today() + timedelta(days=9))
    made(world, naam="Nieuw")
    with as_medewerker(world.anna.pk):
        assert [row.naam for row in waiting(world.noord)] == ["Onveilig", "Nooit", "Nu", "Later"]
    shown = text(as_anna.get(WAITING))
    assert "Niet afgesproken wanneer iemand weer kijkt." in shown
    assert "Kijk nu weer, dat was afgesproken voor" in shown


def test_a_done_request_does_not_wait(as_anna, world):
    row = made(world, kolom="afgerond", toegewezen_aan=world.anna)
    assert as_anna.post(page(row, "wacht/"), wait(versie=row.versie)).status_code == 404


# -- room and expertise ---------------------------------------------------------------------------


def test_who_is_good_at_it_and_has_room_is_pointed_out(client, as_anna, world):
    made(world, leefgebied="financien")
    as_anna.post("/aanmeldingen/goed-in/", {"leefgebieden": ["financien", "werk_opleiding"]})
    assert "Goed hierin: professional" in text(as_anna.get(BOARD))
    assert "Wie heeft ruimte?" not in text(as_anna.get(BOARD))
    leader = world.medewerkers[Rol.TEAMLEIDER]
    with set_up():
        Deskundigheid.objects.create(medewerker=leader, leefgebied="financien")
        Betrokkenheid.objects.filter(medewerker=world.anna).update(casus=world.bakker.casus)
        Formatie.objects.create(
            medewerker=world.anna, team=world.noord, functie="generalist", fte="0.5", van=ago(9)
        )
    client.force_login(leader)
    shown = text(client.get(BOARD))
    assert "Goed hierin: teamleider, professional" in shown
    assert "professional · 1 gezin · Geld en schulden" in shown


def test_saying_nothing_takes_it_back(as_anna, world):
    as_anna.post("/aanmeldingen/goed-in/", {"leefgebieden": ["financien"]})
    as_anna.post("/aanmeldingen/goed-in/", {})
    with as_medewerker(world.anna.pk):
        assert not Deskundigheid.objects.exists()


# -- the own rule between youth and adult teams ---------------------------------------------------


@pytest.fixture
def jeugd(world) -> Team:
    """Noord is for adults; there is a youth team, and a rule: under 18."""
    inrichting.remember({("termijn", "jeugd_tot"): "18"})
    with set_up():
        Team.objects.filter(pk=world.noord.pk).update(doelgroep="volwassenen")
        return Team.objects.create(
            organisatie=world.organisatie, naam="Jeugd", gemeente_code="GM0034", doelgroep="jeugd"
        )


@pytest.mark.parametrize(
    "fields, said",
    [
        ({"kind_betrokken": True}, True),
        ({"leeftijd": 14}, True),
        ({"leeftijd": 40}, False),
        ({"kind_betrokken": False}, False),
        ({}, False),
    ],
)
def test_the_rule_is_said_not_done(as_anna, world, jeugd, fields, said):
    row = made(world, **fields)
    assert ("Zet over naar Jeugd" in text(as_anna.get(page(row)))) is said
    assert now(row, world.anna).team_id == world.noord.pk


def test_of_a_known_family_the_people_decide(as_anna, world, jeugd):
    row = made(world, huishouden=world.bakker.huishouden)
    assert "Zet over naar Jeugd" in text(as_anna.get(page(row)))
    with set_up():
        Persoon.objects.filter(huishouden=world.bakker.huishouden).update(geboortejaar=1980)
    assert "Zet over naar" not in text(as_anna.get(page(row)))


def test_without_a_rule_or_for_all_ages_nothing_is_said(as_anna, world, jeugd):
    row = made(world, kind_betrokken=True)
    inrichting.remember({})
    assert "Zet over naar" not in text(as_anna.get(page(row)))
    inrichting.remember({("termijn", "jeugd_tot"): "18"})
    with set_up():
        Team.objects.filter(pk=world.noord.pk).update(doelgroep="integraal")
    assert "Zet over naar" not in text(as_anna.get(page(row)))


def test_handing_over_and_taking_it_back(as_anna, world, jeugd):
    row = made(world, kind_betrokken=True, toegewezen_aan=world.anna)
    as_anna.post(page(row, "team/"), {"team": str(jeugd.pk), "versie": row.versie})
    with set_up():
        there = Aanmelding.objects.get(pk=row.pk)
    assert (there.team_id, there.kolom, there.toegewezen_aan_id) == (jeugd.pk, "nieuw", None)
    board = as_anna.get(BOARD)
    assert "staat nu op het bord van Jeugd." in text(board)
    undo = board.context["undo"]
    back = {"team": undo["team"], "versie": undo["versie"], "terug": "1"}
    as_anna.post(page(row, "team/"), back)
    assert now(row, world.anna).team_id == world.noord.pk


def test_once_taken_up_there_it_is_theirs(as_anna, world, jeugd):
    row = made(world)
    as_anna.post(page(row, "team/"), {"team": str(jeugd.pk), "versie": row.versie})
    with set_up():
        Aanmelding.objects.filter(pk=row.pk).update(kolom="uitzoeken")
    assert as_anna.get(page(row)).status_code == 404


@pytest.mark.parametrize(
    "team, sentence",
    [
        ("", "Kies een team."),
        ("same", "al van dit team"),
        ("0b4b7e4e-9c6f-4a1c-8f3c-2f6f6f1d2a31", "Kies een team."),
    ],
)
def test_a_refused_handing_over_says_why(as_anna, world, jeugd, team, sentence):
    row = made(world)
    key = str(world.noord.pk) if team == "same" else team
    answer = as_anna.post(page(row, "team/"), {"team": key, "versie": row.versie}, follow=True)
    assert sentence in text(answer)


@pytest.fixture
def came_before(world):
    """A request about a family that was here before and has no casus now; zoe of zuid is not in it."""
    with set_up():
        Casus.objects.filter(pk=world.bakker.casus.pk).update(gesloten=ago(1))
    return made(world, huishouden=world.bakker.huishouden, toegewezen_aan=world.anna)


def test_a_request_about_a_family_we_know_goes_along_with_the_family(as_anna, world, came_before):
    row = came_before
    as_anna.post(page(row, "team/"), {"team": str(world.zuid.pk), "versie": row.versie})
    with set_up():
        there = Aanmelding.objects.get(pk=row.pk)
        teams = HuishoudenTeam.objects.filter(huishouden=world.bakker.huishouden)
        assert {one.team_id for one in teams} == {world.noord.pk, world.zuid.pk}
    assert (there.team_id, there.toegewezen_aan_id) == (world.zuid.pk, None)
    with as_medewerker(world.zoe.pk):
        assert Aanmelding.objects.filter(pk=row.pk).exists()


def test_taken_back_the_other_team_has_the_family_no_longer(as_anna, world, came_before):
    row = came_before
    as_anna.post(page(row, "team/"), {"team": str(world.zuid.pk), "versie": row.versie})
    back = {"team": str(world.noord.pk), "versie": row.versie + 1, "terug": "1"}
    as_anna.post(page(row, "team/"), back)
    assert now(row, world.anna).team_id == world.noord.pk
    with set_up():
        teams = HuishoudenTeam.objects.filter(huishouden=world.bakker.huishouden)
        assert [one.team_id for one in teams] == [world.noord.pk]


def test_with_a_casus_here_the_family_is_handed_over_first(as_anna, world, jeugd):
    row = made(world, huishouden=world.bakker.huishouden)
    data = {"team": str(jeugd.pk), "versie": row.versie}
    answer = as_anna.post(page(row, "team/"), data)
    assert answer["Location"] == f"/huishouden/{world.bakker.huishouden.pk}/afsluiten/overdragen/"
    assert "Draag eerst het gezin over" in text(as_anna.get(answer["Location"]))
    assert now(row, world.anna).team_id == world.noord.pk


def test_who_does_not_see_the_family_does_not_hand_it_over(as_anna, world, jeugd):
    row = made(world, huishouden=world.zeeman.huishouden)
    data = {"team": str(jeugd.pk), "versie": row.versie}
    assert "niet betrokken" in text(as_anna.post(page(row, "team/"), data, follow=True))
    assert now(row, world.anna).team_id == world.noord.pk


def test_a_confidential_family_stays(client, world, jeugd):
    with set_up():
        Casus.objects.filter(pk=world.geheim.casus.pk).update(gesloten=ago(1))
    row = made(world, team=world.zuid, huishouden=world.geheim.huishouden)
    client.force_login(world.zoe)
    data = {"team": str(jeugd.pk), "versie": row.versie}
    assert "Dit gezin is afgeschermd" in text(client.post(page(row, "team/"), data, follow=True))


def test_any_other_team_can_be_chosen(as_anna, world):
    row = made(world)
    shown = text(as_anna.get(page(row)))
    assert "Is dit voor een ander team?" in shown
    assert f'<option value="{world.zuid.pk}">Zuid</option>' in shown


# -- the same question ----------------------------------------------------------------------------


def test_the_same_question_stands_together_by_neighbourhood(as_anna, world):
    for naam, area in (("Aa", "1312"), ("Bb", "1312"), ("Cc", "1313"), ("Dd", "")):
        made(world, naam=naam, leefgebied="financien", postcode=area)
    made(world, naam="Alleen", leefgebied="huisvesting", postcode="1312")
    made(world, naam="Stil", leefgebied="financien", postcode="1312", stil_thuis=True)
    made(world, naam="Onveilig", leefgebied="financien", postcode="1312", crisis=True)
    made(world, naam="Klaar", leefgebied="financien", postcode="1312", kolom="afgerond")
    with as_medewerker(world.anna.pk):
        found = [(g.gebied, [r.naam for r in g.aanmeldingen]) for g in same_question(world.noord)]
    assert found == [("", ["Cc", "Dd"]), ("1312", ["Aa", "Bb"])]
    shown = text(as_anna.get(GROUPS))
    assert "Geld en schulden" in shown
    assert "postcode 1312" in shown
    assert shown.count("Maak een groep met deze gezinnen") == 2
    for name in ("Alleen", "Stil", "Onveilig", "Klaar"):
        assert name not in shown.partition("<section")[2]


def test_another_team_sees_neither_list(client, world):
    made(world, leefgebied="financien", kolom="wacht")
    made(world, leefgebied="financien", kolom="wacht")
    client.force_login(world.zoe)
    for address in (WAITING, GROUPS):
        assert "Noor Jansen" not in text(client.get(address))
        assert "Noor Jansen" not in text(client.get(f"{address}?team={world.noord.pk}"))


@pytest.mark.parametrize("address", [WAITING, GROUPS, BOARD])
@pytest.mark.parametrize("there", [2, 12])
def test_a_list_asks_a_constant_number_of_queries(
    client, world, address, there, django_assert_max_num_queries
):
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    for number in range(there):
        made(world, leefgebied="financien", kolom="wacht", datum=ago(number))
    client.get(address)
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        client.get(address)
