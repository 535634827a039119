"""Help elsewhere and who is involved, on screen."""

import uuid
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from wijkzicht.register.casussen.models import Betrokkenheid, Regie
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.voorzieningen.models import Voorziening
from world import make_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


@pytest.fixture
def joris(world):
    with set_up():
        return make_medewerker(Rol.PROFESSIONAL, world.noord, "joris")


def help_elsewhere(world, **fields) -> Voorziening:
    with set_up():
        return Voorziening.objects.create(
            casus=world.bakker.casus,
            huishouden=world.bakker.huishouden,
            persoon=world.bakker.persoon,
            **{"soort": "jeugdhulp", "door_team": True, **fields},
        )


def only(model):
    with set_up():
        return model.objects.get()


def referral(world, **fields) -> dict:
    whole = {
        "persoon": world.bakker.persoon.pk,
        "soort": "jeugdhulp",
        "reden_verwijzing": "expertise",
        "verwezen_op": "gisteren",
        "aanbieder": "De Brug",
    }
    return whole | fields


def test_a_referral_with_why_starts_and_ends(as_anna, home, world):
    assert as_anna.post(home + "hulp-elders/verwijzen/", referral(world)).status_code == 302
    row = only(Voorziening)
    yesterday = today() - timedelta(days=1)
    assert (row.door_team, row.reden_verwijzing, row.verwezen_op) == (True, "expertise", yesterday)
    address = f"{home}hulp-elders/{row.pk}/"
    assert 'value="' + today().strftime("%d-%m-%Y") in (
        as_anna.get(address + "begonnen/").content.decode()
    )
    as_anna.post(address + "begonnen/", {"start": "gisteren", "versie": row.versie})
    ended = {"eind": "vandaag", "reden_einde": "volgens_plan", "versie": row.versie + 1}
    as_anna.post(address + "gestopt/", ended)
    row = only(Voorziening)
    assert (row.start, row.eind, row.reden_einde) == (yesterday, today(), "volgens_plan")
    page = as_anna.get(home + "hulp-elders/").content.decode()
    assert "De Brug" in page
    assert "Waarom verwezen: andere deskundigheid nodig" in page


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"reden_verwijzing": ""}, "Kies waarom je verwijst."),
        ({"persoon": ""}, "Kies voor wie de hulp is."),
        ({"verwezen_op": "1-1-2023"}, "De casus is geopend op"),
        ({"verwezen_op": "31-12-2099"}, "is nog niet geweest"),
        ({"persoon": str(uuid.uuid4())}, "Selecteer een geldige keuze"),
    ],
)
def test_a_refused_referral_keeps_what_was_typed(as_anna, home, world, fields, sentence):
    answer = as_anna.post(home + "hulp-elders/verwijzen/", referral(world, **fields))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert 'value="De Brug"' in answer.content.decode()
    with set_up():
        assert not Voorziening.objects.exists()


def test_help_that_was_there_already(as_anna, home, world):
    fields = {"persoon": world.bakker.persoon.pk, "soort": "informeel", "crisis": "False"}
    as_anna.post(home + "hulp-elders/vastleggen/", fields)
    row = only(Voorziening)
    assert (row.door_team, row.soort, row.crisis, row.start) == (False, "informeel", False, None)


def test_the_same_referral_sent_twice_is_one(as_anna, home, world):
    key = str(uuid.uuid4())
    for path in ("verwijzen/", "verwijzen/", "vastleggen/"):
        fields = referral(world, formulier=key)
        assert as_anna.post(f"{home}hulp-elders/{path}", fields).status_code == 302
    assert str(only(Voorziening).pk) == key


def test_who_was_second_sees_both_texts(as_anna, home, world):
    row = help_elsewhere(world, aanbieder="De Brug", verwezen_op=date(2025, 5, 1))
    address = f"{home}hulp-elders/{row.pk}/"
    change = {"soort": "jeugdhulp", "verwezen_op": "1-5-2025", "versie": "1"}
    assert as_anna.post(address, change | {"aanbieder": "De Haven"}).status_code == 302
    answer = as_anna.post(address, change | {"aanbieder": "Het Anker"})
    assert answer.status_code == 409
    assert "De Haven" in answer.content.decode()
    assert "Het Anker" in answer.content.decode()


def test_the_lists_ask_as_often_when_there_is_more(as_anna, home, world):
    as_anna.get(home + "hulp-elders/")
    for page in ("hulp-elders/", "afsluiten/", "betrokken/"):
        counts = []
        for more in (1, 4):
            for _ in range(more):
                help_elsewhere(world)
            with CaptureQueriesContext(connection) as asked:
                assert as_anna.get(home + page).status_code == 200
            counts.append(len(asked))
        assert counts[0] == counts[1], page


def test_a_colleague_is_added_and_stops_at_once(as_anna, client, home, world, joris):
    as_anna.post(home + "betrokken/collega/", {"medewerker": joris.pk})
    with set_up():
        row = Betrokkenheid.objects.get(medewerker=joris)
    client.force_login(joris)
    assert client.get(home + "betrokken/").status_code == 200
    client.force_login(world.anna)
    as_anna.post(f"{home}betrokken/{row.pk}/einde/")
    client.force_login(joris)
    assert client.get(home + "betrokken/").status_code == 404


def test_a_consulted_colleague_looks_along_and_manages_nothing(as_anna, client, home, world):
    as_anna.post(home + "betrokken/meekijken/", {"medewerker": world.zoe.pk, "tot": "morgen"})
    client.force_login(world.zoe)
    page = client.get(home + "betrokken/").content.decode()
    assert "kijkt mee" in page
    assert "Regie overnemen" not in page
    refused = client.post(home + "betrokken/regie/", {"medewerker": world.zoe.pk, "van": "vandaag"})
    assert refused.status_code == 404
    assert "Jij kijkt alleen mee" in client.get(home + "afsluiten/").content.decode()
    assert client.post(home + "afsluiten/", {"reden": "volgens_plan"}).status_code == 404


def test_a_consult_without_a_last_day_is_told(as_anna, home, world):
    answer = as_anna.post(home + "betrokken/meekijken/", {"medewerker": world.zoe.pk})
    assert answer.status_code == 422
    assert "Kies tot welke dag je collega meekijkt." in answer.content.decode()


def test_the_regie_goes_over(as_anna, home, world, joris):
    as_anna.post(home + "betrokken/regie/", {"medewerker": world.anna.pk, "van": "gisteren"})
    as_anna.post(home + "betrokken/regie/", {"medewerker": joris.pk, "van": "vandaag"})
    with set_up():
        rows = list(Regie.objects.order_by("van").values_list("medewerker_id", "van", "tot"))
    yesterday = today() - timedelta(days=1)
    assert rows == [(world.anna.pk, yesterday, yesterday), (joris.pk, today(), None)]
    page = as_anna.get(home + "betrokken/").content.decode()
    assert "heeft de regie, sinds" in page
    answer = as_anna.post(home + "betrokken/regie/", {"medewerker": joris.pk, "van": "vandaag"})
    assert "joris heeft de regie al" in answer.content.decode()


def test_who_waits_sees_since_when_and_who_helps_until_then(as_anna, home, world):
    since = today() - timedelta(weeks=7)
    row = help_elsewhere(world, verwezen_op=since)
    assert "dat is 7 weken." in as_anna.get(home + "hulp-elders/").content.decode()
    address = f"{home}hulp-elders/{row.pk}/wacht/"
    assert f'value="{since:%d-%m-%Y}"' in as_anna.get(address).content.decode()
    fields = {"wacht_sinds": "gisteren", "overbrugging": "Wij bellen elke week.", "versie": "1"}
    assert as_anna.post(address, fields).status_code == 302
    page = as_anna.get(home + "hulp-elders/").content.decode()
    assert "Wacht sinds" in page
    assert "Tot die begint: Wij bellen elke week." in page
    late = as_anna.post(address, fields | {"wacht_sinds": "morgen", "versie": "2"})
    assert "is nog niet geweest" in late.content.decode()
    as_anna.post(f"{home}hulp-elders/{row.pk}/begonnen/", {"start": "vandaag", "versie": "2"})
    assert "Wacht sinds" not in as_anna.get(home + "hulp-elders/").content.decode()


def test_days_from_a_table_are_shown_first_and_then_written(as_anna, world):
    help_elsewhere(world, eigen_nummer="A-1")
    table = f"nummer;start;eind\nA-1;{today()};\nB-2;{today()};\n"
    page = as_anna.post("/hulp-elders/dagen/", {"tabel": table}).content.decode()
    assert "1 regel verandert iets." in page
    assert "1 regel klopt niet." in page
    assert "Bakker · Sam · Jeugdhulp" in page
    assert only(Voorziening).start is None
    held = as_anna.post("/hulp-elders/dagen/", {"tabel": table, "zet": "1"})
    assert (held.status_code, only(Voorziening).start) == (200, None)
    done = as_anna.post("/hulp-elders/dagen/", {"tabel": table, "zet": "1", "overslaan": "on"})
    assert (done.status_code, only(Voorziening).start) == (302, today())


def test_a_file_of_a_sheet_is_read_and_a_wrong_one_is_told(as_anna, world):
    help_elsewhere(world, eigen_nummer="Café 1")
    table = f"sleutel;start;stop\nCafé 1;{today()};\n".encode("cp1252")
    file = SimpleUploadedFile("dagen.csv", table, "text/csv")
    page = as_anna.post("/hulp-elders/dagen/", {"bestand": file}).content.decode()
    assert "1 regel verandert iets." in page
    answer = as_anna.post("/hulp-elders/dagen/", {"tabel": "geen tabel"})
    assert answer.status_code == 422
    assert "Deze kolom ontbreekt" in answer.content.decode()
    big = SimpleUploadedFile("groot.csv", b"x" * 1_000_001, "text/csv")
    answer = as_anna.post("/hulp-elders/dagen/", {"bestand": big})
    assert "Het bestand is te groot." in answer.content.decode()
