"""A team keeps a story and talks about a figure that stays as it was."""

import datetime

from register.family import signed_in
from web.test_monitor import figures
from wijkzicht.register.leren.models import Leersessie, Verhaal

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
