"""A contact that is confidential to one member: marked, and not on paper with the rest."""

import pytest

from database import set_up
from register.family import signed_in
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.contacten.queries import open_steps
from wijkzicht.register.personen.models import Persoon
from wijkzicht.rules.errors import NotAllowed
from world import make_family

pytestmark = pytest.mark.django_db
SECRET = "Sam wil dit niet thuis vertellen."
NOT_ON_PAPER = '<li class="wz-no-print">'


@pytest.fixture
def home(world) -> str:
    with set_up():
        Betrokkenheid.objects.update(casus=world.bakker.casus)
    return f"/huishouden/{world.bakker.huishouden.pk}/"


@pytest.fixture
def mother(world) -> Persoon:
    with set_up():
        return Persoon.objects.create(
            huishouden=world.bakker.huishouden, voornaam="Els", achternaam="Bakker", rol="ouder"
        )


@pytest.fixture
def noted(world, as_anna, home, mother) -> Contact:
    sam = str(world.bakker.persoon.pk)
    sent = {
        "activiteit": "hulp", "datum": "vandaag", "feiten": SECRET, "vertrouwelijk_voor": sam,
        "personen": [sam, str(mother.pk)], "volgende_stap": "Sam bellen",
    }  # fmt: skip
    assert as_anna.post(home, sent).status_code == 302
    with set_up():
        return Contact.objects.get()


def text(answer) -> str:
    return answer.content.decode()


def test_it_is_marked_and_stands_with_that_member_alone(noted, as_anna, home, world, mother):
    for page in (home, home + "tijdlijn/"):
        whole = text(as_anna.get(page))
        assert SECRET in whole
        assert "Vertrouwelijk van Sam Bakker" in whole
        assert NOT_ON_PAPER in whole
    of_mother = text(as_anna.get(home + "tijdlijn/", {"persoon": str(mother.pk)}))
    assert SECRET not in of_mother
    of_sam = text(as_anna.get(home + "tijdlijn/", {"persoon": str(world.bakker.persoon.pk)}))
    assert SECRET in of_sam
    assert NOT_ON_PAPER not in of_sam


def test_it_is_on_no_paper_and_in_no_letter(noted, as_anna, home, world):
    with signed_in(world.anna):
        contacten.record(
            casus=noted.casus, datum=today(), activiteit="regie", feiten="Voor iedereen.",
            by=world.anna,
        )  # fmt: skip
        assert open_steps(noted.casus) == []
    paper = text(as_anna.get(home + "papieren/afdruk/?tijdlijn=on"))
    assert "Voor iedereen." in paper
    assert SECRET not in paper
    assert "Sam bellen" not in text(as_anna.get(home + "afsluiten/overdragen/elders/"))


def test_only_of_somebody_it_was_with(as_anna, home, world, mother):
    sam = str(world.bakker.persoon.pk)
    sent = {"activiteit": "regie", "datum": "vandaag", "feiten": SECRET, "personen": [sam]}
    refused = as_anna.post(home, sent | {"vertrouwelijk_voor": str(mother.pk)})
    assert refused.status_code == 422
    assert "Kies Els Bakker ook bij" in text(refused)
    assert SECRET in text(refused)
    with signed_in(world.anna), pytest.raises(NotAllowed):
        contacten.record(
            casus=world.bakker.casus, datum=today(), activiteit="regie", by=world.anna,
            vertrouwelijk_voor=mother,
        )  # fmt: skip


def test_it_can_be_changed_and_does_not_go_to_another_family(noted, as_anna, home, world):
    page = home + f"contact/{noted.pk}/"
    assert f'value="{noted.vertrouwelijk_voor_id}" selected' in text(as_anna.get(page))
    with set_up():
        other = make_family("Visser", world.noord, world.anna)
    with signed_in(world.anna):
        moved = contacten.move(contact=noted, versie=1, naar=other.casus, by=world.anna)
    assert moved.vertrouwelijk_voor is None
