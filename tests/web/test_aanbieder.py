"""A provider says by code whether an offer is still right; a colleague takes it over or not."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import DatabaseError, transaction
from django.test import Client

from database import set_up
from register.family import signed_in
from web.test_verdelen import text
from wijkzicht.register.buurt import actions
from wijkzicht.register.buurt.models import Aanbod, Aanbodvraag
from wijkzicht.register.clock import today
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.walls.rights import as_medewerker, set_letter_code

pytestmark = pytest.mark.django_db
MAP, DOOR, ANSWER = "/buurt/sociale-kaart/", "/aanbod-nakijken/", "/aanbod-nakijken/antwoord/"
AS_IT_IS = {"naam": "Huiswerkklas", "aanbieder": "De Brug", "kosten": "3 euro"}


@pytest.fixture(autouse=True)
def no_counts_yet():
    cache.clear()


@pytest.fixture
def offer(world) -> Aanbod:
    with signed_in(world.anna):
        row = actions.add_offer(**AS_IT_IS, by=world.anna)
    with set_up():
        Aanbod.objects.update(nagekeken_op=today() - timedelta(days=200))
    return row


@pytest.fixture
def code(as_anna, offer) -> str:
    """The code as it stands in the message; asked on the page of the offer."""
    assert "Maak een bericht voor de aanbieder" in text(as_anna.get(f"{MAP}{offer.pk}/"))
    shown = text(as_anna.post(f"{MAP}{offer.pk}/vraag/"))
    assert f"http://testserver{DOOR}" in shown
    return re.search(r'wz-code">([A-Z0-9-]+)<', shown)[1]


def comes_with(code: str) -> Client:
    provider = Client()
    answer = provider.post(DOOR, {"code": code})
    assert answer["Location"] == ANSWER
    return provider


def question() -> Aanbodvraag:
    with set_up():
        return Aanbodvraag.objects.select_related("aanbod").get()


def test_the_provider_confirms_and_the_map_says_so(as_anna, offer, code):
    assert "Lang niet nagekeken" in text(as_anna.get(MAP))
    provider = comes_with(code.lower().replace("-", " "))
    assert "3 euro" in text(provider.get(ANSWER))
    thanks = provider.post(ANSWER, {"oordeel": "klopt"}, follow=True)
    assert "Iemand van het team kijkt ernaar" in text(thanks)
    shown = text(as_anna.get(MAP))
    assert "de aanbieder zei op" in shown
    assert "Lang niet nagekeken" not in shown
    assert question().verwerkt_op is None
    assert question().aanbod.nagekeken_op < today()


def test_a_correction_stands_beside_what_we_have_until_somebody_takes_it_over(as_anna, offer, code):
    provider = comes_with(code)
    wrong = AS_IT_IS | {"leeftijd_van": "12", "leeftijd_tot": "8", "oordeel": "anders"}
    refused = provider.post(ANSWER, wrong | {"waar": "Dorpshuis"})
    assert refused.status_code == 422
    assert "Dorpshuis" in text(refused)
    provider.post(ANSWER, AS_IT_IS | {"kosten": "gratis", "oordeel": "anders"})
    assert question().voorstel == {"kosten": "gratis"}
    assert question().aanbod.kosten == "3 euro"
    page = f"{MAP}voorstel/{question().pk}/"
    assert page in text(as_anna.get(MAP))
    shown = text(as_anna.get(page))
    assert "3 euro" in shown
    assert "gratis" in shown
    as_anna.post(page, {"besluit": "neem_over"})
    after = question()
    assert (after.aanbod.kosten, after.aanbod.nagekeken_op) == ("gratis", today())
    assert as_anna.get(page).status_code == 404
    assert page not in text(as_anna.get(MAP))


def test_not_taken_over_nothing_changes(as_anna, offer, code):
    comes_with(code).post(ANSWER, AS_IT_IS | {"naam": "Anders", "oordeel": "anders"})
    as_anna.post(f"{MAP}voorstel/{question().pk}/", {"besluit": "laat"})
    assert question().aanbod.naam == "Huiswerkklas"
    assert question().verwerkt_op == today()


def test_what_is_gone_leaves_the_map_when_somebody_takes_it_over(as_anna, offer, code):
    comes_with(code).post(ANSWER, {"oordeel": "gestopt"})
    assert "is er niet meer" in text(as_anna.get(MAP))
    as_anna.post(f"{MAP}voorstel/{question().pk}/", {"besluit": "neem_over"})
    assert "Huiswerkklas" not in text(as_anna.get(MAP)).partition('<ul class="wz-rows"')[2]


def test_the_same_as_we_have_is_a_confirmation(as_anna, offer, code):
    comes_with(code).post(ANSWER, AS_IT_IS | {"oordeel": "anders"})
    assert question().oordeel == "klopt"


def test_a_code_works_once_and_until_its_day(as_anna, world, offer, code):
    provider = comes_with(code)
    provider.post(ANSWER, {"oordeel": "klopt"})
    assert provider.get(ANSWER)["Location"] == DOOR
    assert "al geantwoord" in text(Client().post(DOOR, {"code": code}))
    assert "kennen we niet" in text(Client().post(DOOR, {"code": "AAAA-AAAA-AAAA"}))
    with signed_in(world.anna):
        asked = actions.ask_provider(aanbod=offer, by=world.anna)
    with set_up():
        Aanbodvraag.objects.filter(pk=asked.vraag.pk).update(geldig_tot=today() - timedelta(days=1))
    assert "Vraag het team om een nieuwe" in text(Client().post(DOOR, {"code": asked.code}))


def test_asking_again_ends_the_code_before(as_anna, offer, code):
    as_anna.post(f"{MAP}{offer.pk}/vraag/")
    assert "gold tot en met" in text(Client().post(DOOR, {"code": code}))


def test_after_many_codes_from_one_place_it_stops(offer):
    for _ in range(30):
        Client().post(DOOR, {"code": "AAAA"})
    assert Client().post(DOOR, {"code": "AAAA"}).status_code == 429


def test_with_a_code_one_offer_is_read_and_none_is_written(world, offer, code):
    with signed_in(world.anna):
        actions.add_offer(naam="Anders", by=world.anna)
    with as_medewerker(None):
        assert Aanbod.objects.count() == 0
        set_letter_code(code_hash(code))
        assert [row.naam for row in Aanbod.objects.all()] == ["Huiswerkklas"]
        assert Aanbod.objects.update(naam="x") == 0
        with pytest.raises(DatabaseError, match="row-level"), transaction.atomic():
            Aanbod.objects.create(naam="y", nagekeken_op=today())
