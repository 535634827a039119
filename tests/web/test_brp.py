"""Asking the register of persons, against a recorded answer served by a small server of the test."""

import json
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from database import set_up
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.personen import actions, brp
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db
BSN = "111222333"
RECORDED = (Path(__file__).parents[1] / "register/data/brp_personen.json").read_bytes()
NOBODY = json.dumps({"type": "RaadpleegMetBurgerservicenummer", "personen": []}).encode()


class StandIn(BaseHTTPRequestHandler):
    """Answers as it was told, and remembers what was asked."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.asked.append((self.path, json.loads(body), self.headers["X-API-KEY"]))
        status, answer = self.server.answer
        self.send_response(status)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_words):
        pass


@pytest.fixture
def service(settings):
    with ThreadingHTTPServer(("127.0.0.1", 0), StandIn) as server:
        server.answer, server.asked = (200, RECORDED), []
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.BRP_URL = f"http://127.0.0.1:{server.server_port}/brp/"
        settings.BRP_KEY = "sleutel"
        yield server
        server.shutdown()


@pytest.fixture
def place(world) -> str:
    with as_medewerker(world.anna.pk):
        actions.set_bsn(
            persoon=world.bakker.persoon, versie=1, bsn=BSN, nagegaan="brp", by=world.anna
        )
    sam = world.bakker.persoon.pk
    return f"/huishouden/{world.bakker.huishouden.pk}/mensen/{sam}/afgeschermd/"


def text(answer) -> str:
    return answer.content.decode()


def test_the_question_is_a_post_without_a_number_in_the_address(service):
    found = brp.look_up(BSN)
    assert found.fields == {
        "voornaam": "Samuel Johannes",
        "voorletters": "S.J.",
        "tussenvoegsel": "van den",
        "achternaam": "Bakker",
        "naamgebruik": "eigen",
        "geslacht": "man",
        "geboortedatum": date(2012, 5, 2),
    }
    ((path, asked, key),) = service.asked
    assert (path, key) == ("/brp/personen", "sleutel")
    assert asked == {
        "type": "RaadpleegMetBurgerservicenummer",
        "burgerservicenummer": [BSN],
        "fields": ["naam", "geboorte", "geslacht"],
    }


@pytest.mark.parametrize(
    "day, fields",
    [
        ({"type": "JaarDatum", "jaar": 1990}, {"geboortejaar": 1990}),
        (
            {"type": "JaarMaandDatum", "jaar": 1990, "maand": 3},
            {"geboortejaar": 1990, "geboortemaand": 3},
        ),
        ({"type": "DatumOnbekend", "onbekend": True}, {}),
    ],
)
def test_a_birth_date_that_is_not_whole(service, day, fields):
    service.answer = 200, json.dumps({"personen": [{"geboorte": {"datum": day}}]}).encode()
    assert brp.look_up(BSN).fields == fields


@pytest.mark.parametrize(
    "answer, sentence",
    [
        ((200, NOBODY), brp.UNKNOWN),
        ((500, b"{}"), brp.AWAY),
        ((503, b""), brp.AWAY),
        ((401, b"{}"), brp.NOT_ALLOWED),
        ((200, b"<html>"), brp.AWAY),
        ((200, b"[]"), brp.AWAY),
        ((200, b'{"personen": [{"naam": 5}]}'), brp.AWAY),
        (
            (200, b'{"personen": [{"geboorte": {"datum": {"type": "Datum", "datum": "x"}}}]}'),
            brp.AWAY,
        ),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_changes_nothing(
    as_anna, service, place, world, answer, sentence
):
    service.answer = answer
    page = as_anna.post(place + "brp/")
    assert page.status_code == 422
    assert sentence in text(page)
    with set_up():
        assert Persoon.objects.get(pk=world.bakker.persoon.pk).versie == 2
        assert Logregel.objects.filter(regel="brp_bevraagd").count() == 1


def test_a_service_that_is_not_there(as_anna, settings, place):
    settings.BRP_URL = "http://127.0.0.1:9"
    assert brp.AWAY in text(as_anna.post(place + "brp/"))


def test_what_differs_is_shown_and_taken_over_by_choice(as_anna, service, place, world):
    assert "Vergelijk met de BRP" in text(as_anna.get(place))
    page = text(as_anna.post(place + "brp/"))
    assert "Voornaam: wij hebben Sam, de BRP heeft Samuel Johannes" in page
    assert "Geboortedatum: wij hebben niets ingevuld, de BRP heeft 2 mei 2012" in page
    assert BSN not in page
    sent = {"versie": "2", "neem": ["geboortedatum", "tussenvoegsel"]}
    assert as_anna.post(place + "brp/", sent).status_code == 302
    with set_up():
        sam = Persoon.objects.get(pk=world.bakker.persoon.pk)
    assert (str(sam), sam.geboortedatum) == ("Sam van den Bakker", date(2012, 5, 2))


def test_without_a_number_or_a_service_nothing_is_asked(as_anna, service, world, place, settings):
    with as_medewerker(world.anna.pk):
        sam = Persoon.objects.get(pk=world.bakker.persoon.pk)
        actions.set_bsn(persoon=sam, versie=2, bsn="", by=world.anna)
    assert "Vul eerst het BSN in." in text(as_anna.post(place + "brp/"))
    assert service.asked == []
    settings.BRP_URL = ""
    assert as_anna.post(place + "brp/").status_code == 404
    assert "Vergelijk met de BRP" not in text(as_anna.get(place))
