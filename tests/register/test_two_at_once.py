"""Many at once: nothing is lost without being told, and the same form is one row."""

import threading
import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from database import set_up
from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.aanmeldingen import actions as aanmeldingen
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed

pytestmark = pytest.mark.django_db(transaction=True)

WRITERS, EDITS, SENDS = 8, 25, 50


@pytest.fixture
def casus(world) -> Casus:
    with signed_in(world.anna):
        return open_casus(world.anna, world.noord)


def at_once(work, count: int) -> list:
    """`work(n)` for each n, each in a thread with a connection of its own, begun together."""
    gate = threading.Barrier(min(count, WRITERS))

    def one(n: int):
        try:
            if n < WRITERS:
                gate.wait()
            return work(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(one, range(count)))


def test_an_edit_is_saved_or_its_writer_is_told(world, casus):
    anna = world.anna
    with signed_in(anna):
        contact = contacten.record(casus=casus, datum=days_ago(1), activiteit="hulp", by=anna)

    told: list[tuple[str, Conflict]] = []

    def write(writer: int) -> list[str]:
        """25 edits on whatever stands there when the writer looks; the words that were saved."""
        saved = []
        for word in (f"{writer}.{edit}" for edit in range(EDITS)):
            with signed_in(anna):
                page = Contact.objects.get(pk=contact.pk)
            text = f"{page.feiten} {word}"
            try:
                with signed_in(anna):
                    contacten.change(contact=page, versie=page.versie, feiten=text, by=anna)
                saved.append(word)
            except Conflict as conflict:
                told.append((text, conflict))
        return saved

    saved = [word for words in at_once(write, WRITERS) for word in words]
    with signed_in(anna):
        now = Contact.objects.get(pk=contact.pk)
    assert len(saved) + len(told) == WRITERS * EDITS
    assert sorted(now.feiten.split()) == sorted(saved)
    assert now.versie == 1 + len(saved)
    for text, conflict in told:
        assert conflict.mine == {"feiten": text}
        assert conflict.theirs["feiten"] != text


def test_the_same_contact_form_fifty_times_is_one_contact(world, casus):
    formulier = uuid.uuid4()

    def send(_):
        with signed_in(world.anna):
            return contacten.record(
                casus=casus,
                datum=days_ago(1),
                activiteit="hulp",
                formulier=formulier,
                by=world.anna,
            ).pk

    assert len(set(at_once(send, SENDS))) == 1
    with signed_in(world.anna):
        assert Contact.objects.filter(casus=casus).count() == 1


def test_the_same_request_fifty_times_is_one_request(world):
    formulier = uuid.uuid4()

    def send(_):
        with signed_in(world.anna):
            return aanmeldingen.record(
                team=world.noord,
                datum=days_ago(1),
                vraag="Hulp",
                naam="Van Dam",
                formulier=formulier,
                by=world.anna,
            ).pk

    assert len(set(at_once(send, SENDS))) == 1
    with set_up():
        assert Aanmelding.objects.count() == 1


def test_closing_and_recording_at_once_leaves_no_contact_after_closing(world, casus):
    """Eight record for today while one closes on yesterday: all are before it, or are told."""

    def work(n: int) -> bool:
        try:
            with signed_in(world.anna):
                if n == 0:
                    casussen.close(
                        casus=casus,
                        versie=1,
                        op=days_ago(1),
                        reden="volgens_plan",
                        vervolg="onbekend",
                        by=world.anna,
                    )
                else:
                    contacten.record(
                        casus=casus, datum=days_ago(0), activiteit="hulp", by=world.anna
                    )
        except NotAllowed:
            return False
        return True

    closed, *recorded = at_once(work, WRITERS)
    with set_up():
        now = Casus.objects.get(pk=casus.pk)
        contacts = Contact.objects.filter(casus=casus).count()
    assert contacts == sum(recorded)
    assert closed is (now.gesloten is not None)
    assert contacts == 0 or not closed
