"""Volunteers: recorded, put in a plan with a goal, followed and ended; they see nothing of a file."""

from uuid import uuid4

import pytest

from database import set_up
from register.family import signed_in
from web.test_verdelen import text
from wijkzicht.register.clock import today
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Doelactie
from wijkzicht.register.vrijwilligers import actions
from wijkzicht.register.vrijwilligers.models import Inzet, Vrijwilliger

pytestmark = pytest.mark.django_db
HOME = "/buurt/vrijwilligers/"
FATMA = {"naam": "Fatma", "kan": "post ordenen", "leefgebieden": ["financien"]}


@pytest.fixture
def fatma(world) -> Vrijwilliger:
    with signed_in(world.anna):
        return actions.add(team=world.noord, **FATMA, bekend_bij=world.anna, by=world.anna)


@pytest.fixture
def goal(world):
    with signed_in(world.anna):
        return plannen.add_doel(casus=world.bakker.casus, tekst="Post op orde", by=world.anna)


def in_the_plan(client, world, fatma, goal, **changes):
    page = f"/huishouden/{world.bakker.huishouden.pk}/plan/vrijwilliger/{fatma.pk}/"
    sent = {"doel": str(goal.pk), "wat": "Elke week post", "van": "vandaag"}
    return client.post(page, sent | {"formulier": str(uuid4())} | changes)


def rows(model) -> list:
    with set_up():
        return list(model.objects.all())


def test_two_answers_record_a_volunteer_and_whom_she_knows_is_filled_in(as_anna, world):
    url = f"/buurt/{world.noord.pk}/vrijwilliger/"
    wrong = as_anna.post(url, {"naam": "Fatma", "kan": ""})
    assert wrong.status_code == 422
    assert "Fatma" in text(wrong)
    assert f'value="{world.anna.pk}" selected' in text(as_anna.get(url))
    as_anna.post(url, FATMA | {"bekend_bij": str(world.anna.pk), "vog_op": "1-2-2026"})
    shown = text(as_anna.get(HOME))
    assert "post ordenen" in shown
    assert "VOG van 1 februari 2026" in shown
    assert f"{world.anna.naam} kent deze vrijwilliger" in shown
    [row] = rows(Vrijwilliger)
    ahead = as_anna.post(f"{url}{row.pk}/", FATMA | {"vog_op": "1-1-2099", "versie": "1"})
    assert "De dag van de VOG is nog niet geweest" in text(ahead)
    as_anna.post(f"{url}{row.pk}/", FATMA | {"gestopt_op": "vandaag", "versie": "1"})
    assert "Fatma" not in text(as_anna.get(HOME))


def test_a_volunteer_is_picked_into_the_plan_once(as_anna, world, fatma, goal):
    home = f"/huishouden/{world.bakker.huishouden.pk}/plan/"
    assert "Fatma" in text(as_anna.get(home + "aanbod/?woord=post"))
    assert "Fatma" not in text(as_anna.get(home + "aanbod/?woord=voetbal"))
    once = str(uuid4())
    for _ in range(2):
        assert in_the_plan(as_anna, world, fatma, goal, formulier=once).status_code == 302
    [row] = rows(Inzet)
    [step] = rows(Doelactie)
    assert (row.stap_id, row.van, row.tot) == (step.pk, today(), None)
    assert (step.uitvoerder, step.wie, step.wat) == ("vrijwilliger", "Fatma", "Elke week post")
    assert "Fatma" in text(as_anna.get(home))
    assert "Bakker" in text(as_anna.get(f"/buurt/{world.noord.pk}/vrijwilliger/{fatma.pk}/"))


def test_how_it_goes_and_that_it_ended_with_what_it_brought(as_anna, world, fatma, goal):
    in_the_plan(as_anna, world, fatma, goal)
    [row] = rows(Inzet)
    page = f"/huishouden/{world.bakker.huishouden.pk}/plan/inzet/{row.pk}/"
    as_anna.post(page, {"gaat": "Loopt goed", "versie": "1"})
    assert "Loopt goed" in text(as_anna.get(f"/huishouden/{row.huishouden_id}/plan/aanbod/"))
    ended = {"gaat": "Loopt goed", "tot": "vandaag", "versie": "2"}
    refused = as_anna.post(page, ended)
    assert "Schrijf in een zin op wat het bracht" in text(refused)
    early = as_anna.post(page, ended | {"tot": "1-1-2020", "terugblik": "Rust"})
    assert "Kies die dag of later" in text(early)
    as_anna.post(page, ended | {"terugblik": "De post is op orde."})
    assert rows(Inzet)[0].tot == today()
    assert "De post is op orde." in text(
        as_anna.get(f"/huishouden/{row.huishouden_id}/plan/aanbod/")
    )


def test_who_stopped_is_not_matched(as_anna, world, fatma, goal):
    with signed_in(world.anna):
        actions.change(vrijwilliger=fatma, versie=1, gestopt_op=today(), by=world.anna)
    answer = in_the_plan(as_anna, world, fatma, goal)
    assert "is gestopt op" in text(answer)
    assert rows(Inzet) == rows(Doelactie) == []


def test_another_team_reads_the_volunteer_and_not_for_whom(as_anna, client, world, fatma, goal):
    in_the_plan(as_anna, world, fatma, goal)
    with signed_in(world.zoe):
        assert Vrijwilliger.objects.count() == 1
        assert Vrijwilliger.objects.update(naam="x") == 0
        assert Inzet.objects.count() == 0
    client.force_login(world.zoe)
    assert client.get(f"/buurt/{world.noord.pk}/vrijwilliger/{fatma.pk}/").status_code == 404


def test_the_list_asks_a_constant_number_of_statements(
    as_anna, world, django_assert_max_num_queries
):
    with signed_in(world.anna):
        for name in "abcdef":
            actions.add(team=world.noord, naam=name, kan="x", bekend_bij=world.anna, by=world.anna)
    with django_assert_max_num_queries(10):
        as_anna.get(HOME)
