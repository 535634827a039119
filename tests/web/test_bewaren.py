"""Keeping and destroying on screen: from what is past to a signed list that is carried out."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from register.family import signed_in
from web.work import browser
from wijkzicht.register.aanmeldingen.models import Partneradvies
from wijkzicht.register.bewaren import actions
from wijkzicht.register.bewaren.models import Uitstel, Vernietiging
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen.models import Huishouden, HuishoudenTeam

pytestmark = pytest.mark.django_db
HOME = "/bewaren/"


@pytest.fixture
def officer(world):
    return browser(world.medewerkers[Rol.PRIVACY_OFFICER])


@pytest.fixture
def beheer(world):
    return browser(world.medewerkers[Rol.BEHEER])


@pytest.fixture
def past(world):
    """A household of 1999, of which all the days are that old."""
    with set_up():
        huishouden = Huishouden.objects.create(naam="Vanouds")
        Huishouden.objects.filter(pk=huishouden.pk).update(aangemaakt_op="1999-05-04T10:00Z")
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM personen_huishoudenevent")
        HuishoudenTeam.objects.create(huishouden=huishouden, team=world.noord)
        day = date(1999, 5, 4)
        Casus.objects.create(huishouden=huishouden, team=world.noord, geopend=day, gesloten=day)
    return huishouden


def body(answer) -> str:
    return answer.content.decode()


def test_from_what_is_past_to_a_list_that_is_carried_out(world, officer, beheer, past):
    page = body(officer.get(HOME))
    assert "1 voorbij" in page
    assert "Jeugdwet artikel 7.3.8" in page
    assert "Niet nagegaan." in page
    address = officer.post(f"{HOME}maak/dossier_jeugd/")["Location"]
    page = body(officer.get(address))
    assert str(past.pk)[:8] in page
    assert "Noord" in page
    assert "Vanouds" not in page
    assert "Vraag een andere privacy officer of beheer" in page
    refused = officer.post(f"{address}tekenen/", {"bekeken": "on"})
    assert refused.status_code == 422
    assert "Laat een ander tekenen" in body(refused)
    assert beheer.post(f"{address}tekenen/", {"versie": ""}).status_code == 422
    assert beheer.post(f"{address}tekenen/", {"bekeken": "on"}).status_code == 302
    assert "Wordt uitgevoerd" in body(beheer.get(address))
    lijst = Vernietiging.objects
    with signed_in(world.medewerkers[Rol.BEHEER]) as by:
        actions.carry_out(lijst=lijst.get(), by=by)
    assert "zijn 1 van de 1 regels vernietigd" in body(officer.get(address))
    page = body(officer.get(HOME))
    assert "getekend door beheer" in page
    assert "0 voorbij" in page


def test_signing_asks_for_the_password_again(world, officer, past):
    address = officer.post(f"{HOME}maak/dossier_jeugd/")["Location"]
    other = browser(world.medewerkers[Rol.BEHEER], again=False)
    assert "reauthenticate" in other.get(f"{address}tekenen/")["Location"]


def test_a_list_is_withdrawn_and_another_is_made(officer, past):
    address = officer.post(f"{HOME}maak/dossier_jeugd/")["Location"]
    assert "al een lijst klaar" in body(officer.post(f"{HOME}maak/dossier_jeugd/", follow=True))
    assert "lijst ingetrokken" in body(officer.post(f"{address}intrekken/", follow=True))
    assert "al getekend of ingetrokken" in body(officer.post(f"{address}intrekken/", follow=True))
    assert "niets waarvan de termijn" in body(officer.post(f"{HOME}maak/advies/", follow=True))
    assert "Er is geen lijst nodig" in body(officer.post(f"{HOME}maak/log/", follow=True))


def test_a_file_of_a_list_is_put_off_and_the_reason_ends(officer, past):
    address = officer.post(f"{HOME}maak/dossier_jeugd/")["Location"]
    line = Vernietiging.objects  # made by the page
    with set_up():
        key = line.get().regels.get().pk
    late = officer.post(f"{HOME}regel/{key}/uitstel/", {"reden": "klacht", "tot": "1-1-2020"})
    assert late.status_code == 422
    assert "een dag die nog komt" in body(late)
    officer.post(f"{HOME}regel/{key}/uitstel/", {"reden": "klacht"})
    assert "uitgesteld: dit blijft" in body(officer.get(address))
    page = body(officer.get(HOME))
    assert "Er loopt een klacht" in page
    assert "1 uitgesteld" in page
    with set_up():
        row = Uitstel.objects.get()
    officer.post(f"{HOME}uitstel/{row.pk}/stop/")
    assert "1 uitgesteld" not in body(officer.get(HOME))


def test_who_works_with_the_family_puts_it_off_too(as_anna, world):
    key = world.bakker.huishouden.pk
    with set_up():
        Betrokkenheid.objects.filter(medewerker=world.anna).update(soort="regie")
    page = f"/huishouden/{key}/afsluiten/"
    assert "Bewaar het dossier langer" in body(as_anna.get(page))
    assert (
        as_anna.post(f"/huishouden/{key}/afsluiten/langer/", {"reden": "rechter"}).status_code
        == 302
    )
    assert "uitgesteld tot iemand dat stopt" in body(as_anna.get(page))
    with set_up():
        row = Uitstel.objects.get()
    as_anna.post(f"{HOME}uitstel/{row.pk}/stop/")
    assert "uitgesteld tot iemand" not in body(as_anna.get(page))
    stranger = browser(world.zoe)
    assert stranger.get(f"/huishouden/{key}/afsluiten/langer/").status_code == 404


def test_a_term_is_set_with_its_source(beheer):
    page = "/beheer/inrichting/bewaren/advies/"
    assert "Telt vanaf de dag van het advies." in body(beheer.get(page))
    wrong = beheer.post(page, {"termijn": "99", "bron": "x", "van": "vandaag"})
    assert wrong.status_code == 422
    assert "Kies 1 tot en met 20 jaar." in body(wrong)
    beheer.post(page, {"termijn": "3", "bron": "Selectielijst, nagekeken", "van": "vandaag"})
    assert "Selectielijst, nagekeken" in body(beheer.get(HOME))
    assert "Wat er eerder gold" in body(beheer.get(page))
    assert beheer.get("/beheer/inrichting/bewaren/niets/").status_code == 404


def test_the_page_asks_as_often_when_there_is_more(officer, world, past):
    counts = []
    for more in range(2):
        with set_up():
            Partneradvies.objects.create(team=world.noord, datum=date(2001, 2, 3), kanaal="school")
        if more:
            officer.post(f"{HOME}maak/advies/")
        with CaptureQueriesContext(connection) as asked:
            assert officer.get(HOME).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
