"""The whole timeline with filters; a contact that stood in the wrong place; a second colleague."""

import datetime

import pytest

from database import set_up
from register.family import signed_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact, Hulpeinde
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.overleg import actions as overleg
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.tijdlijn.queries import Event
from wijkzicht.register.voorzieningen import actions as voorzieningen
from wijkzicht.web.dossier.events import BEFORE, CONTACTS, KINDS, TOLD
from world import make_family

pytestmark = pytest.mark.django_db
TODAY = datetime.date.today()
LONG = "Een lang verhaal over school. " * 40


def ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days=days)


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


@pytest.fixture
def filled(world):
    """A casus with a contact, a goal, help elsewhere and a result."""
    with set_up():
        Betrokkenheid.objects.filter(huishouden=world.bakker.huishouden).update(
            casus=world.bakker.casus
        )
    casus, by = world.bakker.casus, world.anna
    with signed_in(by):
        goal = plannen.add_doel(casus=casus, tekst="Rust in huis", gesteld_op=ago(40), by=by)
        contacten.record(casus=casus, datum=ago(90), activiteit="regie", feiten=LONG, by=by)
        contact = contacten.record(
            casus=casus, datum=ago(3), activiteit="hulp", feiten="Samen gepraat.", doel=goal,
            personen=[world.bakker.persoon], by=by,
        )  # fmt: skip
        voorzieningen.record(
            casus=casus, persoon=world.bakker.persoon, soort="jeugdhulp", start=ago(20), by=by
        )
        casussen.note_result(casus=casus, soort="anders", datum=ago(2), by=by)
    return contact


def text(answer) -> str:
    return answer.content.decode()


def test_everything_is_there_and_can_be_chosen(filled, as_anna, home, world):
    whole = text(as_anna.get(home + "tijdlijn/"))
    for words in ("Samen gepraat.", "Doel gesteld", "Hulp elders begonnen", "Resultaat: Anders"):
        assert words in whole
    assert "Casus geopend" in whole
    goals = text(as_anna.get(home + "tijdlijn/", {"soort": "doelen"}))
    assert "Doel gesteld" in goals
    assert "Samen gepraat." not in goals
    assert "niet meer kiezen" in goals
    person = text(as_anna.get(home + "tijdlijn/", {"persoon": str(world.bakker.persoon.pk)}))
    assert "Samen gepraat." in person
    assert "Doel gesteld" not in person
    goal = text(as_anna.get(home + "tijdlijn/", {"doel": str(filled.doel_id)}))
    assert "Samen gepraat." in goal
    assert "Hulp elders begonnen" not in goal
    assert "Er is niets dat hierbij past" in text(
        as_anna.get(home + "tijdlijn/", {"soort": "besluiten"})
    )


def test_an_overleg_and_advice_stand_in_it(filled, as_anna, home, world):
    with signed_in(world.anna):
        overleg.discuss(casus=world.bakker.casus, besluit="Meer rust.", by=world.anna)
        overleg.ask(
            casus=world.bakker.casus, medewerker=world.anna, vraag="Wat nu?", advies="Even wachten.",
            by=world.anna,
        )  # fmt: skip
    page = text(as_anna.get(home + "tijdlijn/", {"soort": "overleg"}))
    for words in ("Besproken in overleg", "Meer rust.", "Advies gevraagd aan", "Even wachten."):
        assert words in page
    assert "Samen gepraat." not in page


def test_long_notes_are_cut_and_older_months_are_folded(filled, as_anna, home):
    page = text(as_anna.get(home + "tijdlijn/"))
    assert "Lees meer" in page
    assert page.count('<details class="wz-month">') >= 1
    whole = text(as_anna.get(home + "tijdlijn/", {"alles": "1"}))
    assert '<details class="wz-month">' not in whole


def test_a_correction_shows_the_old_text(filled, as_anna, home, world):
    with signed_in(world.anna):
        contacten.change(contact=filled, versie=1, feiten="Anders gepraat.", by=world.anna)
    page = text(as_anna.get(home + "tijdlijn/"))
    assert "Anders gepraat." in page
    assert "Samen gepraat." in page
    assert "Eerst stond er:" in page


def test_every_kind_has_a_name_and_the_statements_are_fixed(
    filled, as_anna, home, world, django_assert_max_num_queries
):
    assert set(TOLD) == set(Event)
    assert {told.kind for told in TOLD.values()} | {CONTACTS, BEFORE} == set(KINDS)
    with signed_in(world.anna):
        for day in range(1, 30):
            contacten.record(
                casus=world.bakker.casus, datum=ago(day), activiteit="regie", by=world.anna
            )
        contacten.change(contact=filled, versie=1, feiten="Anders gepraat.", by=world.anna)
    as_anna.get(home + "tijdlijn/")  # the first page of a session writes the session
    with django_assert_max_num_queries(13 + 2):  # two are savepoints of the test
        as_anna.get(home + "tijdlijn/")
    with django_assert_max_num_queries(11 + 2):
        as_anna.get(home + "tijdlijn/", {"soort": "doelen"})


@pytest.mark.parametrize("gesloten, button", [(None, True), (TODAY, False)])
def test_that_own_help_stopped_is_taken_back_while_the_casus_runs(
    filled, as_anna, home, world, gesloten, button
):
    casus = world.bakker.casus
    with set_up():
        Hulpeinde.objects.create(
            casus=casus, huishouden=casus.huishouden, persoon=world.bakker.persoon, datum=ago(1)
        )
        Casus.objects.filter(pk=casus.pk).update(gesloten=gesloten)
    page = text(as_anna.get(home + "tijdlijn/"))
    assert "Eigen hulp gestopt voor" in page
    assert ("Neem dit terug" in page) is button


def test_a_contact_taken_away_leaves_nothing_and_the_log_says_why(filled, as_anna, home, world):
    page = home + f"contact/{filled.pk}/weghalen/"
    assert "Dit contact staat hier verkeerd" in text(as_anna.get(page))
    assert as_anna.post(page, {"versie": "1"}).status_code == 422
    assert as_anna.post(page, {"reden": "dubbel", "versie": "1"}).status_code == 302
    assert "Samen gepraat." not in text(as_anna.get(home + "tijdlijn/"))
    with set_up():
        line = Logregel.objects.get(regel="contact_weggehaald")
        assert (line.reden, line.huishouden_id) == ("dubbel", world.bakker.huishouden.pk)
        assert not Contact.objects.filter(pk=filled.pk).exists()


def test_a_contact_goes_where_it_belongs(filled, as_anna, home, world):
    with set_up():
        other = make_family("Visser", world.noord, world.anna)
        Betrokkenheid.objects.filter(huishouden=other.huishouden).update(casus=other.casus)
    page = home + f"contact/{filled.pk}/weghalen/"
    assert "Visser" in text(as_anna.get(page))
    sent = {"reden": "verkeerd_gezin", "naar": str(other.casus.pk), "versie": "1"}
    assert as_anna.post(page, sent).status_code == 302
    assert "Samen gepraat." not in text(as_anna.get(home + "tijdlijn/"))
    there = text(as_anna.get(f"/huishouden/{other.huishouden.pk}/tijdlijn/"))
    assert "Samen gepraat." in there
    with set_up():
        moved = Contact.objects.get(pk=filled.pk)
        assert (moved.huishouden_id, moved.doel_id) == (other.huishouden.pk, None)
        assert moved.met.count() == 0
        assert Logregel.objects.filter(regel="contact_verplaatst").count() == 2


def test_not_to_a_family_that_is_not_mine_and_not_with_an_old_page(filled, as_anna, home, world):
    page = home + f"contact/{filled.pk}/weghalen/"
    elsewhere = {"reden": "verkeerd_gezin", "naar": str(world.zeeman.casus.pk), "versie": "1"}
    assert as_anna.post(page, elsewhere).status_code == 422
    with signed_in(world.anna):
        contacten.change(contact=filled, versie=1, feiten="Net gewijzigd.", by=world.anna)
    assert as_anna.post(page, {"reden": "dubbel", "versie": "1"}).status_code in {409, 422}
    with set_up():
        assert Contact.objects.filter(pk=filled.pk).exists()


def test_a_second_colleague_counts_once(filled, as_anna, home, world):
    leader = world.medewerkers[Rol.TEAMLEIDER]
    with signed_in(world.anna):
        casussen.involve(casus=world.bakker.casus, medewerker=leader, by=world.anna)
    sent = {"activiteit": "regie", "datum": "vandaag", "samen_met": str(leader.pk)}
    assert as_anna.post(home, sent).status_code == 302
    with set_up():
        assert Contact.objects.filter(samen_met=leader).count() == 1
    assert f"{world.anna.naam} en {leader.naam}" in text(as_anna.get(home))
