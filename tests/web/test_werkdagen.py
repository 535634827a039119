"""Somebody says on which days they work; the team sees it and Mijn dag takes it into account."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from database import set_up
from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.organisatie import actions
from wijkzicht.register.organisatie.models import Rol, Werkdagen
from wijkzicht.register.organisatie.queries import works_on_days
from wijkzicht.rules.terms import holidays

pytestmark = pytest.mark.django_db
PAGE, DAY = "/werkdagen/", "/"
TOMORROW = today() + timedelta(days=1)


def text(answer) -> str:
    return answer.content.decode()


def all_but(day) -> list[int]:
    return [number for number in range(1, 8) if number != day.isoweekday()]


def rows() -> list[Werkdagen]:
    with set_up():
        return list(Werkdagen.objects.order_by("van"))


def test_days_hold_from_a_day_and_the_same_day_replaces(as_anna, world):
    assert "Vul in op welke dagen je werkt" in text(as_anna.get(DAY))
    sent = {"dagen": ["1", "2", "4"], "van": "1-11-2026"}
    assert as_anna.post(PAGE, sent).status_code == 302
    as_anna.post(PAGE, sent | {"dagen": ["1", "2"]})
    as_anna.post(PAGE, {"dagen": ["5"], "van": "1-1-2030"})
    assert [row.dagen for row in rows()] == [[1, 2], [5]]
    with signed_in(world.anna):
        assert works_on_days(world.anna, today()) == [1, 2]
        assert works_on_days(world.anna, days_ago(900)) is None
    assert "Je werkt op ma, di." in text(as_anna.get(DAY))


@pytest.mark.parametrize("fields", [{}, {"dagen": ["9"]}, {"dagen": ["1"], "van": ""}])
def test_no_day_or_a_wrong_one_writes_nothing(as_anna, fields):
    assert as_anna.post(PAGE, {"van": "vandaag"} | fields).status_code == 422
    assert rows() == []


@pytest.mark.skipif(TOMORROW in holidays(TOMORROW.year), reason="a holiday is nobody's day")
@pytest.mark.skipif(today() in holidays(today().year), reason="a holiday is nobody's day")
def test_what_is_due_on_a_day_off_is_asked_for_before(as_anna, world):
    with signed_in(world.anna):
        casus = open_casus(world.anna, world.noord, geopend=days_ago(9))
        contacten.record(
            casus=casus, datum=today(), activiteit="hulp", volgende_stap="Bel school",
            volgende_stap_op=TOMORROW, by=world.anna,
        )  # fmt: skip
    assert [line.text for line in as_anna.get(DAY).context["soon"]] == ["Bel school"]
    with signed_in(world.anna):
        actions.set_working_days(dagen=all_but(TOMORROW), van=days_ago(3), by=world.anna)
    context = as_anna.get(DAY).context
    assert context["soon"] == []
    [line] = context["now"]
    assert line.hint.endswith("morgen, dan werk je niet")
    assert not line.late


def test_the_team_leader_sees_the_days_and_who_is_off_today(client, world):
    with signed_in(world.anna):
        actions.set_working_days(dagen=all_but(today()), van=days_ago(3), by=world.anna)
    client.force_login(world.medewerkers[Rol.TEAMLEIDER])
    page = text(client.get("/team/"))
    assert page.count("werkt vandaag niet") == 1


def test_nobody_writes_the_days_of_somebody_else(world):
    leader = world.medewerkers[Rol.TEAMLEIDER]
    with signed_in(leader), pytest.raises(DatabaseError, match="row-level"), transaction.atomic():
        Werkdagen.objects.create(medewerker=world.anna, van=today(), dagen=[1])
