"""Appointments of a household, on screen and as a file for a calendar."""

import re
from datetime import time, timedelta

import pytest

from web.test_papieren import count, make, only, typed
from wijkzicht.register.afspraken import queries as afspraken
from wijkzicht.register.afspraken.models import Afspraak, AfspraakPersoon
from wijkzicht.register.clock import today
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


# -- appointments ---------------------------------------------------------------------------------


def test_an_appointment_is_on_the_page_and_on_the_day_of_who_made_it(as_anna, home, world):
    fields = {"personen": [world.bakker.persoon.pk], "onderwerp": "School", "duur_minuten": "45"}
    assert make(as_anna, home, **fields).status_code == 302
    page = typed(as_anna.get(home + "papieren/"))
    for words in ("14:30 uur", "Buurthuis", "School", "Sam Bakker", "45 minuten"):
        assert words in page
    with as_medewerker(world.anna.pk):
        (row,) = afspraken.day_rows(world.anna, today() + timedelta(days=1))
        assert (row.huishouden.naam, row.tijd, row.plaats) == ("Bakker", time(14, 30), "Buurthuis")
        assert not afspraken.day_rows(world.anna, today())
        assert not afspraken.day_rows(world.zoe, today() + timedelta(days=1))


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"datum": ""}, "Vul in op welke dag de afspraak is."),
        ({"datum": "1-1-2020"}, "is al geweest"),
        ({"tijd": "half drie"}, "geen tijd die we kennen"),
        ({"duur_minuten": "0"}, "duurt 1 tot 480 minuten"),
        ({"duur_minuten": "veel"}, "als een getal"),
    ],
)
def test_a_refused_appointment_keeps_what_was_typed(as_anna, home, fields, sentence):
    answer = make(as_anna, home, **fields)
    assert answer.status_code == 422
    assert sentence in typed(answer)
    assert 'value="Buurthuis"' in typed(answer)


def test_an_appointment_is_changed_and_cancelled(as_anna, home, world):
    make(as_anna, home, personen=[world.bakker.persoon.pk])
    address = f"{home}afspraken/{only(Afspraak).pk}/"
    assert 'value="14:30"' in typed(as_anna.get(address))
    assert change(as_anna, address, "School").status_code == 302
    assert only(Afspraak).plaats == "School"
    assert count(AfspraakPersoon) == 0
    second = change(as_anna, address, "Thuis")
    assert second.status_code == 409
    assert "School" in typed(second)
    as_anna.post(address + "afzeggen/")
    assert "Afgezegd" in typed(as_anna.get(home + "papieren/"))
    with as_medewerker(world.anna.pk):
        assert not afspraken.day_rows(world.anna, today() + timedelta(days=2))


def change(client, address: str, plaats: str):
    day = today() + timedelta(days=2)
    return client.post(address, {"datum": f"{day:%d-%m-%Y}", "plaats": plaats, "versie": "1"})


def test_the_calendar_says_nothing_of_the_family_unless_chosen(as_anna, home):
    make(as_anna, home, onderwerp="Schulden; dringend")
    address = f"{home}afspraken/{only(Afspraak).pk}/agenda/"
    assert "Zet in je agenda" in typed(as_anna.get(address))
    bare = typed(as_anna.get(address + "?bewaar=ja"))
    for word_ in ("Bakker", "Buurthuis", "Schulden"):
        assert word_ not in bare
    whole = typed(as_anna.get(address + "?bewaar=ja&plaats=on&gezin=on&onderwerp=on"))
    assert "SUMMARY:Afspraak\\, Bakker\\, Schulden\\; dringend\r\n" in whole
    assert "LOCATION:Buurthuis\r\n" in whole
    assert re.search(r"DTSTART:\d{8}T\d{6}Z\r\n", whole)
    assert all(len(line.encode()) <= 75 for line in whole.split("\r\n"))
