"""The page of people: who, authority, rights by age, two households, what is masked."""

import datetime
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from database import set_up
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.clock import today
from wijkzicht.register.personen import actions, zoeksleutels
from wijkzicht.register.personen.models import Gezag, Persoon, Verblijf
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db
BSN = "111222333"


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/mensen/"


def text(answer) -> str:
    return answer.content.decode()


def add(world, **fields) -> Persoon:
    with as_medewerker(world.anna.pk):
        return actions.add_person(
            huishouden=world.bakker.huishouden, by=world.anna, **{"rol": "ouder", **fields}
        )


def only(model):
    with set_up():
        return model.objects.get()


def test_the_list_says_age_role_authority_and_rights(as_anna, world, home):
    mother = add(
        world, voornaam="Els", tussenvoegsel="de", achternaam="Wit", contactpersoon=True,
        tolk_taal="Pools", telefoon="0612345678",
    )  # fmt: skip
    with as_medewerker(world.anna.pk):
        actions.record_authority(
            kind=world.bakker.persoon, soort="ouder", bron="register", houder=mother,
            van=datetime.date(2012, 5, 2), by=world.anna,
        )  # fmt: skip
    page = text(as_anna.get(home))
    for words in (
        *("Els de Wit", "Contactpersoon", "Tolk: Pools", "0612345678", "leeftijd onbekend"),
        *("Ouder met gezag · sinds 2 mei 2012 · bron: Gezagsregister", "12 jaar: beslist mee"),
        "in 2030",
    ):
        assert words in page, words
    assert page.index("Els de Wit</a></h3>") < page.index("Sam Bakker</a></h3>")


def test_the_list_takes_as_many_statements_for_many_people(as_anna, world, home):
    as_anna.get(home)
    with CaptureQueriesContext(connection) as few:
        as_anna.get(home)
    for number in range(8):
        add(world, voornaam=f"Kind {number}", rol="jeugdige", geboortejaar=2015)
    with CaptureQueriesContext(connection) as many:
        as_anna.get(home)
    assert len(many) == len(few)
    assert len(many) <= 11 + 2  # two are savepoints of the test


def test_a_person_is_added_once_and_changed(as_anna, world, home):
    key = "5a0f5a9e-2c42-4e53-9a53-1a5f9f3a4a11"
    sent = {"voornaam": "Bo", "rol": "jeugdige", "geboortejaar": "2019", "formulier": key}
    for _ in range(2):
        assert as_anna.post(home + "nieuw/", sent).status_code == 302
    with set_up():
        (bo,) = Persoon.objects.filter(voornaam="Bo")
    changed = {"voornaam": "Bo", "achternaam": "Wit", "voorletters": "bw", "rol": "jeugdige"}
    answer = as_anna.post(f"{home}{bo.pk}/", changed | {"versie": "1"})
    assert answer.status_code == 302
    answer = as_anna.post(f"{home}{bo.pk}/", changed | {"versie": "1", "achternaam": "Vos"})
    assert answer.status_code == 409
    assert "Wit" in text(answer)
    assert "Vos" in text(answer)


def test_an_unborn_child_and_a_year_only(as_anna, home):
    due = today() + timedelta(days=60)
    sent = {"rol": "jeugdige", "uitgerekend_op": f"{due:%d-%m-%Y}"}
    assert as_anna.post(home + "nieuw/", sent).status_code == 302
    page = text(as_anna.get(home))
    assert "ongeboren kind" in page
    assert "uitgerekend op" in page


def test_a_child_older_than_its_parent_is_a_question_and_no_wall(as_anna, world, home):
    sent = {"voornaam": "Els", "rol": "ouder", "geboortedatum": "1-1-2015"}
    answer = as_anna.post(home + "nieuw/", sent)
    assert answer.status_code == 422
    assert "Sam Bakker zou ouder zijn dan Els. Klopt dat?" in text(answer)
    assert 'value="Els"' in text(answer)
    assert as_anna.post(home + "nieuw/", sent | {"klopt": "on"}).status_code == 302
    assert "Sam Bakker zou ouder zijn dan Els. Klopt dat?" in text(as_anna.get(home))


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"rol": ""}, "Kies wie dit is in het gezin."),
        ({"voornaam": ""}, "Vul een voornaam of een achternaam in."),
        ({"geboortejaar": "12"}, "Vul een jaar in van vier cijfers"),
        ({"geboortedatum": "31-12-2099"}, "kan niet"),
        ({"geboortedatum": "ergens"}, "Dit is geen dag die we kennen."),
        ({"email": "x"}, "naam@voorbeeld.nl"),
    ],
)
def test_what_is_refused_keeps_what_was_typed(as_anna, home, fields, sentence):
    sent = {"voornaam": "Bo", "achternaam": "", "telefoon": "06-11", "rol": "jeugdige"} | fields
    answer = as_anna.post(home + "nieuw/", sent)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="06-11"' in text(answer)


def test_authority_is_recorded_and_ended_on_screen(as_anna, world, home):
    place = f"{home}{world.bakker.persoon.pk}/gezag/"
    assert as_anna.get(place).status_code == 200
    answer = as_anna.post(place, {"soort": "voogd", "bron": "rechter"})
    assert answer.status_code == 422
    assert "vul de naam in" in text(answer)
    sent = {"soort": "instelling", "houder_naam": "Jeugdbescherming Noord", "bron": "rechter"}
    assert as_anna.post(place, sent).status_code == 302
    row = only(Gezag)
    ended = sent | {"tot": "gisteren", "versie": "1"}
    assert as_anna.post(f"{place}{row.pk}/", ended).status_code == 302
    assert "Jeugdbescherming Noord" in text(as_anna.get(home))
    assert only(Gezag).tot == today() - timedelta(days=1)


def test_who_also_lives_elsewhere_is_looked_up_and_chosen(as_anna, world, home):
    place = f"{home}{world.bakker.persoon.pk}/woont-ook/"
    with set_up():
        for family in (world.zeeman, world.geheim):
            zoeksleutels.renew(family.huishouden)
    assert as_anna.get(place).status_code == 200
    assert "We vinden niemand" in text(as_anna.post(place, {"zoek": "Geheim"}))
    answer = as_anna.post(place, {"zoek": "Zeeman"})
    assert answer.status_code == 422
    assert "Sam Zeeman (2012)" in text(answer)
    key = str(world.zeeman.huishouden.pk)
    sent = {"zoek": "Zeeman", "huishouden_id": key, "afspraak": "om de week", "van": "1-9-2025"}
    assert as_anna.post(place, sent).status_code == 302
    page = text(as_anna.get(home))
    assert "in een ander gezin · om de week · sinds 1 september 2025" in page
    assert "Zeeman" not in page
    row = only(Verblijf)
    sent = {"afspraak": "weekend", "tot": "gisteren", "versie": "1"}
    assert as_anna.post(f"{place}{row.pk}/", sent).status_code == 302
    assert only(Verblijf).afspraak == "weekend"


def test_the_other_household_shows_the_least(client, world):
    with as_medewerker(world.anna.pk):
        actions.record_stay(
            persoon=world.bakker.persoon, huishouden_id=world.zeeman.huishouden.pk, by=world.anna
        )
    client.force_login(world.zoe)
    page = text(client.get(reverse("dossier:mensen", args=[world.zeeman.huishouden.pk])))
    assert "Woont hier ook" in page
    assert "Sam Bakker" in page
    assert str(world.bakker.huishouden.pk) not in page


def test_what_is_masked_is_shown_on_asking_only(as_anna, world, home):
    place = f"{home}{world.bakker.persoon.pk}/afgeschermd/"
    answer = as_anna.post(place + "bsn/", {"bsn": "123456789", "versie": "1"})
    assert answer.status_code == 422
    assert "geen burgerservicenummer" in text(answer)
    how = as_anna.post(place + "bsn/", {"bsn": BSN, "versie": "1"})
    assert (how.status_code, "Kies waarmee is nagegaan" in text(how)) == (422, True)
    sent = {"bsn": BSN, "nagegaan": "paspoort", "versie": "1"}
    assert as_anna.post(place + "bsn/", sent).status_code == 302
    assert "Paspoort of identiteitskaart</dd>" in text(as_anna.get(place))
    sent = {"adres": "Schuilplaats 1", "versie": "2"}
    assert as_anna.post(place + "adres/", sent).status_code == 302
    for page in (as_anna.get(place), as_anna.get(home)):
        assert BSN not in text(page)
        assert "Schuilplaats" not in text(page)
    assert "••••••••" in text(as_anna.get(home))
    refused = as_anna.post(place + "tonen/", {"wat": "bsn"})
    assert refused.status_code == 422
    assert BSN not in text(refused)
    shown = as_anna.post(place + "tonen/", {"wat": "veilig_adres", "reden": "bezoek"})
    assert "Schuilplaats 1" in text(shown)
    assert BSN not in text(shown)
    assert "no-store" in shown["Cache-Control"]
    assert BSN in text(as_anna.post(place + "tonen/", {"wat": "bsn", "reden": "gegevens"}))
    with set_up():
        assert set(
            Logregel.objects.filter(regel__endswith="_getoond").values_list("regel", "reden")
        ) == {("veilig_adres_getoond", "bezoek"), ("bsn_getoond", "gegevens")}


def test_whom_we_may_know_already_is_told_and_blocks_nothing(as_anna, world, home):
    with set_up():
        for family in (world.zeeman, world.geheim):
            zoeksleutels.renew(family.huishouden)
    sent = {"voornaam": "Sam", "achternaam": "Zeeman", "rol": "jeugdige"}
    page = text(as_anna.post(home + "nieuw/", sent, follow=True))
    assert "Misschien kennen we deze persoon al: Sam Zeeman (2012)" in page
    sent |= {"achternaam": "Geheim"}
    assert "Misschien kennen we" not in text(as_anna.post(home + "nieuw/", sent, follow=True))
    with set_up():
        assert Logregel.objects.filter(
            handeling="gezocht", persoon_id=world.zeeman.persoon.pk
        ).exists()
