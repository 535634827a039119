"""Search, my families, my day, the people of a household, and who looked."""

from datetime import date

import pytest
from django.urls import reverse

from database import set_up
from web.work import ago, record
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import zoeksleutels
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.walls.rights import as_medewerker
from world import LONG_AGO, make_family

pytestmark = pytest.mark.django_db

SEARCH, FAMILIES, DAY = "/zoeken/", "/gezinnen/", "/"


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def findable(world):
    with set_up():
        for family in (world.bakker, world.zeeman, world.geheim):
            zoeksleutels.renew(family.huishouden)


@pytest.fixture
def involved(world):
    """Anna's involvement belongs to the casus, as an action makes it."""
    with set_up():
        Betrokkenheid.objects.filter(medewerker=world.anna).update(casus=world.bakker.casus)


def more_families(world, number: int) -> None:
    with set_up():
        for i in range(number):
            family = make_family(f"Familie {i:02}", world.noord, None)
            Betrokkenheid.objects.create(
                huishouden=family.huishouden,
                medewerker=world.anna,
                casus=family.casus,
                van=LONG_AGO,
            )
            zoeksleutels.renew(family.huishouden)


def test_search_gives_the_minimum_and_a_link_to_who_may(as_anna, world, findable):
    shown = text(as_anna.post(SEARCH, {"zoek": "sam"}))
    mine = reverse("dossier:overzicht", args=[world.bakker.huishouden.pk])
    other = reverse("dossier:overzicht", args=[world.zeeman.huishouden.pk])
    assert mine in shown
    assert other not in shown
    assert "Sam Zeeman" in shown
    assert "Sam Geheim" not in shown
    assert "2 mensen gevonden" in shown


def test_what_was_typed_stands_in_no_address(as_anna, findable):
    assert "Sam" not in text(as_anna.get(SEARCH, {"zoek": "sam"}))
    answer = as_anna.post(SEARCH, {"zoek": "sam bakker 2012"})
    assert answer.status_code == 200  # an answer, not a redirect with the question in it


def test_search_logs_who_came_out_and_that_nobody_did(as_anna, world, findable):
    as_anna.post(SEARCH, {"zoek": "bakker"})
    as_anna.post(SEARCH, {"zoek": "bestaatniet"})
    with set_up():
        rows = Logregel.objects.filter(handeling="gezocht").order_by("moment")
        assert [row.persoon_id for row in rows] == [world.bakker.persoon.pk, None]


@pytest.mark.parametrize("there", [1, 20])
def test_search_asks_a_constant_number_of_queries(
    as_anna, world, there, django_assert_max_num_queries
):
    more_families(world, there)
    as_anna.post(SEARCH, {"zoek": "sam"})
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        as_anna.post(SEARCH, {"zoek": "sam"})


@pytest.mark.parametrize("there", [1, 20])
@pytest.mark.parametrize("address", [FAMILIES, DAY])
def test_lists_ask_a_constant_number_of_queries(
    as_anna, world, there, address, django_assert_max_num_queries
):
    more_families(world, there)
    as_anna.get(address)
    with django_assert_max_num_queries(10 + 2):
        as_anna.get(address)


def test_families_are_sorted_by_any_column(as_anna, world, involved):
    more_families(world, 2)
    record(world.bakker, world.anna, volgende_stap="Bellen", volgende_stap_op=ago(4), datum=ago(5))

    def order(**query) -> list[str]:
        return [cells[0]["text"] for cells in as_anna.get(FAMILIES, query).context["rows"]]

    assert order() == ["Bakker", "Familie 00", "Familie 01"]
    assert order(op="naam", richting="af")[-1] == "Bakker"
    assert order(op="stap")[0] == "Bakker"
    assert order(op="contact")[-1] == "Bakker"
    assert order(op="bestaatniet") == order()
    shown = text(as_anna.get(FAMILIES))
    assert "4 dagen te laat" in shown
    assert "5 dagen geleden" in shown


def test_my_day_names_steps_drafts_and_requests(as_anna, world, involved):
    record(world.bakker, world.anna, volgende_stap="Mentor bellen", volgende_stap_op=ago(1))
    record(world.bakker, world.anna, volgende_stap="Plan maken", volgende_stap_op=ago(-3))
    record(world.bakker, world.anna, volgende_stap="Ooit eens", volgende_stap_op=ago(-60))
    as_anna.post(
        reverse("concept", args=["contact", world.bakker.huishouden.pk]), {"feiten": "Half"}
    )
    with set_up():
        Aanmelding.objects.create(
            team=world.noord, datum=ago(2), naam="Jansen", vraag="x", toegewezen_aan=world.anna
        )
    context = as_anna.get(DAY).context
    assert [(line.text, line.late) for line in context["now"]] == [("Mentor bellen", True)]
    assert [line.text for line in context["soon"]] == ["Plan maken"]
    assert [line.text for line in context["drafts"]] == ["Contact met Bakker, nog niet bewaard"]
    assert [(line.text, line.hint) for line in context["requests"]] == [("Jansen", "wacht 2 dagen")]
    as_anna.post(context["drafts"][0].throw_away)
    assert as_anna.get(DAY).context["drafts"] == []


@pytest.mark.parametrize(
    "rol, lands",
    [
        (Rol.ANALIST, "/cijfers/"),
        (Rol.OPDRACHTGEVER, "/cijfers/"),
        (Rol.TEAMLEIDER, None),
        (Rol.GEDRAGSWETENSCHAPPER, None),
    ],
)
def test_each_role_lands_on_what_it_can_do(client, world, rol, lands):
    client.force_login(world.medewerkers[rol])
    answer = client.get(DAY)
    assert (answer.url if answer.status_code == 302 else None) == lands


@pytest.mark.parametrize("rol", Rol.values)
def test_the_menu_holds_only_what_opens(client, world, rol):
    client.force_login(world.medewerkers[rol])
    for item in client.get("/sneltoetsen/").context["navigation"]:
        assert client.get(item.url).status_code == 200, item


PERSON = {"voornaam": "Els", "achternaam": "Bakker", "rol": "ouder", "geboortedatum": "5-3-1984"}


def test_a_person_is_added_and_changed(as_anna, world):
    key = world.bakker.huishouden.pk
    assert as_anna.post(reverse("dossier:persoon_nieuw", args=[key]), PERSON).status_code == 302
    with as_medewerker(world.anna.pk):
        els = Persoon.objects.get(voornaam="Els")
    assert els.geboortedatum == date(1984, 3, 5)
    address = reverse("dossier:persoon", args=[key, els.pk])
    assert 'value="05-03-1984"' in text(as_anna.get(address))
    tabs = as_anna.get(address).context["tabs"]
    assert [str(tab.label) for tab in tabs if tab.current] == ["Mensen"]
    change = {**PERSON, "telefoon": "06 1234 5678", "versie": els.versie}
    assert as_anna.post(address, change).status_code == 302
    people = text(as_anna.get(reverse("dossier:mensen", args=[key])))
    assert "06 1234 5678" in people
    late = as_anna.post(address, {**change, "telefoon": "020 123 45 67"})
    assert late.status_code == 409
    assert "06 1234 5678" in text(late)
    assert "020 123 45 67" in text(late)


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"rol": ""}, "Kies wie dit is in het gezin."),
        ({"voornaam": "", "achternaam": ""}, "naam"),
        ({"geboortedatum": "5-3-2099"}, "geboortedatum"),
        ({"geboortejaar": "84", "geboortedatum": ""}, "vier cijfers"),
        ({"email": "els"}, "naam@voorbeeld.nl"),
    ],
)
def test_a_person_that_can_not_be_is_refused_in_words(as_anna, world, fields, sentence):
    address = reverse("dossier:persoon_nieuw", args=[world.bakker.huishouden.pk])
    answer = as_anna.post(address, {**PERSON, "telefoon": "06 11 22", **fields})
    assert answer.status_code == 422
    assert sentence.casefold() in text(answer).casefold()
    assert "06 11 22" in text(answer)


def test_name_and_address_are_changed_with_a_check_of_the_version(as_anna, world):
    key = world.bakker.huishouden.pk
    address = reverse("dossier:gegevens", args=[key])
    form = {"naam": "Bakker", "postcode": "1312 ab", "let_op": "Hond", "versie": 1}
    assert as_anna.post(address, form).status_code == 302
    with as_medewerker(world.anna.pk):
        assert Huishouden.objects.get(naam="Bakker").postcode == "1312AB"
    assert "Hond" in text(as_anna.get(reverse("dossier:overzicht", args=[key])))
    assert as_anna.post(address, {**form, "let_op": "Kat"}).status_code == 409
    wrong = as_anna.post(address, {**form, "postcode": "13", "versie": 2})
    assert wrong.status_code == 422
    assert "postcode" in text(wrong)


def test_who_looked_is_told_in_plain_words(as_anna, client, world):
    key = world.bakker.huishouden.pk
    record(world.bakker, world.anna)
    leader = world.medewerkers[Rol.TEAMLEIDER]
    client.force_login(leader)
    client.get(reverse("dossier:overzicht", args=[key]))
    client.force_login(world.anna)
    looks = client.get(reverse("dossier:wie_keek_mee", args=[key])).context["days"][0][1]
    told = {look.who: (look.did, look.why, look.refused) for look in looks}
    assert told["teamleider"] == (["keek in het dossier"], "leidt het team", False)
    assert told["professional"] == (["schreef iets op"], "is betrokken", False)
