"""A family goes to another team, or to somebody elsewhere; nothing that runs is lost."""

import datetime

import pytest
from django.db import DatabaseError, transaction

from database import set_up
from register.family import attention, signed_in
from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.casussen.policies import can_undo_close
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.organisatie.models import Lidmaatschap, Rol
from wijkzicht.register.overdrachten.actions import take, take_back, to_team
from wijkzicht.register.overdrachten.models import Overdracht
from wijkzicht.register.overdrachten.queries import waiting_for, waiting_from
from wijkzicht.register.personen.models import HuishoudenTeam
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.veiligheid.models import Veiligheidsafspraak
from wijkzicht.register.voorzieningen import actions as voorzieningen
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.rules.errors import NotAllowed
from world import make_medewerker

pytestmark = pytest.mark.django_db
TOMORROW = datetime.timedelta(days=1)


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


@pytest.fixture
def zoe_in_zuid(world) -> Lidmaatschap:
    with set_up():
        return Lidmaatschap.objects.get(medewerker=world.zoe)


@pytest.fixture
def filled(world):
    """A casus with an open step, a goal, a safety agreement, an appointment and help elsewhere."""
    casus, persoon, by = world.bakker.casus, world.bakker.persoon, world.anna
    with set_up():
        Betrokkenheid.objects.filter(huishouden=casus.huishouden).update(casus=casus)
        own = {"casus": casus, "huishouden": casus.huishouden}
        Veiligheidsafspraak.objects.create(
            wie="Oma", wat="Sam slaapt bij oma.", afgesproken_op=today(), kijken_op=today(), **own
        )
        Afspraak.objects.create(medewerker=by, datum=today() + TOMORROW, **own)
    with signed_in(by):
        plannen.add_doel(casus=casus, tekst="Rust in huis", by=by)
        contacten.record(
            casus=casus, datum=today(), activiteit="regie", volgende_stap="School bellen",
            volgende_stap_op=today(), by=by,
        )  # fmt: skip
        voorzieningen.record(casus=casus, persoon=persoon, soort="jeugdhulp", start=today(), by=by)
    return casus


def sent(world, naar: Lidmaatschap, **changes) -> dict:
    with set_up():
        casus = Casus.objects.get(pk=world.bakker.casus.pk)
        goals = [str(doel.pk) for doel in casus.doelen.all()]
    return {
        "naar": str(naar.pk), "op": "vandaag", "reden": "in_overeenstemming", "doelen": goals,
        "brief": "Moeder is liever 's avonds gebeld.", "akkoord": "True", "versie": casus.versie,
        "formulier": "0b4b7e4e-9c6f-4a1c-8f3c-2f6f6f1d2a21", **changes,
    }  # fmt: skip


def test_a_family_goes_to_another_team_with_all_that_runs(
    filled, as_anna, home, world, zoe_in_zuid
):
    page = as_anna.get(home + "afsluiten/overdragen/").content.decode()
    assert "zoe (Zuid)" in page
    data = sent(world, zoe_in_zuid)
    for _ in range(2):
        assert as_anna.post(home + "afsluiten/overdragen/", data).status_code == 302
    with set_up():
        there = Casus.objects.get(eerder=filled)
        assert (there.team, there.gesloten, there.geopend) == (world.zuid, None, today())
        here = Casus.objects.get(pk=filled.pk)
        assert (here.gesloten, here.vervolg) == (today(), "ander_team")
        assert [doel.tekst for doel in there.doelen.all()] == ["Rust in huis"]
        assert Veiligheidsafspraak.objects.get().casus == there
        appointment = Afspraak.objects.get()
        assert (appointment.casus, appointment.medewerker) == (there, world.zoe)
        # What counts in figures stays where it was done.
        assert Contact.objects.get().casus == Voorziening.objects.get().casus == here
        assert Betrokkenheid.objects.get(medewerker=world.anna, casus=here).tot == today()
        assert there.regie.get().medewerker == world.zoe
        assert Overdracht.objects.count() == 1
        assert Logregel.objects.filter(regel="overgedragen_aan_team").count() == 1


def test_the_receiver_finds_it_on_the_day_and_works_on(filled, world, home, zoe_in_zuid, client):
    with signed_in(world.anna):
        given = to_team(
            casus=filled, versie=1, naar=zoe_in_zuid, op=today(), reden="volgens_plan",
            brief="Bel 's avonds.", by=world.anna,
        )  # fmt: skip
    with signed_in(world.zoe):
        (step,) = attention(world.zoe, "stap")
        assert step.wat == "School bellen"
        assert [row.naam for row in attention(world.zoe, "veiligheid")] == ["Bakker"]
        row = Voorziening.objects.get()
        voorzieningen.end(voorziening=row, versie=row.versie, eind=today(), by=world.zoe)
        assert not can_undo_close(given.casus)
    client.force_login(world.zoe)
    page = client.get(home).content.decode()
    for words in ("School bellen", "Overgenomen van Noord", "Bel &#39;s avonds.", "Klaar"):
        assert words in page
    families = client.get("/gezinnen/").content.decode()
    assert "School bellen" in families
    contact = step.key
    assert client.post(home + f"contact/{contact}/klaar/").status_code == 302
    with signed_in(world.zoe):
        assert attention(world.zoe, "stap") == []


def test_who_gave_it_away_sees_it_no_more_tomorrow(filled, world, zoe_in_zuid, monkeypatch):
    with signed_in(world.anna):
        to_team(
            casus=filled,
            versie=1,
            naar=zoe_in_zuid,
            op=today(),
            reden="volgens_plan",
            by=world.anna,
        )
        assert attention(world.anna, "stap") == []
    with set_up():
        Betrokkenheid.objects.filter(medewerker=world.anna).update(tot=today() - TOMORROW)
    with signed_in(world.anna):
        assert Overdracht.objects.count() == 0
    with signed_in(world.zoe):
        assert Overdracht.objects.count() == 1


def test_not_to_the_own_team_and_not_with_an_old_page(filled, as_anna, home, world, zoe_in_zuid):
    with set_up():
        own = Lidmaatschap.objects.get(medewerker=world.anna)
    given = {"casus": filled, "versie": 1, "op": today(), "reden": "volgens_plan"}
    with signed_in(world.anna), pytest.raises(NotAllowed, match="eigen team"):
        to_team(**given, naar=own, by=world.anna)
    future = as_anna.post(home + "afsluiten/overdragen/", sent(world, zoe_in_zuid, op="1-1-2099"))
    assert future.status_code == 422
    assert "nog niet geweest" in future.content.decode()
    assert "liever" in future.content.decode()
    for naar in (zoe_in_zuid, world.zuid):
        stale = as_anna.post(home + "afsluiten/overdragen/", sent(world, naar, versie="0"))
        assert stale.status_code in {409, 422}
    with set_up():
        assert Overdracht.objects.count() == 0
        assert Casus.objects.filter(huishouden=filled.huishouden).count() == 1


def waiting(world, **changes) -> Overdracht:
    """The family of anna, on the board of Zuid."""
    with signed_in(world.anna):
        casus = Casus.objects.get(pk=world.bakker.casus.pk)
        return to_team(
            casus=casus, versie=casus.versie, naar=world.zuid, op=today(), by=world.anna,
            **{"reden": "volgens_plan", "brief": "Bel 's avonds.", **changes},
        )  # fmt: skip


def test_without_a_colleague_it_waits_and_stays_ones_own(filled, world):
    row = waiting(world, doelen=filled.doelen.all())
    with signed_in(world.zoe):
        (card,) = waiting_for(world.zuid)
        assert (card.namen, card.van_team, card.brief) == (
            "Sam Bakker (2012)",
            "Noord",
            "Bel 's avonds.",
        )
        # What was passed on is read, nothing of the file.
        assert not Casus.objects.filter(pk=filled.pk).exists()
        assert waiting_for(world.noord) == []
        with pytest.raises(DatabaseError), transaction.atomic():
            HuishoudenTeam.objects.create(huishouden_id=row.huishouden_id, team=world.zuid)
    with signed_in(world.anna):
        assert [line.wat for line in attention(world.anna, "overdracht")] == ["Zuid"]
        assert [card.naar for card in waiting_from(world.noord)] == ["Zuid"]
        assert [line.wat for line in attention(world.anna, "stap")] == ["School bellen"]
        for naar, words in (
            (world.zuid, "wacht al op iemand van Zuid"),
            (world.noord, "eigen team"),
        ):
            with pytest.raises(NotAllowed, match=words):
                to_team(casus=filled, versie=1, naar=naar, op=today(), reden=None, by=world.anna)
        with pytest.raises(NotAllowed, match="wacht op iemand van Zuid"):
            casussen.close(
                casus=filled,
                versie=1,
                op=today(),
                reden="volgens_plan",
                vervolg="geen",
                by=world.anna,
            )


def test_who_takes_it_has_what_runs(filled, world):
    with set_up():
        bo = make_medewerker(Rol.PROFESSIONAL, world.zuid, "bo")
        of_bo, of_zoe = (Lidmaatschap.objects.get(medewerker=who) for who in (bo, world.zoe))
    row = waiting(world, doelen=filled.doelen.all())
    with signed_in(world.zoe):
        with pytest.raises(NotAllowed, match="De teamleider geeft het aan een ander"):
            take(overdracht=row, naar=of_bo, by=world.zoe)
        given = take(overdracht=row, naar=of_zoe, by=world.zoe)
        assert (given.naar, given.op) == ("zoe, Zuid", today())
        there = given.naar_casus
        assert [doel.tekst for doel in there.doelen.all()] == ["Rust in huis"]
        assert there.regie.get().medewerker == world.zoe
        assert [b.soort for b in there.huishouden.betrokkenen.filter(medewerker=world.zoe)] == [
            "regie"
        ]
        assert waiting_for(world.zuid) == []
        with pytest.raises(NotAllowed, match="al overgenomen: zoe, Zuid"):
            take(overdracht=row, naar=of_zoe, by=world.zoe)
    with signed_in(bo):
        assert not Casus.objects.filter(pk=filled.pk).exists()
    with signed_in(world.anna):
        assert attention(world.anna, "overdracht") == []
        assert Casus.objects.get(pk=filled.pk).gesloten == today()


def test_the_leader_gives_it_to_somebody(filled, world, zoe_in_zuid):
    with set_up():
        leader = make_medewerker(Rol.TEAMLEIDER, world.zuid, "leider")
    row = waiting(world)
    with signed_in(leader):
        there = take(overdracht=row, naar=zoe_in_zuid, by=leader).naar_casus
        assert there.regie.get().medewerker == world.zoe
        assert not there.huishouden.betrokkenen.filter(medewerker=leader).exists()


def test_taken_back_with_why_it_waits_no_more(filled, world, zoe_in_zuid):
    row = waiting(world)
    with signed_in(world.anna):
        with pytest.raises(NotAllowed, match="waarom je het gezin terugneemt"):
            take_back(overdracht=row, reden=" ", by=world.anna)
        take_back(overdracht=row, reden="Moeder wil toch bij ons blijven.", by=world.anna)
        assert attention(world.anna, "overdracht") == []
    with signed_in(world.zoe):
        assert waiting_for(world.zuid) == []
        with pytest.raises(DatabaseError), transaction.atomic():
            take(overdracht=row, naar=zoe_in_zuid, by=world.zoe)
    assert waiting(world).pk != row.pk


def test_on_the_screen_it_waits_is_taken_back_and_is_taken(
    filled, as_anna, home, world, zoe_in_zuid, client
):
    page = as_anna.get(home + "afsluiten/overdragen/").content.decode()
    assert "Nog niemand: op het bord van Zuid" in page
    key = "0b4b7e4e-9c6f-4a1c-8f3c-2f6f6f1d2a%d"
    for number in (31, 31):
        data = sent(world, world.zuid, formulier=key % number)
        answer = as_anna.post(home + "afsluiten/overdragen/", data)
        assert answer.status_code == 302
    with set_up():
        row = Overdracht.objects.get()
    here = as_anna.get(home).content.decode()
    assert "Noord, wacht op iemand van Zuid" in here
    assert "Op het bord van Zuid gezet" in here
    day = as_anna.get("/").content.decode()
    assert "Wacht op iemand van Zuid. Jij gaat door tot die er is." in day
    assert "Gaat naar een ander team, nog niemand" in as_anna.get("/aanmeldingen/").content.decode()
    back = home + f"afsluiten/overdragen/{row.pk}/terug/"
    assert as_anna.get(home + "afsluiten/overdragen/")["Location"] == back
    empty = as_anna.post(back, {"reden": ""})
    assert (empty.status_code, "waarom je het gezin terugneemt" in empty.content.decode()) == (
        422,
        True,
    )
    assert as_anna.post(back, {"reden": "Toch hier."}).status_code == 302
    told = as_anna.get(home).content.decode()
    assert "Teruggenomen van het bord van Zuid" in told
    assert "Toch hier." in told
    data["formulier"] = key % 32
    as_anna.post(home + "afsluiten/overdragen/", data)
    with set_up():
        row = Overdracht.objects.get(teruggenomen_op__isnull=True)
    place = f"/aanmeldingen/overgedragen/{row.pk}/"
    assert as_anna.get(place).status_code == 404
    client.force_login(world.zoe)
    board = client.get("/aanmeldingen/").content.decode()
    assert "Overgedragen, nog niemand" in board
    assert place in board
    page = client.get(place).content.decode()
    for words in ("Sam Bakker (2012)", "Moeder is liever", "Neem over"):
        assert words in page
    assert client.get(home).status_code == 404
    for _ in range(2):
        assert client.post(place)["Location"] == home
    assert client.get(home).status_code == 200
    with set_up():
        lines = Logregel.objects.filter(medewerker_id=world.zoe.pk, soort="overdracht")
        assert {line.regel for line in lines} == {"team", "overgedragen_aan_team"}


def test_a_confidential_family_is_given_to_somebody(world, zoe_in_zuid):
    with signed_in(world.zoe), pytest.raises(NotAllowed, match="Kies een collega"):
        to_team(
            casus=world.geheim.casus,
            versie=1,
            naar=world.zuid,
            op=today(),
            reden=None,
            by=world.zoe,
        )


def test_elsewhere_the_casus_closes_with_a_letter(filled, as_anna, home, world):
    page = as_anna.get(home + "afsluiten/overdragen/elders/").content.decode()
    for words in ("Rust in huis", "Sam slaapt bij oma.", "School bellen", "Jeugdhulp"):
        assert words in page
    data = {
        "naar": "Wijkteam Zuid, Lelystad", "op": "vandaag", "reden": "externe_omstandigheden",
        "vervolg": "ander_team", "brief": "Doel: rust in huis.", "akkoord": "False",
        "versie": str(filled.versie), "formulier": "0b4b7e4e-9c6f-4a1c-8f3c-2f6f6f1d2a22",
    }  # fmt: skip
    against = as_anna.post(home + "afsluiten/overdragen/elders/", data)
    assert against.status_code == 422
    assert "waarom je toch overdraagt" in against.content.decode()
    data["verteld"] = "We vertelden dat het moet, voor de veiligheid."
    for _ in range(2):
        assert as_anna.post(home + "afsluiten/overdragen/elders/", data).status_code == 302
    with set_up():
        row = Overdracht.objects.get()
        assert row.casus.gesloten == today()
        assert Logregel.objects.get(regel="overgedragen_elders").handeling == "verstrekt"
    letter = as_anna.get(home + f"afsluiten/overdragen/{row.pk}/").content.decode()
    for words in ("Doel: rust in huis.", "Wijkteam Zuid, Lelystad", "vindt dit niet goed"):
        assert words in letter
    assert "Wijkteam Zuid, Lelystad" in as_anna.get(home + "afsluiten/").content.decode()
