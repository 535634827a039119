"""Asking to look along in a file one is not involved in: from search to answer, and nothing between."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from database import set_up
from register.family import attention, signed_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import zoeksleutels
from wijkzicht.register.personen.models import Persoonskaart
from wijkzicht.register.toegang import actions, queries
from wijkzicht.register.toegang.models import Toegangsvraag
from wijkzicht.rules.errors import NotAllowed
from world import LONG_AGO, make_medewerker

pytestmark = pytest.mark.django_db

ASK, SEARCH, DAY = "/zoeken/meekijken/", "/zoeken/", "/"
Soort = Betrokkenheid.Soort


def text(answer) -> str:
    return answer.content.decode()


def questions() -> list[Toegangsvraag]:
    with set_up():
        return list(Toegangsvraag.objects.all())


@pytest.fixture
def regie(world):
    """Zoe of team Zuid has the regie over Zeeman."""
    with set_up():
        Betrokkenheid.objects.create(
            huishouden=world.zeeman.huishouden, casus=world.zeeman.casus, medewerker=world.zoe,
            soort=Soort.REGIE, van=LONG_AGO,
        )  # fmt: skip
        zoeksleutels.renew(world.zeeman.huishouden)


@pytest.fixture
def sent(as_anna, world, regie) -> Toegangsvraag:
    key = str(world.zeeman.persoon.pk)
    answer = as_anna.post(ASK, {"persoon": key, "waarom": "Broer van Sam Bakker"}, follow=True)
    assert "Het antwoord staat straks op Mijn dag." in text(answer)
    return questions()[0]


def place(vraag) -> str:
    return reverse("zoeken:beantwoorden", args=[vraag.pk])


def test_from_search_to_looking_along_until_a_day(as_anna, client, world, sent):
    found = text(as_anna.post(SEARCH, {"zoek": "zeeman"}))
    assert "om mee te kijken" in found
    assert "Vraag om mee te kijken" not in found
    home = reverse("dossier:overzicht", args=[world.zeeman.huishouden.pk])
    assert as_anna.get(home).status_code == 404
    client.force_login(world.zoe)
    [line] = client.get(DAY).context["now"]
    assert (line.text, line.url) == (
        "professional wil meekijken: Broer van Sam Bakker", place(sent),
    )  # fmt: skip
    assert not line.late
    page = text(client.get(place(sent)))
    assert "Broer van Sam Bakker" in page
    assert "Noord" in page
    last = today() + timedelta(days=3)
    answer = client.post(place(sent), {"tot": f"{last:%d-%m-%Y}"}, follow=True)
    assert "kijkt nu mee" in text(answer)
    assert client.get(DAY).context["now"] == []
    with set_up():
        got = Betrokkenheid.objects.get(medewerker=world.anna, huishouden=sent.huishouden)
    assert (got.soort, got.tot) == (Soort.CONSULT, last)
    client.force_login(world.anna)
    [line] = client.get(DAY).context["now"]
    assert (line.text, line.url) == ("Je mag meekijken", home)
    assert client.get(home).status_code == 200


def test_a_refusal_is_read_by_who_asked_and_opens_nothing(client, world, sent):
    client.force_login(world.zoe)
    silent = client.post(place(sent), {"weiger": "1", "woord": " "})
    assert silent.status_code == 422
    assert "Schrijf in één regel waarom niet." in text(silent)
    client.post(place(sent), {"weiger": "1", "woord": "Bel mij even"})
    client.force_login(world.anna)
    [line] = client.get(DAY).context["now"]
    assert (line.text, line.url) == ("Je mag niet meekijken: Bel mij even", "")
    assert line.hint.startswith("Sam Zeeman · sinds")
    home = reverse("dossier:overzicht", args=[world.zeeman.huishouden.pk])
    assert client.get(home).status_code == 404
    with set_up():
        Toegangsvraag.objects.update(beantwoord_op=today() - timedelta(days=8))
    assert client.get(DAY).context["now"] == []


def test_everything_is_in_the_log(client, world, sent):
    client.force_login(world.zoe)
    client.post(place(sent), {"weiger": "1", "woord": "Nee"})
    with set_up():
        lines = Logregel.objects.filter(huishouden_id=world.zeeman.huishouden.pk)
        done = dict(lines.values_list("regel", "medewerker_id"))
    assert done["toegang_gevraagd"] == world.anna.pk
    assert done["toegang_geweigerd"] == world.zoe.pk
    page = client.get(f"/huishouden/{world.zeeman.huishouden.pk}/wie-keek-mee/")
    assert "vroeg om mee te kijken" in text(page)


def test_absent_and_confidential_are_the_same(as_anna, world):
    """Geheim is of Anna's own team; search does not show it, so it can not be asked about."""
    keys = [uuid.uuid4(), world.geheim.persoon.pk]
    answers = [as_anna.post(ASK, {"persoon": str(key), "waarom": "x"}) for key in keys]
    assert [answer.status_code for answer in answers] == [404, 404]
    bodies = [text(a).replace(str(k), "") for a, k in zip(answers, keys, strict=True)]
    assert "Geheim" not in bodies[1]
    assert as_anna.post(ASK, {"persoon": "geen sleutel"}).status_code == 404
    assert as_anna.get(ASK).status_code == 405
    assert questions() == []


def test_the_database_takes_no_question_about_who_is_not_shown(world):
    family = world.geheim
    with (
        signed_in(world.anna),
        pytest.raises(DatabaseError, match="row-level"),
        transaction.atomic(),
    ):
        Toegangsvraag.objects.create(
            huishouden=family.huishouden, persoon=family.persoon, medewerker=world.anna,
            waarom="x", gevraagd_op=today(),
        )  # fmt: skip


@pytest.mark.parametrize("fields", [{}, {"waarom": "  "}])
def test_the_reason_is_asked_with_nothing_of_the_file(as_anna, world, regie, fields):
    answer = as_anna.post(ASK, {"persoon": str(world.zeeman.persoon.pk)} | fields)
    page = text(answer)
    assert answer.status_code == (422 if fields else 200)
    assert ("Schrijf in één regel waarom je wilt meekijken." in page) == bool(fields)
    assert "Sam Zeeman" in page
    assert str(world.zeeman.huishouden.pk) not in page


def test_who_is_involved_or_waits_does_not_ask(as_anna, world, sent):
    waits = as_anna.post(ASK, {"persoon": str(world.zeeman.persoon.pk), "waarom": "Weer"})
    assert "Je vroeg dit al op" in text(waits)
    own = as_anna.post(ASK, {"persoon": str(world.bakker.persoon.pk), "waarom": "x"})
    assert "Je bent al betrokken bij dit gezin." in text(own)
    assert len(questions()) == 1


def test_without_a_team_there_is_nobody_to_ask(as_anna, world, regie):
    with set_up():
        Persoonskaart.objects.filter(pk=world.zeeman.persoon.pk).update(team=None)
    assert "Vraag om mee te kijken" not in text(as_anna.post(SEARCH, {"zoek": "zeeman"}))
    asked = as_anna.post(ASK, {"persoon": str(world.zeeman.persoon.pk), "waarom": "x"})
    assert "werkt nu geen team" in text(asked)
    assert questions() == []


def test_who_answers(world, sent):
    """Who has the regie and who leads the team; not who is only involved, nor who asked."""
    with set_up():
        leads = make_medewerker(Rol.TEAMLEIDER, world.zuid, "leider")
        ben = make_medewerker(Rol.PROFESSIONAL, world.zuid, "ben")
        Betrokkenheid.objects.create(
            huishouden=world.zeeman.huishouden, casus=world.zeeman.casus, medewerker=ben,
            van=LONG_AGO,
        )  # fmt: skip
    elsewhere = world.medewerkers[Rol.TEAMLEIDER]

    def asked() -> list[str]:
        found = []
        for who in (world.anna, world.zoe, leads, ben, elsewhere):
            with signed_in(who):
                found += [who.naam] * len(attention(who, "toegang"))
        return found

    assert asked() == ["zoe", "leider"]
    with signed_in(ben), pytest.raises(NotAllowed, match="Wie de regie heeft"):
        actions.grant(vraag=sent, tot=today(), by=ben)
    with set_up():
        Betrokkenheid.objects.filter(soort=Soort.REGIE).update(tot=today() - timedelta(days=1))
    assert asked() == ["zoe", "leider", "ben"]


def test_the_second_answer_is_told_of_the_first(world, sent):
    with signed_in(world.zoe):
        actions.refuse(vraag=sent, woord="Nee", by=world.zoe)
        with pytest.raises(NotAllowed, match="zoe gaf al antwoord"):
            actions.grant(vraag=sent, tot=today(), by=world.zoe)


def test_in_a_closed_casus_there_is_nothing_to_look_along_with(client, world, sent):
    with set_up():
        Casus.objects.filter(pk=world.zeeman.casus.pk).update(
            gesloten=today(), reden_sluiting="volgens_plan", vervolg="netwerk"
        )
    client.force_login(world.zoe)
    answer = client.post(place(sent), {"tot": "morgen"})
    assert "heeft nu geen open casus" in text(answer)
    past = client.post(place(sent), {"tot": ""})
    assert past.status_code == 422


def test_a_name_that_became_confidential_is_told_to_nobody(client, world, sent):
    with signed_in(world.zoe):
        actions.refuse(vraag=sent, woord="Nee", by=world.zoe)
    with set_up():
        world.zeeman.huishouden.vertrouwelijk = True
        world.zeeman.huishouden.save()
        zoeksleutels.renew(world.zeeman.huishouden)
    with signed_in(world.anna):
        assert list(queries.answered_rows(world.anna)) == []
