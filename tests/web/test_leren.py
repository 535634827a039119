"""A team keeps a story and talks about a figure that stays as it was."""

import datetime
import re

import pytest

from database import as_role
from register.family import signed_in
from web.test_monitor import NOW, WHOLE, figures
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.leren.models import Leersessie, Verhaal
from wijkzicht.register.walls import roles
from wijkzicht.web.leren.vragen import CODES, QUESTIONS

STORY = {
    "titel": "De fiets",
    "tekst": "Zij leerde fietsen en gaat nu zelf naar school.",
    "verteld_door": "ouder",
    "toestemming_op": "gisteren",
}


def tell(client, world, **changes):
    return client.post(f"/leren/{world.noord.pk}/verhaal/", {**STORY, **changes})


def talk(client, world, **changes):
    data = {
        "datum": "vandaag",
        "vraag": "Komt hulp op tijd?",
        "lezing": "Trager dan gedacht.",
        **changes,
    }
    return client.post(f"/leren/{world.noord.pk}/S02/2026-H1/", data)


def test_a_story_needs_consent(as_anna, world):
    refused = tell(as_anna, world, toestemming_op="")
    assert refused.status_code == 422
    assert STORY["tekst"] in refused.content.decode()
    assert tell(as_anna, world).status_code == 302
    assert "De fiets" in as_anna.get("/leren/").content.decode()


def test_the_figure_of_a_talk_stays_as_it_was(as_anna, world):
    figures(str(world.noord.pk))
    tell(as_anna, world)
    with signed_in(world.anna):
        story = Verhaal.objects.get()
    assert talk(as_anna, world, verhalen=[str(story.pk)]).status_code == 302
    with signed_in(world.anna):
        kept = Leersessie.objects.get()
        assert (kept.cijfer["waarde"], kept.cijfer["periode"]) == (30.0, "2026-H1")
        assert [s.titel for s in kept.verhalen.all()] == ["De fiets"]
    shown = as_anna.get("/leren/").content.decode()
    assert "Trager dan gedacht." in shown
    assert "vastgezet op 2026-07-20" in shown


def test_a_day_in_the_future_keeps_what_was_typed(as_anna, world):
    figures(str(world.noord.pk))
    tomorrow = datetime.date.today() + datetime.timedelta(days=1)
    refused = talk(as_anna, world, datum=tomorrow.strftime("%d-%m-%Y"))
    assert refused.status_code == 422
    shown = refused.content.decode()
    assert "nog niet geweest" in shown
    assert "Trager dan gedacht." in shown


def test_another_team_is_not_there(as_anna, world):
    figures(str(world.zuid.pk))
    assert as_anna.get(f"/leren/{world.zuid.pk}/verhaal/").status_code == 404
    assert as_anna.get(f"/leren/{world.zuid.pk}/S02/2026-H1/").status_code == 404


def learn(groep: str, periode: str, **changes):
    with as_role(roles.EXTRACT):
        Cijfer.objects.bulk_create(
            Cijfer(
                indicator=code,
                groep=groep,
                periode=periode,
                **{"status": "ok", **WHOLE, **changes},
                definitie="0" * 16,
                peildatum=datetime.date(2026, 7, 20),
                berekend_op=NOW,
            )
            for code in CODES
        )


def test_each_question_stands_there_with_its_figures_once(as_anna, world):
    learn(str(world.noord.pk), "2026-H1")
    shown = as_anna.get("/leren/").content.decode()
    for question in QUESTIONS:
        assert f'id="vraag-{question.key}"' in shown
    assert re.findall(r'<article class="wz-figure" id="(\w+)"', shown) == CODES
    card = shown[shown.index('id="T02"') : shown.index('id="S02"')]
    for part in (
        "waarschijnlijk tussen",
        "12 van 40",
        "4,8% onbekend",
        "/cijfers/T02/",
        "/T02/2026",
    ):
        assert part.lower() in card.lower()


def test_figures_that_watch_each_other_stand_in_one_block(as_anna, world):
    learn(str(world.noord.pk), "2026-H1")
    blocks = as_anna.get("/leren/").content.decode().split('class="wz-ask__block"')
    together = next(block for block in blocks if 'id="E01"' in block)
    for code in ("Z02", "Z07", "T03"):
        assert f'id="{code}"' in together
    assert "Kijk of gezinnen terugkomen" in together


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        ({}, "kan toeval zijn"),
        ({"waarde": 90.0, "onder": 80.0, "boven": 96.0}, "groter dan de marges"),
        ({"waarde": None, "status": "geen_noemer"}, "een van beide is er niet"),
    ],
)
def test_an_agreement_comes_back_on_its_day_with_then_and_now(as_anna, world, now, sentence):
    _talked_before(world)
    learn(str(world.noord.pk), "2026-H1", **now)
    shown = as_anna.get("/leren/").content.decode()
    assert "Elke week een uur voor plannen." in shown[: shown.index("wz-ask")]
    assert "2025-H2: 30,0%" in shown
    assert sentence in shown


def test_an_agreement_does_not_come_back_before_its_day_or_once_looked_at(as_anna, world):
    title = "Hier zouden jullie opnieuw naar kijken"
    _talked_before(world, kijken_op=datetime.date.today() + datetime.timedelta(days=1))
    assert title not in as_anna.get("/leren/").content.decode()
    _talked_before(world)
    learn(str(world.noord.pk), "2026-H1")
    assert title in as_anna.get("/leren/").content.decode()
    assert talk(as_anna, world).status_code == 302
    assert title not in as_anna.get("/leren/").content.decode()


def test_the_page_asks_few_questions_of_the_database(as_anna, world, django_assert_max_num_queries):
    learn(str(world.noord.pk), "2026-H1")
    _talked_before(world)
    as_anna.get("/leren/")
    with django_assert_max_num_queries(10 + 2):  # two are savepoints of the test
        as_anna.get("/leren/")


def test_the_teams_own_reading_stands_under_its_question_only(as_anna, world):
    learn(str(world.noord.pk), "2026-H1")
    talk(as_anna, world, lezing="Wachten op de tolk kost tijd.")
    shown = as_anna.get("/leren/").content.decode()
    parts = re.split(r'id="vraag-(\w+)"', shown[: shown.index('id="gesprekken"')])
    having = [key for key, text in zip(parts[1::2], parts[2::2], strict=True) if "tolk" in text]
    assert having == ["snel"]


def test_without_figures_the_page_says_so_and_an_empty_figure_is_never_nought(as_anna, world):
    assert "Er zijn nog geen cijfers." in as_anna.get("/leren/").content.decode()
    empty = dict.fromkeys(WHOLE)
    learn(str(world.noord.pk), "2026-H1", status="geen_noemer", **empty)
    shown = as_anna.get("/leren/").content.decode()
    assert shown.count("Er was niets om te tellen.") == len(CODES)
    assert "wz-figure__value" not in shown


def _talked_before(world, kijken_op=None) -> None:
    """A talk of a while ago on S02 in 2025-H2, with an agreement for yesterday unless told."""
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    with signed_in(world.anna):
        Leersessie.objects.create(
            team=world.noord,
            datum=yesterday - datetime.timedelta(days=90),
            vraag="Komt het plan op tijd?",
            cijfer={
                "indicator": "S02",
                "periode": "2025-H2",
                "status": "ok",
                "definitie": "0" * 16,
                "peildatum": "2026-01-10",
                "dimensie": "",
                "toelichting": "",
                **WHOLE,
            },
            afspraak="Elke week een uur voor plannen.",
            kijken_op=kijken_op or yesterday,
            vastgelegd_door=world.anna,
        )
