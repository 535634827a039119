"""The monitor shows figures with all that belongs to them, to those who may see them."""

import datetime
import re

import pytest
from django.test import Client

from database import as_role
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls import roles
from wijkzicht.web.monitor.page import CODES

NOW = datetime.datetime(2026, 7, 20, 9, 0, tzinfo=datetime.UTC)
WHOLE = {"teller": 12, "noemer": 40, "waarde": 30.0, "onder": 18.1, "boven": 45.4, "onbekend": 4.8}


def figures(groep: str, **changes) -> None:
    """One row of every figure of the page for two half-years."""
    with as_role(roles.EXTRACT):
        Cijfer.objects.bulk_create(
            Cijfer(
                indicator=code,
                groep=groep,
                periode=periode,
                **{"status": "ok", **WHOLE, **changes},
                definitie="0" * 16,
                peildatum=datetime.date(2026, 7, 20),
                berekend_op=NOW,
            )
            for code in CODES
            for periode in ("2025-H2", "2026-H1")
        )


def page(client: Client, user, **query) -> str:
    client.force_login(user)
    return client.get("/cijfers/", query).content.decode()


@pytest.fixture
def shown(client, world) -> str:
    figures(str(world.noord.pk))
    return page(client, world.anna, groep=str(world.noord.pk))


def test_each_of_the_twelve_stands_there_once(shown):
    assert len(CODES) == 12
    assert re.findall(r'<article class="wz-figure" id="(\w+)"', shown) == CODES


def test_a_figure_never_goes_without_what_belongs_to_it(shown):
    card = shown[shown.index('id="S02"') : shown.index('id="T03"')]
    for part in ("30,0", "18,1 en 45,4%", "12 van 40", "4,8% onbekend", "2026-H1", "20-07-2026"):
        assert part in card
    assert "/cijfers/S02/" in card


def test_a_published_figure_stands_beside_it_with_source_and_where_it_differs(shown):
    card = shown[shown.index('id="B02"') : shown.index('id="B03"')]
    assert "1,4 percent" in card
    assert "VWS2021" in card
    assert "Geteld uit leveringen aan het CBS" in card


def test_what_cbs_publishes_for_the_municipality_stands_there_with_its_caveats(shown):
    assert "7.400" in shown
    assert "niet alleen die van het team" in shown
    assert "geen 0 tot 23" in shown


@pytest.mark.parametrize(
    ("status", "changes", "sentence"),
    [
        ("geen_noemer", {"waarde": None, "noemer": 0}, "Er was niets om te tellen."),
        ("niet_bereikt", {"waarde": None}, "minder dan de helft"),
        (
            "niet_te_berekenen",
            {"waarde": None, "toelichting": "bevolking ontbreekt"},
            "bevolking ontbreekt",
        ),
        ("voorlopig", {}, "Voorlopig"),
        ("onvolledig", {}, "nog niet voorbij"),
    ],
)
def test_a_status_is_said_in_words_and_never_shown_as_nought(
    client, world, status, changes, sentence
):
    figures(str(world.noord.pk), status=status, **changes)
    shown = page(client, world.anna, groep=str(world.noord.pk), periode="2026-H1")
    assert sentence in shown
    if changes.get("waarde", 1) is None:
        assert 'class="wz-figure__value"' not in shown


def test_another_team_can_not_be_asked_for(client, world):
    figures(str(world.zuid.pk), teller=33)
    assert "33 van 40" not in page(client, world.anna, groep=str(world.zuid.pk))


def test_the_municipality_sees_the_whole_without_small_numbers(client, world):
    figures("totaal", teller=4)
    with as_role(roles.EXTRACT):
        Cijfer.objects.filter(indicator="D01").update(naar_buiten=True, teller=8)
    municipality = world.medewerkers[Rol.OPDRACHTGEVER]
    shown = page(client, municipality)
    assert shown.count("8 van 40") == 1
    assert "Te weinig gegevens" in shown
    assert "4 van 40" not in shown
    assert str(world.noord.pk) not in shown


def test_inside_the_team_small_numbers_are_not_hidden(client, world):
    figures(str(world.noord.pk), teller=4)
    assert "4 van 40" in page(client, world.anna, groep=str(world.noord.pk))


def test_beheer_and_privacy_officer_see_no_figures(client, world):
    for rol in (Rol.BEHEER, Rol.PRIVACY_OFFICER):
        client.force_login(world.medewerkers[rol])
        assert client.get("/cijfers/").status_code == 403


def test_without_figures_the_page_says_so(client, world):
    assert "Er zijn nog geen cijfers" in page(client, world.anna)


def test_a_definition_says_what_counts_and_who_looked_at_it(as_anna):
    shown = as_anna.get("/cijfers/B02/").content.decode()
    assert "Distinct young persons with own help active" in shown
    assert "nog niemand" in shown
    assert "Het is geen norm" in shown


def test_an_unknown_definition_is_not_there(as_anna):
    assert as_anna.get("/cijfers/X99/").status_code == 404


def test_the_page_takes_a_fixed_number_of_queries(client, world, django_assert_max_num_queries):
    figures(str(world.noord.pk))
    figures("totaal")
    client.force_login(world.anna)
    client.get("/cijfers/")  # the first page of a session writes the session
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        client.get("/cijfers/", {"groep": str(world.noord.pk)})


def test_the_card_says_what_it_counts_of_what_and_what_it_does_not_say(as_anna):
    shown = as_anna.get("/cijfers/B02/").content.decode()
    for part in (
        "Alle inwoners tot en met 22 jaar",
        "Wat dit cijfer niet zegt",
        "Hoger is niet beter.",
        "/cijfers/B03/",
        "@indicator(",
        "contact_persoon",
    ):
        assert part in shown


def test_all_definitions_are_found_by_word_and_open_to_everyone_signed_in(client, world):
    client.force_login(world.medewerkers[Rol.BEHEER])
    every = client.get("/cijfers/definities/").content.decode()
    assert len(set(re.findall(r'href="/cijfers/(\w+)/"', every)) - {"definities", "velden"}) == 97
    some = client.get("/cijfers/definities/", {"zoek": "wachttijd specialist"}).content.decode()
    assert re.findall(r'href="/cijfers/(\w\d\d\w?)/"', some) == ["T09"]
    none = client.get("/cijfers/definities/", {"zoek": "bestaat niet"}).content.decode()
    assert "0 cijfers gevonden" in none


def test_fields_without_a_figure_are_for_who_decides_what_is_filled_in(client, world, as_anna):
    assert as_anna.get("/cijfers/velden/").status_code == 403
    assert "/cijfers/velden/" not in as_anna.get("/cijfers/definities/").content.decode()
    for rol in (Rol.BEHEER, Rol.ANALIST):
        client.force_login(world.medewerkers[rol])
        assert "/cijfers/velden/" in client.get("/cijfers/definities/").content.decode()
        assert "onderbouwing" in client.get("/cijfers/velden/").content.decode()
