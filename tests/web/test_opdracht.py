"""Goals of the opdrachtgever beside their figures: read by all, written by an analyst, never a target."""

import re

import pytest

from database import as_role
from register.family import signed_in
from web.kept import figures
from wijkzicht.indicators.card import cards
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.clock import today
from wijkzicht.register.leren import actions
from wijkzicht.register.leren.demo import agree_on_goals
from wijkzicht.register.leren.models import Opdrachtdoel
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls import roles
from wijkzicht.vocabulary.opdracht import DEEL, LANDELIJK, aims

YEAR = str(today().year)
PLACE = "/doelen/"


def goal(world, **changes) -> dict:
    return {
        "gemeente_code": world.noord.gemeente_code, "periode": YEAR, "soort": "outcome",
        "doel": "Gezinnen krijgen sneller hulp", "afspraak": "Twee keer per jaar samen kijken.",
        "indicatoren": "t01, N04", "landelijk_doel": "eerder_hulp", "opdrachtdeel": "aanwezig",
        "lezing": "Het wachten werd korter.",
    } | changes  # fmt: skip


@pytest.fixture
def analist(client, world):
    client.force_login(world.medewerkers[Rol.ANALIST])
    return client


def page(client, medewerker) -> str:
    client.force_login(medewerker)
    answer = client.get(PLACE)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_an_analyst_writes_and_the_opdrachtgever_reads_it_with_the_figures(world, client, analist):
    figures("totaal", [80, 75], code="N04")
    with as_role(roles.EXTRACT):
        Cijfer.objects.update(naar_buiten=True)
    assert analist.post(f"{PLACE}nieuw/", goal(world))["Location"] == PLACE
    shown = page(client, world.medewerkers[Rol.OPDRACHTGEVER])
    for said in ("Gezinnen krijgen sneller hulp", "Twee keer per jaar", "Het wachten werd korter.",
                 "Wat het mensen brengt (outcome)", "Eerder de juiste hulp dichtbij", ">75<"):  # fmt: skip
        assert said in shown
    assert "Wijzig" not in shown
    assert client.get(f"{PLACE}nieuw/").status_code == 403
    with signed_in(world.medewerkers[Rol.PRIVACY_OFFICER]):
        assert Logregel.objects.filter(regel="opdrachtdoel_vastgelegd").count() == 1


def test_a_small_figure_is_not_shown_outside_and_is_inside(world, client, analist):
    figures("totaal", [3], code="N04")
    analist.post(f"{PLACE}nieuw/", goal(world))
    outside = page(client, world.medewerkers[Rol.OPDRACHTGEVER])
    assert "Te weinig gegevens om te laten zien." in outside
    assert ">3<" not in outside
    assert ">3<" in page(client, world.medewerkers[Rol.ANALIST])


def test_what_is_wrong_gets_a_sentence_and_nothing_typed_is_lost(world, analist):
    answer = analist.post(f"{PLACE}nieuw/", goal(world, indicatoren="T01 X99"))
    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "‘X99’ is geen code van een cijfer." in shown
    assert "Het wachten werd korter." in shown
    assert not Opdrachtdoel.objects.exists()


def test_who_was_second_is_told(world, analist):
    analist.post(f"{PLACE}nieuw/", goal(world))
    with signed_in(world.medewerkers[Rol.ANALIST]):
        one = Opdrachtdoel.objects.get()
    assert one.indicatoren == ["T01", "N04"]
    place = f"{PLACE}{one.pk}/"
    assert "T01 N04" in analist.get(place).content.decode()
    assert analist.post(place, goal(world, lezing="Eerste", versie=1)).status_code == 302
    late = analist.post(place, goal(world, lezing="Tweede", versie=1))
    assert late.status_code == 409
    assert "Eerste" in late.content.decode()
    assert "Tweede" in late.content.decode()


def test_a_goal_by_mistake_is_taken_away_by_an_analyst_only(world, client, analist):
    analist.post(f"{PLACE}nieuw/", goal(world))
    with signed_in(world.medewerkers[Rol.ANALIST]):
        one = Opdrachtdoel.objects.get()
    with signed_in(world.medewerkers[Rol.OPDRACHTGEVER]):
        assert Opdrachtdoel.objects.update(doel="x") == 0
        assert Opdrachtdoel.objects.all().delete()[0] == 0
    client.force_login(world.anna)
    assert client.post(f"{PLACE}{one.pk}/weg/").status_code == 403
    client.force_login(world.medewerkers[Rol.ANALIST])
    client.post(f"{PLACE}{one.pk}/weg/")
    with signed_in(world.medewerkers[Rol.ANALIST]):
        assert not Opdrachtdoel.objects.exists()


def test_many_goals_ask_as_little(world, analist, django_assert_num_queries):
    figures("totaal", [80, 75], code="N04")
    for number in range(6):
        analist.post(f"{PLACE}nieuw/", goal(world, doel=f"Doel {number}"))
    analist.get(PLACE)
    with django_assert_num_queries(10):
        analist.get(PLACE)


def test_each_card_names_what_it_speaks_to(client, world):
    lists = {LANDELIJK: aims(LANDELIJK), DEEL: aims(DEEL)}
    for code, card in cards().items():
        assert card.opdrachtdeel in lists[DEEL].values(), code
        assert card.landelijk_doel is None or card.landelijk_doel in lists[LANDELIJK].values()
    without = {code for code, card in cards().items() if card.landelijk_doel is None}
    assert without == {"K01", "K02", "R01", "R02", "R03", "V10", "V14"}
    client.force_login(world.anna)
    shown = client.get("/cijfers/T01/").content.decode()
    assert "Eerder de juiste hulp dichtbij" in shown
    assert "nog niet nagekeken" in shown
    assert "Makkelijk te vinden zijn" in shown


def test_the_goals_of_the_demo_are_ones_that_somebody_could_have_written(world):
    with signed_in(world.medewerkers[Rol.ANALIST]):
        agree_on_goals()
    with signed_in(world.medewerkers[Rol.ANALIST]) as analist:
        goals = list(Opdrachtdoel.objects.all())
        assert len(goals) == 2
        for one in goals:
            assert set(one.indicatoren) <= set(cards())
            assert one.landelijk_doel in aims(LANDELIJK)
            assert one.opdrachtdeel in aims(DEEL)
            actions.change_goal(opdrachtdoel=one, versie=one.versie, lezing="x", by=analist)
