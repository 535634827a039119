"""A request: taken down on one page, divided on the board, ended with a casus or without a file."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from database import set_up
from web.work import ago
from wijkzicht.register.aanmeldingen.models import Aanmelding, Kolom
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import zoeksleutels
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.web.intake import undo

pytestmark = pytest.mark.django_db

NEW, BOARD = "/aanmeldingen/nieuw/", "/aanmeldingen/"


def text(answer) -> str:
    return answer.content.decode()


def request_form(**fields) -> dict:
    return {
        "crisis": "nee",
        "vraag": "Mijn zoon wil niet naar school.",
        "naam": "Noor Jansen",
        "datum": "vandaag",
        "actie": "bord",
        **fields,
    }


def requests(world) -> list[Aanmelding]:
    with as_medewerker(world.anna.pk):
        return list(Aanmelding.objects.order_by("vastgelegd_op"))


@pytest.fixture
def row(world) -> Aanmelding:
    with set_up():
        return Aanmelding.objects.create(
            team=world.noord,
            datum=ago(3),
            naam="Noor Jansen",
            vraag="Mijn zoon wil niet naar school.",
            vastgelegd_door=world.anna,
        )


@pytest.fixture
def findable(world):
    """People can be found by name."""
    with set_up():
        for family in (world.bakker, world.zeeman, world.geheim):
            zoeksleutels.renew(family.huishouden)


def now(row: Aanmelding, world) -> Aanmelding:
    with as_medewerker(world.anna.pk):
        return Aanmelding.objects.get(pk=row.pk)


def test_a_request_comes_on_the_board(as_anna, world):
    assert (
        as_anna.post(NEW, request_form(crisis="ja", veiligheid="Er wordt geslagen.")).url == BOARD
    )
    (row,) = requests(world)
    assert (row.kolom, row.crisis, row.kanaal, row.datum) == ("nieuw", True, None, today())
    shown = text(as_anna.get(BOARD))
    assert "Noor Jansen" in shown
    assert "Niet veilig" in shown
    assert "vandaag binnengekomen" in shown


def test_a_short_question_ends_as_advice_without_a_name(as_anna, world):
    form = request_form(actie="advies", advies="Bel de leerplichtambtenaar.", naam="")
    assert as_anna.post(NEW, form).status_code == 302
    (row,) = requests(world)
    assert (row.kolom, row.triage_uitkomst, row.naam) == ("afgerond", "advies", "")
    assert row.huishouden_id is None


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"naam": ""}, "Vul in over wie het gaat."),
        ({"vraag": ""}, "Schrijf op wat er gevraagd wordt."),
        ({"crisis": ""}, "Kies of er nu iemand niet veilig is."),
        ({"datum": "31-12-2099"}, "Kies vandaag of een eerdere dag."),
        ({"actie": "advies"}, "Schrijf op welk advies je gaf."),
        ({"huishouden_id": str(uuid.uuid4())}, "Kijk opnieuw of we dit gezin kennen"),
    ],
)
def test_what_is_refused_says_what_to_do_and_keeps_the_text(as_anna, world, fields, sentence):
    answer = as_anna.post(NEW, request_form(**{"bereikbaar": "Na zessen bellen.", **fields}))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Na zessen bellen." in text(answer)
    assert requests(world) == []


def test_whom_we_know_is_shown_and_does_not_block(as_anna, world, findable):
    shown = text(as_anna.post(reverse("intake:bekend"), {"naam": "Sam Bakker"}))
    assert "Sam Bakker (2012), Noord" in shown
    without_script = as_anna.post(NEW, request_form(naam="Sam Bakker", actie="kijk"))
    assert without_script.status_code == 200
    assert "Sam Bakker (2012), Noord" in text(without_script)
    assert "Mijn zoon wil niet naar school." in text(without_script)
    assert as_anna.post(NEW, request_form(naam="Sam Bakker")).status_code == 302
    key = str(world.bakker.huishouden.pk)
    assert as_anna.post(NEW, request_form(naam="Sam Bakker", huishouden_id=key)).status_code == 302
    assert [r.huishouden_id for r in requests(world)] == [None, world.bakker.huishouden.pk]


def test_a_confidential_family_is_not_pointed_out(as_anna, world, findable):
    shown = text(as_anna.post(reverse("intake:bekend"), {"naam": "Sam Geheim"}))
    assert "We kennen nog niemand met deze naam." in shown


def test_a_move_and_its_undoing(as_anna, world, row):
    move = reverse("intake:zet", args=[row.pk])
    as_anna.post(move, {"naar": "uitzoeken", "versie": row.versie})
    assert now(row, world).kolom == Kolom.UITZOEKEN
    answer = as_anna.get(BOARD)
    undo = answer.context["undo"]
    assert "Maak ongedaan" in text(answer)
    as_anna.post(move, {"naar": undo["naar"], "versie": undo["versie"], "terug": "1"})
    assert now(row, world).kolom == Kolom.NIEUW
    assert "Maak ongedaan" not in text(as_anna.get(BOARD))


def test_undo_is_offered_for_ten_seconds(as_anna, world, row, monkeypatch):
    as_anna.post(reverse("intake:zet", args=[row.pk]), {"naar": "wacht", "versie": row.versie})
    later = undo.time.time() + 11
    monkeypatch.setattr(undo.time, "time", lambda: later)
    assert "Maak ongedaan" not in text(as_anna.get(BOARD))


def test_giving_and_taking_it_back(as_anna, world, row):
    give = reverse("intake:geef", args=[row.pk])
    as_anna.post(give, {"aan": str(world.anna.pk), "versie": row.versie})
    assert now(row, world).toegewezen_aan_id == world.anna.pk
    undo = as_anna.get(BOARD).context["undo"]
    as_anna.post(give, {"aan": undo["aan"], "versie": undo["versie"], "terug": "1"})
    assert now(row, world).toegewezen_aan_id is None


def test_an_older_page_moves_nothing(as_anna, world, row):
    move = reverse("intake:zet", args=[row.pk])
    as_anna.post(move, {"naar": "uitzoeken", "versie": 1})
    as_anna.post(move, {"naar": "wacht", "versie": 1})
    assert now(row, world).kolom == Kolom.UITZOEKEN
    assert "Iemand anders heeft dit intussen gewijzigd." in text(as_anna.get(BOARD))


def test_with_htmx_only_the_board_comes_back(as_anna, row):
    move = reverse("intake:zet", args=[row.pk])
    answer = as_anna.post(move, {"naar": "wacht", "versie": 1}, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert "<html" not in text(answer)
    assert "staat nu onder Wacht." in text(answer)


def test_safety_first_then_longest_waiting(as_anna, world, row):
    with set_up():
        for name, days, crisis in (("Lang", 9, False), ("Onveilig", 1, True)):
            Aanmelding.objects.create(
                team=world.noord, datum=ago(days), naam=name, vraag="x", crisis=crisis
            )
    shown = text(as_anna.get(BOARD))
    assert shown.index("Onveilig") < shown.index("Lang") < shown.index("Noor Jansen")
    assert "wacht 9 dagen" in shown


def test_the_leader_sees_who_has_how_many(client, as_anna, world, row):
    assert "Wie heeft ruimte?" not in text(as_anna.get(BOARD))
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    assert "Wie heeft ruimte?" in text(client.get(BOARD))


def test_another_team_sees_nothing(client, world, row):
    client.force_login(world.zoe)
    assert "Noor Jansen" not in text(client.get(BOARD))
    assert client.get(reverse("intake:aanmelding", args=[row.pk])).status_code == 404
    move = reverse("intake:zet", args=[row.pk])
    assert client.post(move, {"naar": "wacht", "versie": 1}).status_code == 404


def triage_form(row, **fields) -> dict:
    people = {
        "mens-TOTAL_FORMS": "3",
        "mens-INITIAL_FORMS": "0",
        "mens-0-voornaam": "Noor",
        "mens-0-achternaam": "Jansen",
        "mens-0-rol": "jeugdige",
        "mens-0-geboortejaar": "2012",
        "mens-1-voornaam": "Els",
        "mens-1-rol": "ouder",
    }
    base = {"versie": row.versie, "op": "vandaag", "uitkomst": "casus", "gezin_naam": "Jansen"}
    return {**people, **base, **fields}


def test_a_casus_is_opened_with_a_new_family(as_anna, world, row):
    address = reverse("intake:aanmelding", args=[row.pk])
    form = triage_form(row, wie=str(world.anna.pk), regie="on", postcode="1312 ab")
    answer = as_anna.post(address, form, follow=True)
    assert "De casus is open." in text(answer)
    assert "Jansen" in text(answer)
    with as_medewerker(world.anna.pk):
        casus = Casus.objects.select_related("huishouden").get(team=world.noord, geopend=today())
        people = {p.voornaam: p.rol for p in casus.huishouden.personen.all()}
        assert people == {"Noor": "jeugdige", "Els": "ouder"}
        assert casus.regie.get().medewerker_id == world.anna.pk
    assert now(row, world).casus_id == casus.pk


def test_ended_without_a_file(as_anna, world, row):
    address = reverse("intake:aanmelding", args=[row.pk])
    form = triage_form(row, uitkomst="ander_loket", toelichting="Hoort bij de leerplicht.")
    assert as_anna.post(address, form).url == BOARD
    assert now(row, world).kolom == Kolom.AFGEROND
    assert "Noor Jansen" not in text(as_anna.get(BOARD)).split("wz-board")[1]
    read = text(as_anna.get(address))
    assert "Hoort bij de leerplicht." in read
    assert "Rond af" not in read


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"uitkomst": ""}, "Kies hoe de aanmelding afloopt."),
        ({"op": "31-12-2099"}, "is nog niet geweest"),
        ({"gezin_naam": ""}, "naam"),
        ({"mens-1-rol": ""}, "Kies wie dit is in het gezin."),
        ({"versie": "0"}, "Iemand anders heeft dit intussen gewijzigd."),
    ],
)
def test_a_refused_ending_leaves_no_half_family(as_anna, world, row, fields, sentence):
    address = reverse("intake:aanmelding", args=[row.pk])
    answer = as_anna.post(address, triage_form(row, **fields))
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert "Els" in text(answer)
    with as_medewerker(world.anna.pk):
        assert Casus.objects.count() == 1
        assert Betrokkenheid.objects.count() == 1


def test_of_a_known_family_no_second_is_made(as_anna, world, row):
    with set_up():
        Aanmelding.objects.filter(pk=row.pk).update(huishouden=world.bakker.huishouden)
        Casus.objects.filter(pk=world.bakker.casus.pk).update(gesloten=ago(30))
    address = reverse("intake:aanmelding", args=[row.pk])
    assert "Naam van het gezin" not in text(as_anna.get(address))
    as_anna.post(address, triage_form(row, wie=str(world.anna.pk)))
    with as_medewerker(world.anna.pk):
        casus = Casus.objects.get(gesloten=None)
        assert casus.huishouden_id == world.bakker.huishouden.pk


@pytest.mark.parametrize("there", [1, 12])
def test_the_board_asks_a_constant_number_of_queries(
    as_anna, world, there, django_assert_max_num_queries
):
    with set_up():
        for number in range(there):
            Aanmelding.objects.create(
                team=world.noord, datum=today() - timedelta(number), naam="N", vraag="x"
            )
    as_anna.get(BOARD)
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        as_anna.get(BOARD)


def test_the_look_at_known_people_stands_in_the_log(as_anna, world, findable):
    as_anna.post(reverse("intake:bekend"), {"naam": "Sam Bakker"})
    with set_up():
        line = Logregel.objects.get()
        assert (line.handeling, line.persoon_id) == ("gezocht", world.bakker.persoon.pk)


def test_what_was_asked_is_corrected_and_the_old_text_stays_in_sight(as_anna, client, world, row):
    page = f"/aanmeldingen/{row.pk}/"
    assert page + "verbeteren/" in text(as_anna.get(page))
    sent = {
        "versie": 1, "naam": "Noor Janssen", "vraag": "Mijn dochter wil niet naar school.",
        "datum": "vandaag",
    }  # fmt: skip
    answer = as_anna.post(page + "verbeteren/", sent | {"vraag": ""})
    assert (answer.status_code, "Noor Janssen" in text(answer)) == (422, True)
    answer = as_anna.post(page + "verbeteren/", sent, follow=True)
    shown = text(answer)
    assert "Mijn dochter wil niet naar school." in shown
    assert "Eerst stond er:" in shown
    assert shown.index("Mijn dochter") < shown.index("<dd>Mijn zoon wil niet naar school.</dd>")
    assert "<dd>Noor Jansen</dd>" in shown
    # Somebody with an older page sees both texts and overwrites nothing.
    answer = as_anna.post(page + "verbeteren/", sent | {"vraag": "Iets anders"})
    assert (answer.status_code, "Mijn dochter wil niet" in text(answer)) == (409, True)
    client.force_login(world.zoe)
    assert client.get(page + "verbeteren/").status_code == 404
    with as_medewerker(world.zoe.pk):
        assert Aanmelding.pgh_event_models["update"].objects.count() == 0
    with set_up():
        Aanmelding.objects.update(kolom=Kolom.AFGEROND)
    client.force_login(world.anna)
    assert as_anna.get(page + "verbeteren/").status_code == 404


def test_a_change_of_the_board_is_no_older_text(as_anna, world, row):
    with set_up():
        Aanmelding.objects.update(kolom=Kolom.VERDELEN, versie=2)
    assert "Eerst stond er:" not in text(as_anna.get(f"/aanmeldingen/{row.pk}/"))
