"""The interface for programs: keys, problems, the same rows as the page, and any request at all."""

import datetime

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings

from register.family import signed_in
from web.test_monitor import figures
from wijkzicht.indicators import catalogue
from wijkzicht.register.koppelingen import actions
from wijkzicht.register.koppelingen.models import Koppeling, Recht
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.rules.errors import NotAllowed

pytestmark = pytest.mark.django_db
BASE = "/api/v1/"
TODAY = datetime.date.today()


@pytest.fixture
def beheer(world):
    return world.medewerkers[Rol.BEHEER]


@pytest.fixture
def key(beheer) -> str:
    with signed_in(beheer):
        _, sleutel = actions.make(naam="Pakhuis", rechten=[Recht.CIJFERS], tot=TODAY, by=beheer)
    return sleutel


@pytest.fixture
def application(world):
    """The program as a server runs it, in the transaction of the test: it may not hang up."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield get_wsgi_application()
    for signal in signals:
        signal.connect(close_old_connections)


def ask(path: str, key: str = "", **data):
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return Client().get(BASE + path, data, headers=headers)


def is_problem(answer, status: int) -> bool:
    body = answer.json()
    told = body["status"] == answer.status_code == status and body["title"] and body["detail"]
    return bool(told) and answer["Content-Type"] == "application/problem+json"


def test_definitions_and_words_need_no_key(db):
    shown = ask("indicatoren").json()
    assert [row["code"] for row in shown] == list(catalogue())
    one = ask("indicatoren/S02")
    assert one.json()["definitie_hash"] == catalogue()["S02"].definition_hash
    assert one["API-Version"] == "1.1.0"
    assert ask("codelijsten/rol").json()["codes"][0]["code"] == "jeugdige"
    assert "rol" in ask("codelijsten").json()


def test_figures_need_a_key_that_holds(world, beheer, key):
    assert is_problem(ask("cijfers"), 401)
    assert ask("cijfers")["WWW-Authenticate"].startswith("Bearer")
    assert is_problem(ask("cijfers", "wz_onzin"), 401)
    assert ask("cijfers", key).status_code == 200
    with signed_in(beheer):
        actions.end(koppeling=Koppeling.objects.get(), by=beheer)
    assert is_problem(ask("cijfers", key), 401)


def test_a_key_of_yesterday_holds_no_more(world, beheer, key):
    with signed_in(beheer):
        Koppeling.objects.update(tot=TODAY - datetime.timedelta(days=1))
    assert is_problem(ask("groepen", key), 401)


def test_the_figures_are_those_of_the_page(world, key):
    figures(str(world.noord.pk))
    assert [g["naam"] for g in ask("groepen", key).json()][:2] == ["Alle teams samen", "Noord"]
    page = ask("cijfers", key, groep=str(world.noord.pk), indicator="S02").json()
    assert page["volgende"] is None
    assert [row["waarde"] for row in page["cijfers"] if row["periode"] == "2026-H1"] == [30.0]
    assert page["cijfers"][0]["definitie"]


def test_a_group_that_is_not_there_is_refused_in_words(world, key):
    assert is_problem(ask("cijfers", key, groep="weg"), 403)


def test_a_wrong_question_is_a_problem(world, key):
    assert is_problem(ask("cijfers", key, pagina=0), 422)
    assert "pagina" in ask("cijfers", key, pagina=0).json()["errors"][0]
    assert is_problem(ask("indicatoren/Q99"), 404)
    assert is_problem(ask("bestaat/niet"), 404)
    refused = Client().post(BASE + "indicatoren")
    assert is_problem(refused, 405)
    assert refused["Allow"] == "GET"


def test_a_key_opens_no_page_and_only_its_digest_is_kept(world, key):
    answer = Client().get("/gezinnen/", headers={"Authorization": f"Bearer {key}"})
    assert answer.status_code == 302
    assert key.encode() not in bytes(Koppeling.objects.get().sleutel)


def test_only_beheer_makes_one_and_not_for_ever(world, beheer):
    far = datetime.date(TODAY.year + 3, 1, 1)
    with signed_in(beheer), pytest.raises(NotAllowed, match="hooguit 2 jaar"):
        actions.make(naam="Lang", rechten=[Recht.CIJFERS], tot=far, by=beheer)


def test_beheer_makes_and_stops_one_on_the_page(world, beheer, client):
    client.force_login(beheer)
    data = {"naam": "Pakhuis", "soort": "eigen_cijfers", "tot": "morgen"}
    made = client.post("/beheer/koppelingen/nieuw/", data)
    key = made.content.decode().split("<code>")[1].split("</code>")[0]
    assert ask("groepen", key).status_code == 200
    assert key not in client.get("/beheer/koppelingen/").content.decode()
    row = Koppeling.objects.get()
    client.post(f"/beheer/koppelingen/{row.pk}/stop/")
    assert is_problem(ask("groepen", key), 401)
    refused = client.post("/beheer/koppelingen/nieuw/", data | {"tot": "gisteren"})
    assert refused.status_code == 422
    assert "Pakhuis" in refused.content.decode()


def test_the_description_may_be_read_from_any_site(db):
    described = ask("openapi.json")
    assert described["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in ask("indicatoren")
    assert described.json()["info"]["version"] == "1.1.0"


def test_each_key_is_for_one_thing_and_the_form_says_what_is_missing(world, beheer, client):
    client.force_login(beheer)
    page = "/beheer/koppelingen/nieuw/"
    data = {"naam": "Centrale", "soort": "telefoon", "tot": "morgen"}
    refused = client.post(page, data)
    assert refused.status_code == 422
    assert "Kies voor welk team" in refused.content.decode()
    assert "Centrale" in refused.content.decode()
    client.post(page, data | {"team": str(world.noord.pk)})
    shown = client.get("/beheer/koppelingen/").content.decode()
    assert "ziet of een beller bekend is" in shown
    with signed_in(beheer), pytest.raises(NotAllowed, match="voor één ding"):
        actions.make(naam="Alles", rechten=[Recht.CIJFERS, Recht.BELLER], tot=TODAY, by=beheer)


def test_anything_the_description_allows_gets_an_answer_it_describes(
    world, key, make_key, application
):
    """Every operation, with sense in it or without: no server error, only described answers."""
    figures(str(world.noord.pk))
    keys = {
        "POST /api/v1/vragen": make_key(Recht.AANMELDEN, world.noord),
        "POST /api/v1/beller": make_key(Recht.BELLER, world.noord),
    }
    schema = schemathesis.openapi.from_wsgi(BASE + "openapi.json", application)
    asked = []

    def tried(operation):
        own = keys.get(operation.label, key)

        @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def any_request(case):
            case.call_and_validate(headers={"Authorization": f"Bearer {own}"})

        any_request()
        asked.append(operation.label)

    for found in schema.get_all_operations():
        tried(found.ok())
    assert set(keys) < set(asked)
    assert len(asked) == 8
