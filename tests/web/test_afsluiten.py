"""Closing on screen: the list of what there is to do, the form, and what happens to the file."""

import pytest

from database import set_up
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.models import Hulpeinde
from wijkzicht.register.plannen.models import Doel

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/afsluiten/"


@pytest.fixture
def goal(world) -> Doel:
    with set_up():
        return Doel.objects.create(
            casus=world.bakker.casus,
            huishouden=world.bakker.huishouden,
            tekst="Rust in huis",
            gesteld_op=today(),
        )


def closing(world, **fields) -> dict:
    with set_up():
        versie = Casus.objects.get(pk=world.bakker.casus.pk).versie
    whole = {"reden": "volgens_plan", "vervolg": "netwerk", "op": "vandaag", "versie": versie}
    return whole | fields


def casus(world) -> Casus:
    with set_up():
        return Casus.objects.get(pk=world.bakker.casus.pk)


def test_the_list_leads_to_each_goal_the_letter_and_help_elsewhere(as_anna, home, world, goal):
    page = as_anna.get(home).content.decode()
    assert "Kijk terug: Rust in huis" in page
    assert f"/plan/doel/{goal.pk}/evalueren/?van=afsluiten" in page
    assert f"/casus/{world.bakker.casus.pk}/uitnodigen/" in page
    assert "Het dossier blijft 20 jaar bewaard" in page
    assert str(today().year + 20) in page


def test_closing_with_an_open_goal_asks_for_a_reason(as_anna, home, world, goal):
    answer = as_anna.post(home, closing(world))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Er is nog 1 doel zonder uitkomst" in page
    assert 'value="netwerk"' in page
    assert "checked" in page
    assert casus(world).gesloten is None
    done = as_anna.post(home, closing(world, toelichting="Het gezin verhuist."))
    assert done.status_code == 302
    row = casus(world)
    assert (row.gesloten, row.reden_sluiting, row.vervolg) == (today(), "volgens_plan", "netwerk")
    with set_up():
        assert Doel.objects.get().uitkomst is None


def test_after_closing_it_says_so_and_what_happens_to_the_file(as_anna, home, world):
    as_anna.post(home, closing(world))
    page = as_anna.get(home).content.decode()
    assert "De casus is gesloten" in page
    assert "Wie betrokken was, ziet dit gezin nog tot en met" in page
    assert "Sluit de casus" not in page


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"reden": ""}, "Kies waarom het team stopt."),
        ({"vervolg": ""}, "Kies hoe het gezin verdergaat."),
        ({"op": "31-12-2099"}, "is nog niet geweest"),
        ({"op": "1-1-2023"}, "De casus is geopend op"),
        ({"op": ""}, "Vul in op welke dag de casus sluit."),
    ],
)
def test_what_is_wrong_is_told_and_nothing_closes(as_anna, home, world, fields, sentence):
    answer = as_anna.post(home, closing(world, toelichting="Zo is het", **fields))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Zo is het" in answer.content.decode()
    assert casus(world).gesloten is None


def test_an_older_page_does_not_close(as_anna, home, world):
    with set_up():
        Casus.objects.filter(pk=world.bakker.casus.pk).update(versie=5)
    answer = as_anna.post(home, closing(world, versie=1))
    assert answer.status_code == 409
    assert 'name="versie" value="5"' in answer.content.decode()


def test_only_the_own_help_stops(as_anna, home, world):
    fields = {"personen": [world.bakker.persoon.pk], "datum": "gisteren", "reden": "volgens_plan"}
    assert as_anna.post(home + "eigen-hulp/", fields).status_code == 302
    with set_up():
        end = Hulpeinde.objects.get()
    assert (end.persoon_id, end.reden) == (world.bakker.persoon.pk, "volgens_plan")
    assert casus(world).gesloten is None
    assert "stopte de eigen hulp" in as_anna.get(home + "eigen-hulp/").content.decode()
    answer = as_anna.post(home + "eigen-hulp/", {"datum": "gisteren"})
    assert "Kies voor wie de eigen hulp stopt." in answer.content.decode()
