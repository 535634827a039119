"""A website brings in a question; a telephone system sees at most that there is a household."""

import json
import re
import shlex
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from database import set_up
from register.family import signed_in
from web.test_api import is_problem
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.inbreng.models import Werkgebied
from wijkzicht.register.koppelingen.models import Koppeling, Recht
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Huishouden, Zoeksleutel
from wijkzicht.register.personen.zoeksleutels import PHONE, key, renew
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.web.api import beller, vragen

pytestmark = pytest.mark.django_db
ASKED = {"vraag": "Wie helpt met de post?", "bereikbaar": "0612345678", "postcode": "1312 AB"}
DOC = Path(__file__).parents[2] / "docs" / "api.md"


@pytest.fixture(autouse=True)
def no_counts_yet():
    cache.clear()


@pytest.fixture
def website(world, make_key) -> str:
    with set_up():
        Werkgebied.objects.create(team=world.noord, postcode="1312")
    return make_key(Recht.AANMELDEN)


@pytest.fixture
def centrale(world, make_key) -> str:
    return make_key(Recht.BELLER, world.noord)


def post(path: str, sleutel: str, body: dict, **headers: str):
    own = {"Authorization": f"Bearer {sleutel}", **headers}
    return Client().post(f"/api/v1/{path}", body, content_type="application/json", headers=own)


def ask(sleutel: str, once=None, **changes):
    return post("vragen", sleutel, ASKED | changes, **{"Idempotency-Key": str(once or uuid4())})


def call(sleutel: str, nummer: str):
    return post("beller", sleutel, {"nummer": nummer})


def requests() -> list[Aanmelding]:
    with set_up():
        return list(Aanmelding.objects.all())


def give_phone(family, nummer: str) -> None:
    with set_up():
        family.persoon.telefoon = nummer
        family.persoon.save(update_fields=["telefoon"])
        renew(family.huishouden)


def test_the_same_question_sent_fifty_times_is_one_row_with_one_code(world, website):
    once = uuid4()
    answers = [ask(website, once) for _ in range(50)]
    assert {answer.status_code for answer in answers} == {201}
    [code] = {answer.json()["code"] for answer in answers}
    [row] = requests()
    assert (row.team, row.bron, row.vraag) == (world.noord, "inwoner", ASKED["vraag"])
    assert (row.vastgelegd_door_id, row.huishouden_id) == (None, None)
    stand = Client().post(answers[0].json()["stand"], {"code": code})
    assert "Nog niemand heeft hem opgepakt" in stand.content.decode()


def test_two_websites_with_the_same_key_of_once_are_two_questions(world, website, make_key):
    once = uuid4()
    ask(website, once)
    ask(make_key(Recht.AANMELDEN, world.zuid), once)
    assert {row.team for row in requests()} == {world.noord, world.zuid}


def test_a_young_person_is_marked_as_one(world, website):
    assert ask(website, leeftijd=14).status_code == 201
    [row] = requests()
    assert (row.leeftijd, row.kind_betrokken) == (14, True)


@pytest.mark.parametrize(
    "changes, told",
    [
        ({"vraag": " "}, "vraag: Schrijf op wat uw vraag is"),
        ({"bereikbaar": ""}, "bereikbaar: Vul een telefoonnummer of e-mailadres in"),
        ({"postcode": "9999 ZZ"}, "postcode: Bij deze postcode kennen we geen team"),
        ({"postcode": "straat"}, "postcode: Een postcode begint met vier cijfers"),
        ({"vraag": "x" * 5001}, "vraag: Deze tekst is te lang"),
        ({"leeftijd": 18}, "leeftijd"),
    ],
)
def test_what_can_not_be_used_gets_a_sentence_a_field_and_no_row(world, website, changes, told):
    answer = ask(website, **changes)
    assert is_problem(answer, 422)
    assert told in " ".join(answer.json()["errors"])
    assert requests() == []


def test_without_a_key_of_once_nothing_is_brought_in(world, website):
    answer = post("vragen", website, ASKED)
    assert is_problem(answer, 422)
    assert "Idempotency-Key" in answer.json()["errors"][0]


def test_a_key_does_what_it_is_for_and_nothing_else(world, website, centrale):
    assert is_problem(ask(centrale), 401)
    assert is_problem(call(website, "0612345678"), 401)
    answer = Client().get("/api/v1/cijfers", headers={"Authorization": f"Bearer {website}"})
    assert is_problem(answer, 401)
    with set_up():
        accounts = list(Medewerker.objects.filter(koppeling__isnull=False))
    for account in accounts:
        with as_medewerker(account.pk):
            assert not Huishouden.objects.exists()
            assert not Zoeksleutel.objects.exists()
            assert not Aanmelding.objects.exists()


def test_more_than_may_be_asked_in_an_hour_is_told(world, website, centrale, monkeypatch):
    monkeypatch.setattr(vragen, "QUESTIONS", 1)
    monkeypatch.setattr(beller, "CALLS", 1)
    ask(website), call(centrale, "0612345678")
    for answer in (ask(website), call(centrale, "0612345678")):
        assert is_problem(answer, 429)
        assert answer["Retry-After"] == "3600"
    assert len(requests()) == 1


def test_a_caller_is_at_most_a_household_to_open(world, centrale):
    give_phone(world.bakker, "06-12 34 56 78")
    answer = call(centrale, "+31612345678")
    page = f"http://testserver/huishouden/{world.bakker.huishouden.pk}/"
    assert answer.json() == {"bekend": True, "openen": [page]}
    assert "12345678" not in str(answer.request["PATH_INFO"])
    with set_up():
        line = Logregel.objects.get(route="api:beller", toegestaan=True)
    assert line.huishouden_id == world.bakker.huishouden.pk
    assert line.handeling == "gezocht"


def test_who_is_of_another_team_or_confidential_is_not_known(world, centrale):
    give_phone(world.zeeman, "0611111111")
    give_phone(world.geheim, "0622222222")
    for nummer in ("0611111111", "0622222222", "0633333333"):
        assert call(centrale, nummer).json() == {"bekend": False, "openen": []}
    with set_up():
        assert Logregel.objects.filter(route="api:beller", huishouden_id=None).count() == 3


def test_what_is_no_number_gets_a_sentence(world, centrale):
    answer = call(centrale, "anoniem")
    assert is_problem(answer, 422)
    assert "geen telefoonnummer" in answer.json()["errors"][0]


def test_the_wall_itself_tells_nobody_else(world, centrale):
    give_phone(world.bakker, "0612345678")
    sleutel = key(PHONE, "612345678")

    def told() -> list:
        with connection.cursor() as cursor:
            cursor.execute("SELECT walls.called(%s)", [sleutel])
            return cursor.fetchone()[0]

    with signed_in(world.anna):
        assert told() == []
    with set_up():
        account = Koppeling.objects.get(rechten=[Recht.BELLER])
    with as_medewerker(account.medewerker_id):
        assert told() == [world.bakker.huishouden.pk]


def test_the_examples_of_the_document_work(world, website, centrale):
    """Each curl command of docs/api.md, with a real key in it."""
    give_phone(world.bakker, "0612345678")
    keys = {"vragen": website, "beller": centrale}
    examples = re.findall(r"```bash\n(.*?)```", DOC.read_text("utf-8"), re.S)
    answers = {}
    for text in examples:
        program, *words = shlex.split(text.replace("\\\n", " "))
        assert program == "curl"
        address = next(word for word in words if word.startswith("https://"))
        sent = [words[i + 1] for i, word in enumerate(words) if word == "--header"]
        headers = dict(line.split(": ", 1) for line in sent)
        body = json.loads(words[words.index("--json") + 1])
        name = address.rpartition("/")[2]
        headers["Authorization"] = headers["Authorization"].replace("wz_...", keys[name])
        path = address.removeprefix("https://wijkzicht.example.nl")
        answers[name] = Client().post(path, body, content_type="application/json", headers=headers)
    assert answers["vragen"].status_code == 201
    assert answers["beller"].json()["bekend"] is True
