"""After a closing: late work, aftercare, a closing taken back, a family that returns, results."""

import datetime

import pytest

from database import set_up
from register.family import attention, signed_in
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.casussen.models import Betrokkenheid, Casus, Resultaat
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.plannen.models import Doel

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


def row(world) -> Casus:
    with set_up():
        return Casus.objects.get(pk=world.bakker.casus.pk)


@pytest.fixture
def closed(world, as_anna, home):
    with set_up():
        Betrokkenheid.objects.filter(huishouden=world.bakker.huishouden).update(
            casus=world.bakker.casus
        )
        Doel.objects.create(
            casus=world.bakker.casus, huishouden=world.bakker.huishouden,
            tekst="Rust in huis", gesteld_op=today(),
        )  # fmt: skip
    data = {"reden": "volgens_plan", "vervolg": "netwerk", "op": "gisteren", "toelichting": "Klaar"}
    more = {"versie": row(world).versie, "nazorg_op": "morgen"}
    assert as_anna.post(home + "afsluiten/", data | more).status_code == 302
    return row(world)


def contact(**changes) -> dict:
    return {"activiteit": "hulp", "datum": "vandaag", "feiten": "Gebeld.", **changes}


def test_late_work_and_aftercare_can_be_recorded_and_help_again_not(closed, as_anna, home, world):
    person = str(world.bakker.persoon.pk)
    page = as_anna.get(home).content.decode()
    assert "Nog een contact vastleggen" in page
    late = as_anna.post(home, contact(datum="gisteren", personen=[person]))
    after = as_anna.post(home, contact(activiteit="nazorg"))
    assert (late.status_code, after.status_code) == (302, 302)
    again = as_anna.post(home, contact(personen=[person]))
    assert again.status_code == 422
    assert "Kies Nazorg" in again.content.decode()
    assert "Gebeld." in again.content.decode()


def test_the_family_is_called_again_until_it_was(closed, as_anna, home, world):
    with signed_in(world.anna):
        due = attention(world.anna, "nazorg", days=7)
        assert [(f.naam, f.op) for f in due] == [("Bakker", today() + datetime.timedelta(days=1))]
        assert attention(world.anna, "nazorg", days=0) == []
    as_anna.post(home, contact(activiteit="nazorg"))
    with signed_in(world.anna):
        assert attention(world.anna, "nazorg", days=7) == []


def test_a_closing_is_taken_back_and_all_is_as_before(closed, as_anna, home, world):
    assert "Maak het sluiten ongedaan" in as_anna.get(home + "afsluiten/").content.decode()
    data = {"reden": "Moeder belde toch nog.", "versie": closed.versie}
    assert as_anna.post(home + "afsluiten/ongedaan/", data).status_code == 302
    again = row(world)
    assert (again.gesloten, again.reden_sluiting, again.vervolg) == (None, None, None)
    assert again.heropend_omdat == "Moeder belde toch nog."
    with set_up():
        assert Betrokkenheid.objects.get(casus=again).tot is None
    stale = as_anna.post(home + "afsluiten/ongedaan/", data)
    assert stale.status_code in {409, 422}


def test_long_after_it_can_not_be_taken_back(closed, as_anna, home, world):
    with set_up():
        Casus.objects.update(sluiting_vastgelegd_op=today() - datetime.timedelta(days=15))
    assert "Maak het sluiten ongedaan" not in as_anna.get(home + "afsluiten/").content.decode()
    refused = as_anna.post(home + "afsluiten/ongedaan/", {"versie": closed.versie})
    assert refused.status_code == 422
    assert "Begin opnieuw" in refused.content.decode()


def test_a_family_that_returns_gets_a_new_casus_with_its_goals(closed, as_anna, home, world):
    with set_up():
        goal = Doel.objects.get()
    page = as_anna.get(home + "afsluiten/terugkeer/").content.decode()
    assert "Rust in huis" in page
    data = {"vraag": "Het gaat weer mis.", "datum": "vandaag", "doelen": [str(goal.pk)]}
    data["formulier"] = "0b4b7e4e-9c6f-4a1c-8f3c-2f6f6f1d2a11"
    for _ in range(2):
        assert as_anna.post(home + "afsluiten/terugkeer/", data).status_code in {302, 422}
    with set_up():
        rows = list(Casus.objects.filter(huishouden=world.bakker.huishouden).order_by("geopend"))
        assert [bool(casus.gesloten) for casus in rows] == [True, False]
        assert [d.tekst for d in rows[1].doelen.all()] == ["Rust in huis"]
        assert Aanmelding.objects.get().casus == rows[1]
        assert rows[1].eerder == rows[0]
    page = as_anna.get(home + "tijdlijn/").content.decode()
    assert "Gezin terug, casus geopend" in page
    assert "Casus gesloten" in page


def test_a_result_is_named_once_and_can_be_taken_away(as_anna, home, world):
    data = {
        "soort": "huisuitzetting_voorkomen",
        "datum": "gisteren",
        "onderbouwing": "De verhuurder trok het in.",
        "formulier": "0b4b7e4e-9c6f-4a1c-8f3c-2f6f6f1d2a12",
    }
    for _ in range(2):
        assert as_anna.post(home + "afsluiten/resultaat/", data).status_code == 302
    page = as_anna.get(home + "afsluiten/").content.decode()
    assert "Huisuitzetting voorkomen" in page
    assert "De verhuurder trok het in." in page
    with set_up():
        kept = Resultaat.objects.get()
    as_anna.post(home + f"afsluiten/resultaat/{kept.pk}/weg/")
    with set_up():
        assert Resultaat.objects.count() == 0
    refused = as_anna.post(home + "afsluiten/resultaat/", data | {"datum": "1-1-2099"})
    assert refused.status_code == 422
    assert "De verhuurder trok het in." in refused.content.decode()


def test_another_team_sees_no_result(as_anna, home, world):
    as_anna.post(home + "afsluiten/resultaat/", {"soort": "anders", "datum": "vandaag"})
    with signed_in(world.zoe):
        assert Resultaat.objects.count() == 0
    with signed_in(world.anna):
        assert Resultaat.objects.count() == 1
        assert Contact.objects.count() == 0
