"""A contact from anywhere: a few letters of a family, only the form, and back to one's day."""

import pytest

from database import set_up
from register.family import signed_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.contacten.models import Contact
from wijkzicht.web.dossier.quick import fits
from world import make_family

pytestmark = pytest.mark.django_db


@pytest.fixture
def families(world):
    with set_up():
        other = make_family("Bağcı-Visser", world.noord, world.anna)
        for family in (world.bakker, other):
            rows = Betrokkenheid.objects.filter(huishouden=family.huishouden)
            rows.update(casus=family.casus)
    return other


@pytest.mark.parametrize(
    ("typed", "naam", "found"),
    [
        ("bak", "Bakker", True),
        ("BAG", "Bağcı-Visser", True),
        ("vis", "Bağcı-Visser", True),
        ("vis bag", "Bağcı-Visser", True),
        ("akker", "Bakker", False),
        ("gezin van leeu", "Gezin van Leeuwen", True),
        ("leeu", "Gezin van Leeuwen", True),
        ("g", "Gezin van Leeuwen", False),
        ("", "Bakker", True),
    ],
)
def test_a_piece_of_a_name_fits(typed, naam, found):
    assert fits(typed, naam) is found


def test_one_family_that_fits_is_opened_at_once(families, as_anna, world):
    page = as_anna.get("/contact/").content.decode()
    assert "Bakker" in page
    assert "Zeeman" not in page
    both = as_anna.post("/contact/", {"gezin": "ba"})
    assert both.status_code == 200
    one = as_anna.post("/contact/", {"gezin": "bak"})
    assert one["Location"] == f"/huishouden/{world.bakker.huishouden.pk}/contact/nieuw/"
    for typed, words in (("zee", "Geen van je gezinnen"), ("", "Typ een paar letters")):
        none = as_anna.post("/contact/", {"gezin": typed})
        assert none.status_code == 422
        assert words in none.content.decode()
    with set_up():
        shown = Logregel.objects.filter(route="dossier:kies").values_list(
            "huishouden_id", flat=True
        )
        assert set(shown) == {world.bakker.huishouden.pk, families.huishouden.pk}


def test_saved_one_is_back_at_the_day_and_nothing_is_lost(families, as_anna, world):
    page = f"/huishouden/{world.bakker.huishouden.pk}/contact/nieuw/"
    assert "autofocus" in as_anna.get(page).content.decode()
    refused = as_anna.post(page, {"feiten": "Gebeld met school.", "datum": "vandaag"})
    assert refused.status_code == 422
    assert "Gebeld met school." in refused.content.decode()
    sent = {"activiteit": "regie", "feiten": "Gebeld met school.", "datum": "vandaag"}
    assert as_anna.post(page, sent)["Location"] == "/"
    with signed_in(world.anna):
        assert Contact.objects.get().feiten == "Gebeld met school."


def test_not_of_somebody_elses_family(families, as_anna, world):
    page = f"/huishouden/{world.zeeman.huishouden.pk}/contact/nieuw/"
    assert as_anna.get(page).status_code == 404
    assert as_anna.post(page, {"activiteit": "regie", "datum": "vandaag"}).status_code == 404


def test_choosing_takes_few_statements(families, as_anna, django_assert_max_num_queries):
    as_anna.get("/contact/")
    with django_assert_max_num_queries(9):
        as_anna.get("/contact/")
