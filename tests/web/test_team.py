"""The team leader sees load and absence, and gives families to somebody else; filters of a caseload."""

import datetime

import pytest

from database import set_up
from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen import queries
from wijkzicht.register.casussen.models import Betrokkenheid, Regie
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.organisatie.models import Afwezigheid, Rol
from world import make_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def leader(world, client):
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    return world.medewerkers[Rol.TEAMLEIDER]


@pytest.fixture
def casus(world):
    with signed_in(world.anna):
        casus = open_casus(world.anna, world.noord, geopend=days_ago(60))
        casussen.take_over_regie(
            casus=casus, medewerker=world.anna, van=days_ago(50), by=world.anna
        )
        contacten.record(
            casus=casus, datum=days_ago(50), activiteit="hulp", volgende_stap="Bel school",
            volgende_stap_op=days_ago(2), by=world.anna,
        )  # fmt: skip
    return casus


@pytest.fixture
def ben(world):
    with set_up():
        return make_medewerker(Rol.PROFESSIONAL, world.noord, "ben")


def text(answer) -> str:
    return answer.content.decode()


def test_load_tells_families_work_and_who_is_away(world, leader, client, casus):
    with signed_in(world.anna):
        contacten.record(casus=casus, datum=days_ago(3), activiteit="regie", by=world.anna)
    sent = {"medewerker": str(world.anna.pk), "van": "vandaag", "tot": "morgen"}
    assert client.post(f"/team/{world.noord.pk}/afwezig/", sent).status_code == 302
    page = text(client.get("/team/"))
    assert "weg tot en met" in page
    assert "1 contact" in page
    with signed_in(leader):
        row = next(r for r in queries.load(world.noord) if r.medewerker_id == world.anna.pk)
    assert (row.casussen, row.drukte) == (1, 1)
    assert row.weg_tot == today() + datetime.timedelta(days=1)
    with set_up():
        away = Afwezigheid.objects.get()
    client.post(f"/team/{world.noord.pk}/aanwezig/{away.pk}/")
    assert "Iedereen is er." in text(client.get("/team/"))


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"medewerker": ""}, "Kies wie er niet is."),
        ({"tot": "gisteren"}, "Kies die dag of een latere dag"),
        ({"van": "1-1-2020", "tot": "2-1-2020"}, "al voorbij"),
    ],
)
def test_a_wrong_absence_gets_a_sentence(world, leader, client, fields, sentence):
    sent = {"medewerker": str(world.anna.pk), "van": "vandaag", "tot": "morgen"} | fields
    answer = client.post(f"/team/{world.noord.pk}/afwezig/", sent)
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_families_go_to_somebody_else_with_the_regie(world, leader, client, casus, ben):
    page = f"/team/{world.noord.pk}/overdragen/{world.anna.pk}/"
    assert "De Wit" in text(client.get(page))
    assert client.post(page, {"naar": str(ben.pk)}).status_code == 422
    sent = {"casussen": [str(casus.pk)], "naar": str(ben.pk)}
    assert "1 gezin overgedragen." in text(client.post(page, sent, follow=True))
    with set_up():
        assert Regie.objects.get(casus=casus, tot__isnull=True).medewerker == ben
        kept = Betrokkenheid.objects.filter(casus=casus, medewerker=world.anna, tot__isnull=True)
        assert not kept.exists()
    with signed_in(ben):
        assert [row.volgende_stap for row in queries.caseload(ben)] == ["Bel school"]


def test_only_of_one_s_own_team(world, leader, client, as_anna):
    assert as_anna.get("/team/").status_code == 403
    client.force_login(leader)
    assert client.get(f"/team/{world.zuid.pk}/overdragen/{world.zoe.pk}/").status_code == 404
    assert client.get(f"/team/{world.noord.pk}/overdragen/{world.zoe.pk}/").status_code == 404


def test_the_page_asks_a_fixed_number_of_statements(
    world, leader, client, casus, ben, django_assert_max_num_queries
):
    with django_assert_max_num_queries(14):
        client.get("/team/")


def test_a_caseload_is_filtered_and_keeps_its_order(world, as_anna, casus):
    with set_up():
        Betrokkenheid.objects.filter(huishouden=world.bakker.huishouden).update(
            casus=world.bakker.casus
        )
    whole = text(as_anna.get("/gezinnen/"))
    assert "De Wit" in whole
    assert "Bakker" in whole
    late = text(as_anna.get("/gezinnen/?toon=laat&op=contact&richting=af"))
    assert "De Wit" in late
    assert "Bakker" not in late
    assert "op=naam&amp;richting=op&amp;toon=laat" in late
    both = text(as_anna.get("/gezinnen/?toon=laat&toon=zonder"))
    assert "Er is geen gezin dat hierbij past." in both
    assert "De Wit" in text(as_anna.get("/gezinnen/?toon=regie"))
