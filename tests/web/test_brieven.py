"""The letter with a decision, and the letter that reminds of an appointment."""

from datetime import timedelta

import pytest

from database import set_up
from web.test_papieren import make, only, text_of, typed
from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.clock import today
from wijkzicht.register.documenten.models import Document
from wijkzicht.register.inrichting import actions as inrichting
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.vocabulary.days import in_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


def decided(world, **fields) -> Besluit:
    with set_up():
        return Besluit.objects.create(
            casus=world.bakker.casus, huishouden=world.bakker.huishouden,
            persoon=world.bakker.persoon, medewerker=world.anna, soort="wmo",
            aanvraag_op=today() - timedelta(days=20), **fields,
        )  # fmt: skip


def words(client, address: str) -> str:
    """What stands in the one letter that this button makes."""
    answer = client.post(address, follow=True)
    assert "Brief gemaakt." in typed(answer)
    row = only(Document)
    assert "{" not in text_of(row.inhoud)
    assert client.get(f"{answer.request['PATH_INFO']}{row.pk}/pdf/").content[:5] == b"%PDF-"
    return text_of(row.inhoud)


def test_what_was_granted_stands_in_the_letter(as_anna, world, home):
    row = decided(
        world, uitkomst="toegekend", besluit_op=today(), start=today(), leveringsvorm="pgb",
        voorstel="Oma kan dit niet alleen.",
    )  # fmt: skip
    letter = words(as_anna, f"{home}besluiten/{row.pk}/brief/")
    for said in (
        "Beste Sam Bakker",
        "Wij geven deze hulp.",
        f"Vanaf: {in_words(today())}",
        "Hoe het wordt betaald: ",
        "Oma kan dit niet alleen.",
        "(nog niet bekend)",  # how to object: the organisation wrote nothing of it
    ):
        assert said in letter
    assert "Tot en met" not in letter


def test_a_refusal_says_why_and_how_to_object(as_anna, world, home):
    beheer = world.medewerkers[Rol.BEHEER]
    with as_medewerker(beheer.pk):
        inrichting.set_text(naam="bezwaar", tekst="Schrijf ons een brief.", van=today(), by=beheer)
    row = decided(
        world, uitkomst="afgewezen", besluit_op=today(), reden="Er is al hulp.", start=today(),
        voorstel="Niet voor de brief.",
    )  # fmt: skip
    letter = words(as_anna, f"{home}besluiten/{row.pk}/brief/")
    for said in ("Wij geven deze hulp niet.", "Er is al hulp.", "Schrijf ons een brief."):
        assert said in letter
    for unsaid in ("Vanaf:", "Niet voor de brief.", "(nog niet bekend)"):
        assert unsaid not in letter.partition("Besluit op uw aanvraag")[2]


def test_the_letter_is_about_the_decision_that_was_chosen(as_anna, world, home):
    first = decided(world, uitkomst="afgewezen", besluit_op=today() - timedelta(days=9), reden="Te vroeg.")  # fmt: skip
    decided(world, uitkomst="toegekend", besluit_op=today())
    assert "Te vroeg." in words(as_anna, f"{home}besluiten/{first.pk}/brief/")


def test_there_is_no_letter_before_the_decision(as_anna, world, home):
    row = decided(world)
    page = as_anna.post(f"{home}besluiten/{row.pk}/brief/", follow=True)
    assert "Er is nog geen besluit." in typed(page)
    chosen = as_anna.post(home + "papieren/brief/", {"soort": "beschikking"})
    assert "Leg eerst het besluit vast." in typed(chosen)
    with set_up():
        assert not Document.objects.exists()


def test_a_reminder_is_of_this_appointment_and_to_the_one_it_is_with(as_anna, world, home):
    make(as_anna, home, plaats="Eerst")
    later = f"{today() + timedelta(days=8):%d-%m-%Y}"
    make(as_anna, home, plaats="School", datum=later, personen=[world.bakker.persoon.pk])
    assert "Herinneringsbrief" in typed(as_anna.get(home + "papieren/"))
    with set_up():
        row = Afspraak.objects.get(plaats="School")
    letter = words(as_anna, f"{home}afspraken/{row.pk}/herinnering/")
    for said in ("Beste Sam Bakker", "om 14:30 uur bij: School", "U spreekt met professional."):
        assert said in letter
    assert "Eerst" not in letter


def test_nothing_that_was_or_was_cancelled_is_reminded_of(as_anna, world, home):
    without = as_anna.post(home + "papieren/brief/", {"soort": "herinnering"})
    assert "Maak eerst een afspraak." in typed(without)
    make(as_anna, home)
    row = only(Afspraak)
    with set_up():
        Afspraak.objects.update(datum=today() - timedelta(days=1))
    past = as_anna.post(f"{home}afspraken/{row.pk}/herinnering/", follow=True)
    assert "Deze afspraak is al geweest." in typed(past)
    with set_up():
        Afspraak.objects.update(datum=today(), afgezegd_op=today())
    off = as_anna.post(f"{home}afspraken/{row.pk}/herinnering/", follow=True)
    assert "Er staat geen afspraak." in typed(off)


def test_who_is_not_involved_makes_no_letter(client, world, home):
    row = decided(world, uitkomst="toegekend", besluit_op=today())
    client.force_login(world.zoe)
    assert client.post(f"{home}besluiten/{row.pk}/brief/").status_code == 404
