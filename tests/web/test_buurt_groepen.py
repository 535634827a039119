"""A group made from the list of families who wait with the same question."""

from uuid import uuid4

import pytest

from database import set_up
from register.family import signed_in
from web.test_verdelen import GROUPS, made, text
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.buurt import actions
from wijkzicht.register.buurt.models import Activiteit, Groep, Groepsdeelname
from wijkzicht.register.clock import today
from wijkzicht.rules.errors import NotAllowed

pytestmark = pytest.mark.django_db


@pytest.fixture
def families(world):
    rows = [made(world, naam=naam, leefgebied="financien", postcode="1312") for naam in "AB"]
    made(world, naam="Stil", leefgebied="financien", postcode="1312", stil_thuis=True)
    return rows


def make(client, world, once=None, **changes):
    sent = {"leefgebied": "financien", "gebied": "1312", "formulier": str(once or uuid4())}
    return client.post(f"/buurt/{world.noord.pk}/groep/", sent | changes)


def rows(model) -> list:
    with set_up():
        return list(model.objects.all())


def page(groep: Groep, rest: str = "") -> str:
    return f"/buurt/groep/{groep.pk}/{rest}"


def test_one_press_makes_the_group_with_these_families_in_it(as_anna, world, families):
    assert "Maak een groep met deze gezinnen" in text(as_anna.get(GROUPS))
    once = uuid4()
    for _ in range(2):
        assert make(as_anna, world, once).status_code == 302
    [groep] = rows(Groep)
    assert (groep.team, groep.leefgebied) == (world.noord, "financien")
    asked = {row.aanmelding_id: row.antwoord for row in rows(Groepsdeelname)}
    assert asked == {row.pk: "vragen" for row in families}
    shown = text(as_anna.get(page(groep)))
    assert shown.count("nog vragen") == 2
    assert "Stil" not in shown
    assert "0 gezinnen doen mee" in text(as_anna.get("/buurt/"))
    assert "In een groep" in text(as_anna.get(f"/aanmeldingen/{families[0].pk}/"))
    assert text(as_anna.get(GROUPS)).count(f"staat al in een groep: {groep.naam}") == 2


def test_who_no_longer_stands_together_gives_a_sentence(as_anna, world, families):
    answer = make(as_anna, world, gebied="9999")
    assert "staan niet meer samen" in text(as_anna.get(answer["Location"]))
    assert rows(Groep) == []


@pytest.mark.parametrize("fields", [{"crisis": True}, {"stil_thuis": True}])
def test_who_is_not_safe_or_keeps_it_quiet_is_never_in_a_group(world, fields):
    row = made(world, leefgebied="financien", **fields)
    with signed_in(world.anna), pytest.raises(NotAllowed, match="buiten de groep"):
        actions.make_group(team=world.noord, naam="Geld", aanmeldingen=[row], by=world.anna)


def test_each_family_answers_and_the_group_meets_with_who_takes_part(as_anna, world, families):
    make(as_anna, world)
    [groep] = rows(Groep)
    with set_up():
        first = Groepsdeelname.objects.get(aanmelding=families[0])
        other = Groepsdeelname.objects.get(aanmelding=families[1])
    sent = {"deelname": str(first.pk), "antwoord": "ja"}
    as_anna.post(page(groep, "antwoord/"), sent)
    as_anna.post(page(groep, "antwoord/"), {"deelname": str(other.pk), "antwoord": "nee"})
    wrong = as_anna.post(page(groep, "antwoord/"), sent | {"antwoord": "misschien"})
    assert wrong.status_code == 404
    once = str(uuid4())
    for _ in range(2):
        as_anna.post(page(groep, "gehouden/"), {"formulier": once})
    [met] = rows(Activiteit)
    assert (met.soort, met.deelnemers, met.datum, met.thema) == ("groep", 1, today(), groep.naam)


def test_the_group_is_changed_and_stopped(as_anna, world, families):
    make(as_anna, world)
    [groep] = rows(Groep)
    assert as_anna.post(page(groep), {"naam": "", "versie": "1"}).status_code == 422
    sent = {"naam": "Rondkomen", "begint_op": "1-3-2027", "versie": "1"}
    assert as_anna.post(page(groep), sent).status_code == 302
    assert "1 maart 2027" in text(as_anna.get(page(groep)))
    assert as_anna.post(page(groep), sent | {"naam": "Geld"}).status_code == 409
    as_anna.post(page(groep), sent | {"gestopt_op": "vandaag", "versie": "2"})
    assert "Rondkomen" not in text(as_anna.get("/buurt/"))


def test_another_team_sees_no_group_and_nobody_in_it(as_anna, client, world, families):
    make(as_anna, world)
    [groep] = rows(Groep)
    with signed_in(world.zoe):
        assert (Groep.objects.count(), Groepsdeelname.objects.count()) == (0, 0)
    client.force_login(world.zoe)
    assert client.get(page(groep)).status_code == 404
    assert make(client, world).status_code == 404


def test_a_family_of_which_the_file_is_closed_to_me_is_not_in_the_group(as_anna, world, families):
    """The request ended with a colleague: then it is hers to read, and so is who was in the group."""
    make(as_anna, world)
    [groep] = rows(Groep)
    with set_up():
        type(families[0]).objects.filter(pk=families[0].pk).update(kolom="afgerond")
    with signed_in(world.anna):
        left = Groepsdeelname.objects.filter(groep=groep)
        assert [row.aanmelding_id for row in left] == [families[1].pk]


def test_who_is_in_the_group_stands_in_the_log_as_shown(as_anna, world):
    made(world, leefgebied="financien", huishouden=world.bakker.huishouden, postcode="1312")
    made(world, leefgebied="financien", postcode="1312")
    with set_up():
        type(world.bakker.huishouden).objects.update(postcode="1312AB")
    make(as_anna, world)
    [groep] = rows(Groep)
    as_anna.get(page(groep))
    with set_up():
        line = Logregel.objects.filter(route="buurt:groep").get()
    assert line.huishouden_id == world.bakker.huishouden.pk
