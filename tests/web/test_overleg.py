"""Overleg on screen: families discussed each in its own file, steps, intervisie, advice."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from register.family import attention
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.overleg import actions
from wijkzicht.register.overleg.models import (
    Bespreking,
    Consultatie,
    Overleg,
    OverlegDeelnemer,
    Overlegstap,
)
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.rules.errors import NotAllowed
from world import make_family, make_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


@pytest.fixture
def joris(world):
    """A colleague of the team who has nothing to do with Bakker."""
    with set_up():
        return make_medewerker(Rol.PROFESSIONAL, world.noord, "joris")


def text(answer) -> str:
    return answer.content.decode()


def rows(model) -> list:
    with set_up():
        return list(model.objects.all())


def discussed(client, home, world, **fields):
    whole = {"besluit": "Meer hulp thuis.", "datum": "vandaag", "deelnemers": [world.anna.pk]}
    return client.post(home + "overleg/", whole | fields)


def test_what_was_decided_and_who_does_what(as_anna, home, world):
    step = {"wie_0": world.anna.pk, "wat_0": "Bel de school", "op_0": "morgen"}
    answer = discussed(as_anna, home, world, vraag="Wat nu?", anderen="Schoolarts", **step)
    assert answer.status_code == 302
    page = text(as_anna.get(home + "betrokken/"))
    assert "Meer hulp thuis." in page
    assert "professional, Schoolarts" in page
    assert "Bel de school" in page
    with as_medewerker(world.anna.pk):
        (todo,) = attention(world.anna, "overlegstap")
    assert (todo.naam, todo.wat) == ("Bakker", "Bel de school")
    (row,) = rows(Overlegstap)
    as_anna.post(f"{home}overleg/stap/{row.pk}/klaar/")
    assert rows(Overlegstap)[0].klaar_op == today()
    with as_medewerker(world.anna.pk):
        assert attention(world.anna, "overlegstap") == []


def test_several_families_in_one_meeting_each_in_its_own_file(as_anna, client, home, world, joris):
    with set_up():
        visser = make_family("Visser", world.noord, joris)
    discussed(as_anna, home, world, besluit="Over Bakker.", deelnemers=[world.anna.pk, joris.pk])
    (meeting,) = rows(Overleg)
    other = f"/huishouden/{visser.huishouden.pk}/"
    client.force_login(joris)
    assert f'value="{meeting.pk}" selected' in text(client.get(other + "overleg/"))
    client.post(other + "overleg/", {"besluit": "Over Visser.", "overleg": meeting.pk})
    assert len(rows(Overleg)) == 1
    assert len(rows(Bespreking)) == 2
    page = text(client.get(other + "betrokken/"))
    assert "Over Visser." in page
    assert "Over Bakker." not in page
    team = text(client.get("/overleg/"))
    assert "Visser" in team
    assert "Bakker" not in team
    assert "Over Visser." not in team
    twice = client.post(other + "overleg/", {"besluit": "Weer.", "overleg": meeting.pk})
    assert "Dit gezin staat al bij dit overleg." in text(twice)


def test_a_step_is_only_for_who_can_see_the_family(as_anna, home, world, joris):
    answer = discussed(as_anna, home, world, wie_0=joris.pk, wat_0="Bel de school")
    assert answer.status_code == 422
    assert "Selecteer een geldige keuze" in text(answer)
    half = discussed(as_anna, home, world, wie_0=world.anna.pk)
    assert "Schrijf op wat die gaat doen." in text(half)
    nobody = discussed(as_anna, home, world, wat_0="Bel de school")
    assert "Kies wie dit gaat doen." in text(nobody)
    assert rows(Overleg) == rows(Bespreking) == []


def test_a_step_for_who_was_just_taken_off_is_refused_by_the_rule_too(world, joris):
    """Between the page and the button somebody may have left: the form does not decide."""
    with as_medewerker(world.anna.pk), pytest.raises(NotAllowed, match="is niet betrokken"):
        actions.discuss(
            casus=world.bakker.casus, by=world.anna, besluit="Meer hulp.",
            stappen=[actions.Step(medewerker=joris, wat="Bel de school", op=None)],
        )  # fmt: skip
    assert rows(Overleg) == []


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"besluit": " "}, "Schrijf op wat jullie bespraken of besloten."),
        ({"datum": "morgen"}, "is nog niet geweest"),
        ({"datum": "1-1-2023"}, "De casus is geopend op"),
    ],
)
def test_a_refused_overleg_writes_nothing(as_anna, home, world, fields, sentence):
    answer = discussed(as_anna, home, world, **fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert rows(Overleg) == []


def test_in_a_closed_casus_nothing_is_discussed(as_anna, home, world):
    with set_up():
        Casus.objects.filter(pk=world.bakker.casus.pk).update(gesloten=today())
    assert "Deze casus is gesloten op" in text(discussed(as_anna, home, world))


def test_what_was_decided_is_changed_with_a_step_more(as_anna, home, world):
    discussed(as_anna, home, world)
    (row,) = rows(Bespreking)
    change = {"besluit": "Minder hulp.", "versie": "1", "wie_0": world.anna.pk, "wat_0": "Afbellen"}
    assert as_anna.post(f"{home}overleg/{row.pk}/", change).status_code == 302
    assert rows(Bespreking)[0].besluit == "Minder hulp."
    assert rows(Overlegstap)[0].wat == "Afbellen"
    again = as_anna.post(f"{home}overleg/{row.pk}/", {"besluit": "Anders.", "versie": "1"})
    assert again.status_code == 409


def test_the_same_form_sent_twice_is_one(as_anna, home, world):
    key = str(uuid.uuid4())
    for _ in range(2):
        discussed(as_anna, home, world, formulier=key)
    assert [str(row.pk) for row in rows(Bespreking)] == [key]
    assert len(rows(Overleg)) == 1


def test_intervisie_without_a_family(as_anna, client, world, joris):
    fields = {"onderwerp": "Grenzen stellen", "geleerd": "Eerder nee zeggen."}
    fields |= {"datum": "vandaag", "deelnemers": [world.anna.pk, joris.pk]}
    as_anna.post("/overleg/intervisie/", fields)
    (row,) = rows(Overleg)
    assert row.soort == "intervisie"
    assert len(rows(OverlegDeelnemer)) == 2
    client.force_login(joris)
    page = text(client.get("/overleg/"))
    assert "Intervisie: Grenzen stellen" in page
    change = fields | {"geleerd": "Oefenen.", "deelnemers": [joris.pk], "versie": "1"}
    client.post(f"/overleg/intervisie/{row.pk}/", change)
    assert rows(Overleg)[0].geleerd == "Oefenen."
    assert len(rows(OverlegDeelnemer)) == 1
    empty = client.post("/overleg/intervisie/", {"datum": "vandaag"})
    assert "Schrijf op waar het over ging." in text(empty)
    client.force_login(world.zoe)
    assert "Grenzen stellen" not in text(client.get("/overleg/"))
    assert client.get(f"/overleg/intervisie/{row.pk}/").status_code == 404


def test_a_question_to_a_colleague_and_the_advice(as_anna, client, home, world):
    wise = world.medewerkers[Rol.GEDRAGSWETENSCHAPPER]
    asked = {"medewerker": wise.pk, "vraag": "Is dit trauma?", "tot": "morgen"}
    assert as_anna.post(home + "betrokken/meekijken/", asked).status_code == 302
    with as_medewerker(wise.pk):
        (waiting,) = attention(wise, "advies")
    assert (waiting.naam, waiting.wat) == ("Bakker", "professional")
    (row,) = rows(Consultatie)
    client.force_login(wise)
    assert "Schrijf het advies op" in text(client.get(home + "betrokken/"))
    address = f"{home}overleg/advies/{row.pk}/"
    assert "Is dit trauma?" in text(client.get(address))
    assert "Eén zin is genoeg." in text(client.post(address, {"advies": "", "versie": "1"}))
    client.post(address, {"advies": "Ja, verwijs.", "versie": "1"})
    with as_medewerker(wise.pk):
        assert attention(wise, "advies") == []
    client.force_login(world.anna)
    assert "Ja, verwijs." in text(as_anna.get(home + "betrokken/"))


def test_advice_that_was_given_already_lets_nobody_look_along(as_anna, home, world):
    told = {"medewerker": world.zoe.pk, "vraag": "Wat nu?", "advies": "Bel de huisarts."}
    assert as_anna.post(home + "betrokken/meekijken/", told).status_code == 302
    with as_medewerker(world.zoe.pk):
        assert Consultatie.objects.count() == 0
    with set_up():
        assert not Betrokkenheid.objects.filter(medewerker=world.zoe, soort="consult").exists()
    assert "Bel de huisarts." in text(as_anna.get(home + "betrokken/"))
    no_question = as_anna.post(home + "betrokken/meekijken/", told | {"vraag": ""})
    assert "Schrijf ook op wat je vroeg." in text(no_question)


def test_only_who_asked_or_was_asked_writes_the_advice(as_anna, client, home, world, joris):
    as_anna.post(
        home + "betrokken/meekijken/",
        {"medewerker": world.zoe.pk, "vraag": "Wat nu?", "tot": "morgen"},
    )
    with set_up():
        Betrokkenheid.objects.create(
            huishouden=world.bakker.huishouden, medewerker=joris, van=today()
        )
    (row,) = rows(Consultatie)
    client.force_login(joris)
    answer = client.post(f"{home}overleg/advies/{row.pk}/", {"advies": "x", "versie": "1"})
    assert "Alleen wie advies vroeg of geeft" in text(answer)


def test_who_is_not_involved_sees_the_meeting_and_nothing_of_the_family(
    as_anna, home, world, joris
):
    discussed(as_anna, home, world, wie_0=world.anna.pk, wat_0="Bel de school")
    told = {"medewerker": world.zoe.pk, "vraag": "Wat nu?", "advies": "Bel de huisarts."}
    as_anna.post(home + "betrokken/meekijken/", told)
    inside = (Bespreking, Overlegstap, Consultatie)
    for someone, meetings in ((joris, 1), (world.zoe, 0), (world.medewerkers[Rol.ANALIST], 0)):
        with as_medewerker(someone.pk):
            assert [model.objects.count() for model in inside] == [0, 0, 0]
            assert Overleg.objects.count() == OverlegDeelnemer.objects.count() == meetings


def test_a_colleague_of_another_team_who_looks_along_reads_it_and_starts_none(
    as_anna, client, home, world
):
    discussed(as_anna, home, world)
    as_anna.post(
        home + "betrokken/meekijken/",
        {"medewerker": world.zoe.pk, "vraag": "Wat nu?", "tot": "morgen"},
    )
    client.force_login(world.zoe)
    page = text(client.get(home + "betrokken/"))
    assert "Meer hulp thuis." in page
    assert "Overleg van" in page
    answer = discussed(client, home, world)
    assert answer.status_code == 422
    assert len(rows(Overleg)) == 1


def test_the_lists_ask_as_often_when_there_is_more(as_anna, home, world):
    counts: dict[str, list[int]] = {}
    pages = ("/overleg/", home + "betrokken/", home + "overleg/")
    for _ in range(3):
        discussed(as_anna, home, world, wie_0=world.anna.pk, wat_0="Bellen")
        for page in pages:
            as_anna.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert as_anna.get(page).status_code == 200
            counts.setdefault(page, []).append(len(asked))
    assert {page: len(set(found)) for page, found in counts.items()} == dict.fromkeys(pages, 1)
    assert counts["/overleg/"][0] <= 10
