"""The plan on screen: what is typed arrives, what is wrong is said and nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from wijkzicht.register.clock import today
from wijkzicht.register.plannen.models import Doel, Doelscore, Hulpvraag, Plan
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/plan/"


def goal(world, **fields) -> Doel:
    with set_up():
        return Doel.objects.create(
            casus=world.bakker.casus,
            huishouden=world.bakker.huishouden,
            **{"tekst": "Weer naar school", "gesteld_op": today(), **fields},
        )


def only(model):
    with set_up():
        return model.objects.get()


def count(model) -> int:
    with set_up():
        return model.objects.count()


def typed(answer) -> str:
    return answer.content.decode()


def test_an_empty_plan_says_what_to_do(as_anna, home):
    answer = as_anna.get(home)
    assert answer.status_code == 200
    assert "Nog geen doel" in typed(answer)
    assert "Start het plan" in typed(answer)


def test_a_question_in_their_own_words(as_anna, home, world):
    fields = {"tekst": "Hoe krijgen we rust?", "leefgebied": "veiligheid", "datum": "gisteren"}
    answer = as_anna.post(home + "vraag/", {**fields, "persoon": world.bakker.persoon.pk})
    assert answer.status_code == 302
    row = only(Hulpvraag)
    assert (row.tekst, row.leefgebied, row.persoon_id) == (
        "Hoe krijgen we rust?",
        "veiligheid",
        world.bakker.persoon.pk,
    )
    assert "Hoe krijgen we rust?" in typed(as_anna.get(home))


def test_a_goal_takes_one_line(as_anna, home):
    assert as_anna.post(home + "doel/", {"tekst": "Elke dag samen eten"}).status_code == 302
    row = only(Doel)
    assert (row.tekst, row.gesteld_op, row.meetbaar) == ("Elke dag samen eten", today(), False)


def test_a_whole_goal_with_who_does_what(as_anna, home):
    as_anna.post(
        home + "doel/",
        {
            "tekst": "Elke dag samen eten",
            "waaraan_zien_we_het": "Vijf keer in de week",
            "gesteld_door": "jeugdige",
            "streefdatum": "1-2-2099",
            "uitvoerder_0": "gezin",
            "wat_0": "Samen koken",
            "uitvoerder_1": "netwerk",
        },
    )
    row = only(Doel)
    with set_up():
        steps = set(row.acties.values_list("uitvoerder", "wat"))
    assert (row.meetbaar, row.gesteld_door) == (True, "jeugdige")
    assert steps == {("gezin", "Samen koken"), ("netwerk", "")}
    page = typed(as_anna.get(home))
    assert "Vijf keer in de week" in page
    assert "Samen koken" in page


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"tekst": "", "wat_0": "Bellen"}, "Schrijf op wat het gezin wil bereiken."),
        ({"tekst": "Rust", "wat_0": "Bellen"}, "Kies wie dit gaat doen."),
        (
            {"tekst": "Rust", "wat_0": "Bellen", "uitvoerder_0": "team", "gesteld_op": "5-5-2099"},
            "is nog niet geweest",
        ),
        ({"tekst": "Rust", "wat_0": "Bellen", "streefdatum": "ooit"}, "geen dag die we kennen"),
    ],
)
def test_a_refused_goal_keeps_what_was_typed(as_anna, home, fields, sentence):
    answer = as_anna.post(home + "doel/", fields)
    assert answer.status_code == 422
    assert sentence in typed(answer)
    assert 'value="Bellen"' in typed(answer)
    assert "<title>Fout:" in typed(answer)
    assert count(Doel) == 0


def test_who_was_second_sees_both_texts(as_anna, home, world):
    row = goal(world)
    address = f"{home}doel/{row.pk}/"
    first = as_anna.post(address, {"tekst": "Elke dag naar school", "versie": "1"})
    second = as_anna.post(address, {"tekst": "Twee dagen naar school", "versie": "1"})
    assert (first.status_code, second.status_code) == (302, 409)
    page = typed(second)
    assert "Elke dag naar school" in page
    assert "Twee dagen naar school" in page
    assert 'name="versie" value="2"' in page
    again = as_anna.post(address, {"tekst": "Twee dagen naar school", "versie": "2"})
    assert again.status_code == 302
    assert only(Doel).tekst == "Twee dagen naar school"


def test_each_voice_scores_apart_and_the_dots_have_words(as_anna, home, world):
    row = goal(world)
    address = f"{home}doel/{row.pk}/score/"
    assert as_anna.get(address).status_code == 200
    day = today().strftime("%d-%m-%Y")
    answer = as_anna.post(
        address, {"datum": day, "score_jeugdige": "-2", "score_professional": "0"}
    )
    assert answer.status_code == 302
    with set_up():
        scores = dict(Doelscore.objects.values_list("informant", "score"))
    assert scores == {"jeugdige": -2, "professional": 0}
    page = typed(as_anna.get(home))
    assert "Nog lang niet" in page
    assert "is-nu" in page


def test_start_and_now_are_told_beside_the_dots(as_anna, home, world):
    row = goal(world, gesteld_op=today() - timedelta(days=30))
    for day, step in (("gisteren", "-2"), ("vandaag", "1")):
        as_anna.post(f"{home}doel/{row.pk}/score/", {"datum": day, "score_jeugdige": step})
    page = typed(as_anna.get(home))
    assert "Beter dan gehoopt" in page
    assert "Eerst: nog lang niet." in page
    assert "is-start" in page


def test_a_draft_is_given_back_and_forgotten_once_saved(as_anna, home, world):
    key = world.bakker.huishouden.pk
    kept = {"tekst": "Half een do", "uitvoerder_0": "team", "wat_0": "Bellen"}
    assert as_anna.post(f"/concept/doel/{key}/", kept).status_code == 204
    page = typed(as_anna.get(home + "doel/"))
    assert "Half een do" in page
    assert 'value="Bellen"' in page
    as_anna.post(home + "doel/", {"tekst": "Een doel"})
    assert "Half een do" not in typed(as_anna.get(home + "doel/"))


def test_the_same_form_sent_twice_is_one_row(as_anna, home):
    for path, model in (("doel/", Doel), ("vraag/", Hulpvraag)):
        page = typed(as_anna.get(home + path))
        key = re.search(r'name="formulier" value="([^"]+)"', page)[1]
        for _ in range(3):
            sent = as_anna.post(home + path, {"tekst": "Rust", "formulier": key})
            assert sent.status_code == 302
        assert str(only(model).pk) == key


def test_no_score_at_all_is_told(as_anna, home, world):
    row = goal(world)
    answer = as_anna.post(f"{home}doel/{row.pk}/score/", {"datum": "vandaag"})
    assert answer.status_code == 422
    assert "Kies bij ten minste één stem" in typed(answer)


def test_looking_back_writes_outcome_and_scores_or_nothing(as_anna, home, world):
    row = goal(world)
    address = f"{home}doel/{row.pk}/evalueren/"
    early = {"datum": "1-1-2024", "score_jeugdige": "1", "uitkomst": "behaald", "versie": "1"}
    assert as_anna.post(address, early).status_code == 422
    assert count(Doelscore) == 0
    done = as_anna.post(address + "?van=afsluiten", early | {"datum": "vandaag"})
    assert done["Location"].endswith("/afsluiten/")
    assert only(Doel).uitkomst == "behaald"
    assert only(Doelscore).score == 1


def test_from_start_to_a_plan_that_stands_and_its_next_version(as_anna, home, world):
    as_anna.post(home + "start/")
    as_anna.post(home + "doel/", {"tekst": "Rust in huis"})
    agreed = {"akkoord_ouder": "gisteren", "klachtroute_verteld": "True", "op": "vandaag"}
    refused = as_anna.post(home + "afspraken/", {**agreed, "versie": "1", "vaststellen": "ja"})
    assert refused.status_code == 422
    assert "jeugdige akkoord" in typed(refused)
    assert only(Plan).klachtroute_verteld is None  # all of it or nothing
    agreed |= {"akkoord_jeugdige": "gisteren"}
    as_anna.post(home + "afspraken/", {**agreed, "versie": "1", "vaststellen": "ja"})
    plan = only(Plan)
    assert (plan.vastgesteld, plan.klachtroute_verteld) == (today(), True)
    assert plan.vertrouwenspersoon_verteld is None
    as_anna.post(home + "start/")
    page = typed(as_anna.get(home))
    assert "Versie 2" in page
    assert "geldt sinds" in page


@pytest.mark.parametrize(
    "years, words",
    [
        (9, "de ouder beslist"),
        (13, "jeugdige en ouder beslissen samen"),
        (17, "beslist zelf"),
        (None, "vraag de geboortedatum"),
    ],
)
def test_who_decides_is_said_in_words(as_anna, home, world, years, words):
    with set_up():
        persoon = world.bakker.persoon
        persoon.geboortejaar = years and today().year - years - (today().month < 7)
        persoon.geboortemaand = 7 if years else None
        persoon.save()
    assert words in typed(as_anna.get(home))


def test_the_print_has_the_words_of_the_family_and_none_of_ours(as_anna, home, world):
    goal(world, waaraan_zien_we_het="Vijf dagen op school")
    page = typed(as_anna.get(home + "afdruk/"))
    assert "Plan, Bakker" in page
    assert "Vijf dagen op school" in page
    assert "hulpvraag" not in page.lower()


def test_a_closed_casus_is_only_read(as_anna, home, world):
    row = goal(world)
    with set_up():
        casus = world.bakker.casus
        casus.gesloten, casus.reden_sluiting, casus.vervolg = today(), "volgens_plan", "onbekend"
        casus.save()
    assert "Nieuw doel" not in typed(as_anna.get(home))
    answer = as_anna.post(f"{home}doel/{row.pk}/", {"tekst": "Anders", "versie": "1"})
    assert answer.status_code == 422
    assert "gesloten" in typed(answer)


def test_a_goal_of_another_household_is_not_there(as_anna, home, world):
    with set_up():
        other = Doel.objects.create(
            casus=world.zeeman.casus,
            huishouden=world.zeeman.huishouden,
            tekst="Van een ander",
            gesteld_op=today(),
        )
    assert as_anna.get(f"{home}doel/{other.pk}/").status_code == 404


def test_the_page_asks_as_often_when_there_is_more(as_anna, home, world):
    as_anna.get(home)  # the first page of a session writes the session
    counts = []
    for more in (1, 5):
        for number in range(more):
            row = goal(world, tekst=f"Doel {number}")
            with set_up():
                Doelscore.objects.create(
                    doel=row,
                    huishouden=row.huishouden,
                    datum=today(),
                    informant="ouder",
                    score=number % 5 - 2,
                )
        with CaptureQueriesContext(connection) as asked:
            assert as_anna.get(home).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_how_a_question_read_before_is_in_sight(as_anna, world):
    home = f"/huishouden/{world.bakker.huishouden.pk}/plan/vraag/"
    as_anna.post(home, {"tekst": "Weer naar schol", "datum": "vandaag"})
    with as_medewerker(world.anna.pk):
        row = Hulpvraag.objects.get()
    assert "Eerst stond er:" not in as_anna.get(f"{home}{row.pk}/").content.decode()
    sent = {"tekst": "Weer naar school", "datum": "vandaag", "versie": row.versie}
    as_anna.post(f"{home}{row.pk}/", sent)
    page = as_anna.get(f"{home}{row.pk}/").content.decode()
    assert "Eerst stond er:" in page
    assert "<dd>Weer naar schol</dd>" in page
