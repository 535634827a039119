"""The tab Veiligheid on screen: meldcode, veiligheidsafspraken, drang."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from register.family import attention
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting import actions as inrichting
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.veiligheid.models import (
    Drang,
    Meldcode,
    Meldcodestap,
    Veiligheidsafspraak,
)
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db
PROMISE = {"wie": "Vader", "wat": "Ik ga naar buiten als ik boos word.", "bel": "Oma, 06 12345678"}
TABLES = (Drang, Meldcode, Meldcodestap, Veiligheidsafspraak)


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/veiligheid/"


def text(answer) -> str:
    return answer.content.decode()


def rows(model) -> list:
    with set_up():
        return list(model.objects.all())


def promise(client, home, **fields) -> Veiligheidsafspraak:
    whole = PROMISE | {"afgesproken_op": "vandaag"} | fields
    assert client.post(home + "afspraak/", whole).status_code == 302
    return rows(Veiligheidsafspraak)[-1]


def test_the_page_says_which_step_is_next_and_blocks_none(as_anna, home):
    assert "Begin met stap 1" in text(as_anna.get(home))
    signals = {"uitkomst": "Blauwe plek op de arm.", "datum": "gisteren"}
    as_anna.post(home + "meldcode/1/", signals)
    assert "Nu aan de beurt: stap 2, overleg." in text(as_anna.get(home))
    decided = {"melden": "False", "hulp_mogelijk": "True", "afweging": "Steun van oma."}
    as_anna.post(home + "meldcode/5/", decided | {"datum": "vandaag"})
    page = text(as_anna.get(home))
    assert "Nu aan de beurt: stap 2, overleg." in page
    assert "Melden bij Veilig Thuis: nee" in page
    assert "Zelf goede hulp geven of regelen: kan<" in page
    asked = {"geraadpleegd": "veilig_thuis", "uitkomst": "Blijf volgen.", "datum": "vandaag"}
    as_anna.post(home + "meldcode/2/", asked)
    as_anna.post(home + "meldcode/2/", asked | {"geraadpleegd": "collega"})
    page = text(as_anna.get(home))
    assert "· Veilig Thuis" in page
    assert "Nu aan de beurt: stap 3, gesprek." in page
    assert len(rows(Meldcode)) == 1
    assert sorted(row.stap for row in rows(Meldcodestap)) == [1, 2, 2, 5]


def test_the_own_text_of_the_organisation_stands_beside_its_step(as_anna, home, world):
    assert "Kindcheck" not in text(as_anna.get(home + "meldcode/1/"))
    beheer = world.medewerkers[Rol.BEHEER]
    with as_medewerker(beheer.pk):
        for naam in ("kindcheck", "afwegingskader"):
            inrichting.set_text(naam=naam, tekst=f"Lees {naam}.", van=today(), by=beheer)
    shown = {stap: text(as_anna.get(f"{home}meldcode/{stap}/")) for stap in range(1, 6)}
    assert [stap for stap in shown if "Lees kindcheck." in shown[stap]] == [1]
    assert [stap for stap in shown if "Lees afwegingskader." in shown[stap]] == [4, 5]


def test_a_meldcode_that_is_done_lets_a_new_one_start(as_anna, home):
    as_anna.post(home + "meldcode/1/", {"uitkomst": "Angst.", "datum": "vandaag"})
    (run,) = rows(Meldcode)
    early = as_anna.post(f"{home}meldcode/{run.pk}/afronden/", {"op": "gisteren", "versie": "1"})
    assert "De laatste stap is van" in text(early)
    as_anna.post(f"{home}meldcode/{run.pk}/afronden/", {"op": "vandaag", "versie": "1"})
    assert "Begin met stap 1" in text(as_anna.get(home))
    (step,) = rows(Meldcodestap)
    refused = as_anna.post(
        f"{home}stap/{step.pk}/", {"uitkomst": "x", "datum": "vandaag", "versie": "1"}
    )
    assert "Deze meldcode is afgerond op" in text(refused)
    as_anna.post(home + "meldcode/1/", {"uitkomst": "Weer.", "datum": "vandaag"})
    assert len(rows(Meldcode)) == 2


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"uitkomst": " "}, "Schrijf op wat je deed of besloot."),
        ({"datum": "31-12-2099"}, "is nog niet geweest"),
        ({"datum": "1-1-2023"}, "De casus is geopend op"),
        ({"datum": "ooit"}, "Dit is geen dag die we kennen."),
    ],
)
def test_a_refused_step_keeps_what_was_typed(as_anna, home, fields, sentence):
    answer = as_anna.post(home + "meldcode/1/", {"uitkomst": "Angst.", "datum": "vandaag"} | fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert fields.get("uitkomst", "Angst.").strip() in text(answer)
    assert rows(Meldcode) == []


def test_a_step_that_does_not_exist_is_not_there(as_anna, home):
    assert as_anna.get(home + "meldcode/6/").status_code == 404


def test_a_draft_of_a_step_is_given_back_and_forgotten_once_saved(as_anna, home, world):
    key = world.bakker.huishouden.pk
    as_anna.post(f"/concept/meldcode-1/{key}/", {"uitkomst": "Nog niet af"})
    assert "Nog niet af" in text(as_anna.get(home + "meldcode/1/"))
    as_anna.post(home + "meldcode/1/", {"uitkomst": "Af", "datum": "vandaag"})
    assert "Nog niet af" not in text(as_anna.get(home + "meldcode/1/"))


def test_an_agreement_that_runs_stands_on_top_of_every_page(as_anna, home, world):
    overview = f"/huishouden/{world.bakker.huishouden.pk}/"
    assert "Let op: veiligheidsafspraken" not in text(as_anna.get(overview))
    with CaptureQueriesContext(connection) as before:
        as_anna.get(overview)
    row = promise(as_anna, home)
    as_anna.get(overview)  # tells that it was saved
    with CaptureQueriesContext(connection) as after:
        page = text(as_anna.get(overview))
    assert "Let op: veiligheidsafspraken" in page
    assert len(after) == len(before)
    as_anna.post(f"{home}afspraak/{row.pk}/kijken/", {"op": "vandaag", "stop": "on", "versie": "1"})
    assert "Let op: veiligheidsafspraken" not in text(as_anna.get(overview))
    assert "gestopt op" in text(as_anna.get(home))


def test_an_agreement_is_looked_at_and_goes_on(as_anna, home, world):
    row = promise(as_anna, home, kijken_op="morgen", met_kind="True")
    assert "Jullie kijken weer op" in text(as_anna.get(home))
    with set_up():
        Veiligheidsafspraak.objects.update(kijken_op=today())
    with as_medewerker(world.anna.pk):
        (due,) = attention(world.anna, "veiligheid")
    assert (due.naam, due.wat, due.op) == ("Bakker", PROMISE["wat"], today())
    assert "Kijk nu hoe het gaat" in text(as_anna.get(home))
    again = {"op": "vandaag", "bevinding": "Het lukt.", "again": "vandaag", "versie": "1"}
    assert "Kies voor de volgende keer een dag na" in text(
        as_anna.post(f"{home}afspraak/{row.pk}/kijken/", again)
    )
    as_anna.post(f"{home}afspraak/{row.pk}/kijken/", again | {"again": "morgen"})
    (row,) = rows(Veiligheidsafspraak)
    assert (row.gekeken_op, row.kijken_op) == (today(), today() + timedelta(days=1))
    assert row.met_kind is True
    with as_medewerker(world.anna.pk):
        assert attention(world.anna, "veiligheid") == []


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"wie": ""}, "Schrijf op wie dit belooft."),
        ({"wat": ""}, "Schrijf op wat is beloofd"),
        ({"tot": "1-2-2024", "afgesproken_op": "1-3-2024"}, "Kies die dag of later als laatste"),
        ({"afgesproken_op": "morgen"}, "is nog niet geweest"),
    ],
)
def test_a_refused_agreement_says_why(as_anna, home, fields, sentence):
    answer = as_anna.post(home + "afspraak/", PROMISE | {"afgesproken_op": "vandaag"} | fields)
    assert answer.status_code == 422
    assert sentence in text(answer)
    assert rows(Veiligheidsafspraak) == []


def test_the_print_holds_what_runs_in_words_for_the_family(as_anna, home):
    promise(as_anna, home)
    promise(as_anna, home, wat="Oud en voorbij.", afgesproken_op="1-3-2024", tot="1-4-2024")
    page = text(as_anna.get(home + "afdruk/"))
    assert PROMISE["wat"] in page
    assert "Oud en voorbij." not in page
    assert "casus" not in page.split("wz-paper")[1].lower()


def test_drang_with_and_without_a_request_for_investigation(as_anna, home):
    as_anna.post(home + "drang/", {"waarom": "Te laat op school.", "begonnen_op": "gisteren"})
    assert "Zonder verzoek tot onderzoek." in text(as_anna.get(home))
    (row,) = rows(Drang)
    with set_up():
        assert Casus.objects.get(pk=row.casus_id).kader == "drang_zonder_vto"
    told = {"verzoek_op": "vandaag", "verzoek_verteld": "Thuis besproken.", "versie": row.versie}
    assert f'value="{today():%d-%m-%Y}"' in text(as_anna.get(f"{home}drang/{row.pk}/verzoek/"))
    as_anna.post(f"{home}drang/{row.pk}/verzoek/", told)
    page = text(as_anna.get(home))
    assert "Verzoek tot onderzoek op" in page
    assert "Thuis besproken." in page
    second = as_anna.post(home + "drang/", {"waarom": "x", "begonnen_op": "vandaag"})
    assert "Er is al drang, sinds" in text(second)
    ended = {"gestopt_op": "vandaag", "afloop": "Vrijwillig verder.", "versie": row.versie + 1}
    as_anna.post(f"{home}drang/{row.pk}/stoppen/", ended)
    (row,) = rows(Drang)
    assert row.gestopt_op == today()
    with set_up():
        assert Casus.objects.get(pk=row.casus_id).kader == "drang_met_vto"


def test_drang_says_why_and_keeps_its_order(as_anna, home):
    answer = as_anna.post(home + "drang/", {"waarom": "", "begonnen_op": "vandaag"})
    assert "Schrijf op waarom je drang gebruikt." in text(answer)
    as_anna.post(home + "drang/", {"waarom": "Zorgen.", "begonnen_op": "vandaag"})
    (row,) = rows(Drang)
    early = {"verzoek_op": "gisteren", "versie": "1"}
    assert "De drang begon op" in text(as_anna.post(f"{home}drang/{row.pk}/verzoek/", early))


def test_in_a_closed_casus_one_reads_and_is_told(as_anna, home, world):
    promise(as_anna, home)
    with set_up():
        Casus.objects.filter(pk=world.bakker.casus.pk).update(gesloten=today())
    page = text(as_anna.get(home))
    assert "Nieuwe afspraak" not in page
    refused = as_anna.post(home + "afspraak/", PROMISE | {"afgesproken_op": "vandaag"})
    assert "Deze casus is gesloten op" in text(refused)


def test_the_same_form_sent_twice_is_one_row_and_two_people_see_both_texts(as_anna, home):
    key = str(uuid.uuid4())
    for _ in range(2):
        promise(as_anna, home, formulier=key)
    assert [str(row.pk) for row in rows(Veiligheidsafspraak)] == [key]
    change = PROMISE | {"afgesproken_op": "vandaag", "versie": "1"}
    as_anna.post(f"{home}afspraak/{key}/", change | {"wie": "Moeder"})
    answer = as_anna.post(f"{home}afspraak/{key}/", change | {"wie": "Oma"})
    assert answer.status_code == 409
    assert "Moeder" in text(answer)


def test_who_is_not_involved_sees_nothing(as_anna, client, home, world):
    promise(as_anna, home)
    as_anna.post(home + "meldcode/1/", {"uitkomst": "Angst.", "datum": "vandaag"})
    as_anna.post(home + "drang/", {"waarom": "Zorgen.", "begonnen_op": "vandaag"})
    for someone in (world.zoe, world.medewerkers[Rol.ANALIST], world.medewerkers[Rol.BEHEER]):
        with as_medewerker(someone.pk):
            assert [model.objects.count() for model in TABLES] == [0, 0, 0, 0]
    with as_medewerker(world.anna.pk):
        assert [model.objects.count() for model in TABLES] == [1, 1, 1, 1]
    client.force_login(world.zoe)
    assert client.get(home).status_code == 404
    assert client.post(home + "afspraak/", PROMISE).status_code == 404


def test_the_page_asks_as_often_when_there_is_more(as_anna, home):
    counts = []
    for _ in range(2):
        promise(as_anna, home)
        as_anna.post(home + "meldcode/1/", {"uitkomst": "Angst.", "datum": "vandaag"})
        with CaptureQueriesContext(connection) as asked:
            assert as_anna.get(home).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
