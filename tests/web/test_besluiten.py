"""Aanvragen and decisions on screen, under Hulp elders."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from register.family import attention
from wijkzicht.register.besluiten import queries
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.register.walls.rights import as_medewerker
from world import make_medewerker

pytestmark = pytest.mark.django_db
GRANTED = {"uitkomst": "toegekend", "besluit_op": "vandaag", "versie": "1"}


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/"


def text(answer) -> str:
    return answer.content.decode()


def rows(model=Besluit) -> list:
    with set_up():
        return list(model.objects.select_related("persoon"))


def aanvraag(client, world, **fields):
    whole = {"persoon": world.bakker.persoon.pk, "soort": "wmo", "aanvraag_op": "vandaag"}
    address = f"/huishouden/{world.bakker.huishouden.pk}/besluiten/aanvraag/"
    return client.post(address, whole | fields)


def one(home, row, task="") -> str:
    return f"{home}besluiten/{row.pk}/{task}"


def granted(world, *, eind: date, **fields) -> Besluit:
    with set_up():
        return Besluit.objects.create(
            casus=world.bakker.casus,
            huishouden=world.bakker.huishouden,
            persoon=world.bakker.persoon,
            medewerker=world.anna,
            aanvraag_op=today() - timedelta(days=300),
            **{"soort": "wmo", "uitkomst": "toegekend", "besluit_op": today(), "eind": eind}
            | fields,
        )


def test_the_last_day_to_decide_counts_from_the_aanvraag(as_anna, home, world):
    aanvraag(as_anna, world, aanvraag_op="8-3-2025")  # eight weeks later is a Saturday
    page = text(as_anna.get(home + "hulp-elders/"))
    assert "Besluit moest er zijn op 6 mei 2025" in page  # Saturday 3 May, Sunday, 5 May
    (row,) = rows()
    change = {"soort": "wmo", "aanvraag_op": "8-3-2025", "versie": "1"}
    as_anna.post(one(home, row), change | {"uiterlijk": f"{today() + timedelta(days=9):%d-%m-%Y}"})
    assert "Beslis uiterlijk op" in text(as_anna.get(home + "hulp-elders/"))
    with as_medewerker(world.anna.pk):
        (signal,) = attention(world.anna, "aanvraag")
    assert (signal.naam, signal.op) == ("Bakker", today() + timedelta(days=9))


def test_what_is_granted_makes_help_that_waits(as_anna, home, world):
    aanvraag(as_anna, world, leveringsvorm="pgb")
    (row,) = rows()
    page = text(as_anna.get(one(home, row, "beslissen/")))
    assert f'value="{today():%d-%m-%Y}"' in page
    fields = GRANTED | {"start": "morgen", "leveringsvorm": "pgb", "aanbieder": "De Brug"}
    assert as_anna.post(one(home, row, "beslissen/"), fields).status_code == 302
    (help_,) = rows(Voorziening)
    (row,) = rows()
    assert row.voorziening_id == help_.pk
    assert (help_.soort, help_.leveringsvorm, help_.aanbieder) == ("wmo", "pgb", "De Brug")
    assert (help_.verwijzer, help_.start) == ("gemeentelijke_toegang", None)
    page = text(as_anna.get(home + "hulp-elders/"))
    assert "Wmo-ondersteuning: toegekend" in page
    assert "nog niet begonnen" in page


def test_what_is_granted_can_hang_on_help_that_runs(as_anna, home, world):
    with set_up():
        help_ = Voorziening.objects.create(
            casus=world.bakker.casus,
            huishouden=world.bakker.huishouden,
            persoon=world.bakker.persoon,
            soort="wmo",
        )
    aanvraag(as_anna, world)
    (row,) = rows()
    as_anna.post(one(home, row, "beslissen/"), GRANTED | {"voorziening": help_.pk})
    assert rows()[0].voorziening_id == help_.pk
    assert len(rows(Voorziening)) == 1


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"uitkomst": ""}, "Kies wat er is besloten."),
        ({"uitkomst": "afgewezen"}, "Schrijf op waarom."),
        ({"besluit_op": "31-12-2099"}, "is nog niet geweest"),
        ({"besluit_op": "1-1-2024"}, "of later als dag van het besluit"),
        ({"start": "1-6-2026", "eind": "1-5-2026"}, "Kies die dag of later als laatste dag."),
    ],
)
def test_a_refused_decision_writes_nothing(as_anna, home, world, fields, sentence):
    aanvraag(as_anna, world)
    (row,) = rows()
    answer = as_anna.post(one(home, row, "beslissen/"), GRANTED | fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert rows()[0].uitkomst is None
    assert rows(Voorziening) == []


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"persoon": ""}, "Kies voor wie de aanvraag is."),
        ({"soort": ""}, "Kies waarvoor de aanvraag is."),
        ({"aanvraag_op": "morgen"}, "Kies de dag waarop de aanvraag kwam."),
        ({"uiterlijk": "1-1-2026", "aanvraag_op": "1-2-2026"}, "Kies een latere uiterste dag."),
    ],
)
def test_a_refused_aanvraag_says_why(as_anna, world, fields, sentence):
    answer = aanvraag(as_anna, world, **fields)
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_what_was_decided_is_not_changed_but_can_be_withdrawn(as_anna, home, world):
    aanvraag(as_anna, world)
    (row,) = rows()
    as_anna.post(one(home, row, "beslissen/"), GRANTED)
    again = {"soort": "wmo", "aanvraag_op": "vandaag", "versie": "2"}
    assert "Dit is al besloten op" in text(as_anna.post(one(home, row), again))
    refused = GRANTED | {"uitkomst": "afgewezen", "reden": "x", "versie": "2"}
    assert "Dit is al besloten op" in text(as_anna.post(one(home, row, "beslissen/"), refused))
    gone = GRANTED | {"uitkomst": "ingetrokken", "reden": "Verhuisd.", "versie": "2"}
    assert as_anna.post(one(home, row, "beslissen/"), gone).status_code == 302
    (row,) = rows()
    assert (row.uitkomst, row.reden) == ("ingetrokken", "Verhuisd.")
    assert row.voorziening_id is not None


def test_a_second_look_where_the_organisation_wants_one(as_anna, client, home, world, settings):
    settings.BESLUIT_TWEEDE_BLIK = True
    aanvraag(as_anna, world, voorstel="Begeleiding, twee uur per week.")
    (row,) = rows()
    refused = as_anna.post(one(home, row, "beslissen/"), GRANTED)
    assert "Laat eerst een collega meekijken." in text(refused)
    own = as_anna.post(one(home, row, "meekijken/"), {"akkoord": "True", "versie": "1"})
    assert "Jij legde deze aanvraag vast." in text(own)
    with set_up():
        joris = make_medewerker(Rol.PROFESSIONAL, world.noord, "joris")
        Betrokkenheid.objects.create(
            huishouden=world.bakker.huishouden, medewerker=joris, van=today()
        )
    client.force_login(joris)
    assert "Begeleiding, twee uur per week." in text(client.get(one(home, row, "meekijken/")))
    no = {"akkoord": "False", "versie": "1"}
    assert "Schrijf op waarom je het er niet mee eens" in text(
        client.post(one(home, row, "meekijken/"), no)
    )
    client.post(one(home, row, "meekijken/"), no | {"tekst": "Drie uur is nodig."})
    client.force_login(world.anna)
    refused = as_anna.post(one(home, row, "beslissen/"), GRANTED | {"versie": "2"})
    assert "joris is het niet eens met je voorstel." in text(refused)
    change = {"soort": "wmo", "aanvraag_op": "vandaag", "voorstel": "Drie uur.", "versie": "2"}
    as_anna.post(one(home, row), change)
    assert rows()[0].tweede_akkoord is None
    client.force_login(joris)
    client.post(one(home, row, "meekijken/"), {"akkoord": "True", "versie": "3"})
    client.force_login(world.anna)
    done = as_anna.post(one(home, row, "beslissen/"), GRANTED | {"versie": "4"})
    assert done.status_code == 302
    assert "joris keek mee op" in text(as_anna.get(home + "hulp-elders/"))


def test_a_decision_that_ends_asks_for_attention_until_somebody_acts(as_anna, home, world):
    granted(world, eind=today() + timedelta(weeks=20))
    soon = granted(world, eind=today() + timedelta(weeks=3))
    with as_medewerker(world.anna.pk):
        assert attention(world.anna, "besluit") == []  # a later one runs on
    with set_up():
        Besluit.objects.exclude(pk=soon.pk).delete()
    with as_medewerker(world.anna.pk):
        (signal,) = attention(world.anna, "besluit")
        assert (signal.key, signal.op) == (soon.pk, soon.eind)
        assert not queries.ending_rows(world.anna, timedelta(weeks=2))
    assert "Loopt bijna af" in text(as_anna.get(home + "hulp-elders/"))
    aanvraag(as_anna, world)
    with as_medewerker(world.anna.pk):
        assert attention(world.anna, "besluit") == []


def test_in_a_closed_casus_nothing_is_decided(as_anna, home, world):
    aanvraag(as_anna, world)
    (row,) = rows()
    with set_up():
        Casus.objects.filter(pk=world.bakker.casus.pk).update(gesloten=today())
    for answer in (aanvraag(as_anna, world), as_anna.post(one(home, row, "beslissen/"), GRANTED)):
        assert "Deze casus is gesloten op" in text(answer)


def test_the_same_aanvraag_sent_twice_is_one(as_anna, world):
    key = str(uuid.uuid4())
    for _ in range(2):
        aanvraag(as_anna, world, formulier=key)
    assert [str(row.pk) for row in rows()] == [key]


def test_who_is_not_involved_sees_no_decision(as_anna, client, home, world):
    aanvraag(as_anna, world)
    (row,) = rows()
    with as_medewerker(world.zoe.pk):
        assert Besluit.objects.count() == 0
        assert attention(world.zoe, "aanvraag") == []
    with as_medewerker(world.anna.pk):
        assert Besluit.objects.count() == 1
    client.force_login(world.zoe)
    for task in ("", "meekijken/", "beslissen/"):
        assert client.get(one(home, row, task)).status_code == 404


def test_the_page_asks_as_often_when_there_is_more(as_anna, home, world):
    counts = []
    as_anna.get(home + "hulp-elders/")
    for more in (1, 3):
        for _ in range(more):
            granted(world, eind=today())
        with CaptureQueriesContext(connection) as asked:
            as_anna.get(home + "hulp-elders/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
