"""Around the plan on screen: the family's own plan, own steps, versions, looking back, scores."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.clock import today
from wijkzicht.register.plannen import actions, compare
from wijkzicht.register.plannen.models import (
    Doel,
    Doelactie,
    Evaluatie,
    Familiegroepsplan,
    Meting,
    Plan,
)
from wijkzicht.register.walls.rights import as_medewerker
from wijkzicht.vocabulary.codelists import codelist

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(world) -> str:
    return f"/huishouden/{world.bakker.huishouden.pk}/plan/"


def typed(answer) -> str:
    return answer.content.decode()


def only(model):
    with set_up():
        return model.objects.get()


def count(model) -> int:
    with set_up():
        return model.objects.count()


def goal(world, **fields) -> Doel:
    with set_up():
        return Doel.objects.create(
            casus=world.bakker.casus,
            huishouden=world.bakker.huishouden,
            **{"tekst": "Weer naar school", "gesteld_op": today(), **fields},
        )


def test_the_own_plan_of_the_family_comes_first_and_is_printed(as_anna, home):
    assert "Nog niet gevraagd." in typed(as_anna.get(home))
    fields = {"stand": "er_is_een", "aangeboden_op": "gisteren", "tekst": "Oma helpt op woensdag"}
    assert as_anna.post(home + "eigen-plan/", fields).status_code == 302
    row = only(Familiegroepsplan)
    assert (row.stand, row.aangeboden_op) == ("er_is_een", today() - timedelta(days=1))
    page = typed(as_anna.get(home))
    assert page.index("Oma helpt op woensdag") < page.index("Wat het gezin vraagt")
    assert "Oma helpt op woensdag" in typed(as_anna.get(home + "afdruk/"))


@pytest.mark.parametrize(
    "fields, sentence",
    [
        ({"tekst": "Oma"}, "Kies hoe het staat met het eigen plan van het gezin."),
        ({"stand": "wil_niet", "tekst": "Oma"}, "maar je koos dat het gezin dit niet wil"),
        ({"stand": "maakt", "tekst": "Oma", "aangeboden_op": "5-5-2099"}, "nog niet geweest"),
    ],
)
def test_a_refused_own_plan_keeps_the_words(as_anna, home, fields, sentence):
    answer = as_anna.post(home + "eigen-plan/", fields)
    assert answer.status_code == 422
    assert sentence in typed(answer)
    assert ">\nOma</textarea>" in typed(answer)
    assert count(Familiegroepsplan) == 0


def test_who_was_second_on_the_own_plan_sees_both_texts(as_anna, home):
    as_anna.post(home + "eigen-plan/", {"stand": "maakt", "tekst": "Eerste"})
    as_anna.post(home + "eigen-plan/", {"stand": "maakt", "tekst": "Tweede", "versie": "1"})
    answer = as_anna.post(home + "eigen-plan/", {"stand": "maakt", "tekst": "Derde", "versie": "1"})
    assert answer.status_code == 409
    assert "Tweede" in typed(answer)
    assert "Derde" in typed(answer)


def test_own_steps_are_the_words_of_the_scores(as_anna, home):
    steps = {"schaal_0": "Nooit op school", "schaal_2": "Elke dag op school"}
    assert as_anna.post(home + "doel/", {"tekst": "School", **steps}).status_code == 302
    row = only(Doel)
    assert row.schaal == ["Nooit op school", "", "Elke dag op school", "", ""]
    page = typed(as_anna.get(f"{home}doel/{row.pk}/score/"))
    assert "Nooit op school" in page
    as_anna.post(f"{home}doel/{row.pk}/score/", {"datum": "vandaag", "score_professional": "-2"})
    assert "Nooit op school, " in typed(as_anna.get(home))


def test_own_steps_say_at_least_now_and_wanted(as_anna, home):
    answer = as_anna.post(home + "doel/", {"tekst": "School", "schaal_0": "Nooit op school"})
    assert answer.status_code == 422
    assert "hoe het nu is, en wat het gezin wil" in typed(answer)
    assert count(Doel) == 0


def test_a_step_of_somebody_by_name_is_done_and_stays_done(as_anna, home):
    row = {"uitvoerder_0": "netwerk", "wie_0": "Oma", "wat_0": "Past op"}
    as_anna.post(home + "doel/", {"tekst": "Rust", **row})
    step = only(Doelactie)
    assert as_anna.post(f"{home}stap/{step.pk}/", {}).status_code == 302
    assert only(Doelactie).gedaan_op == today()
    doel = only(Doel)
    changed = {"tekst": "Rust in huis", "versie": doel.versie, "actie_0": step.pk, **row}
    assert as_anna.post(f"{home}doel/{doel.pk}/", changed).status_code == 302
    assert (only(Doelactie).pk, only(Doelactie).gedaan_op) == (step.pk, today())
    page = typed(as_anna.get(home))
    assert "Oma" in page
    assert "klaar op" in page
    as_anna.post(f"{home}stap/{step.pk}/", {"terug": "ja"})
    assert only(Doelactie).gedaan_op is None


def test_a_step_of_another_household_is_not_there(as_anna, home, world):
    with set_up():
        doel = Doel.objects.create(
            casus=world.zeeman.casus,
            huishouden=world.zeeman.huishouden,
            tekst="Anders",
            gesteld_op=today(),
        )
        step = Doelactie.objects.create(
            doel=doel, huishouden=doel.huishouden, uitvoerder="gezin", wat="Iets"
        )
    assert as_anna.post(f"{home}stap/{step.pk}/", {}).status_code == 404


def test_versions_differ_by_added_changed_and_dropped_goals_as_they_read_then(as_anna, home, world):
    casus, anna = world.bakker.casus, world.anna
    with as_medewerker(anna.pk):
        first = actions.start(casus=casus, by=anna)
        stays = actions.add_doel(casus=casus, tekst="Blijft gelijk", by=anna)
        changes = actions.add_doel(casus=casus, tekst="Eerste woorden", by=anna)
        stops = actions.add_doel(casus=casus, tekst="Stopt straks", by=anna)
        Plan.objects.filter(pk=first.pk).update(vastgesteld=today())
        second = actions.start(casus=casus, by=anna)
        actions.change_doel(doel=changes, versie=1, tekst="Nieuwe woorden", by=anna)
        actions.evaluate(doel=stops, versie=1, op=today(), uitkomst="behaald", by=anna)
        actions.add_doel(casus=casus, tekst="Erbij gekomen", by=anna)
        found = compare.compare(casus, first, second)
    assert {change.kind: (change.before or change.after).tekst for change in found} == {
        "gelijk": stays.tekst,
        "gewijzigd": "Eerste woorden",
        "weg": stops.tekst,
        "nieuw": "Erbij gekomen",
    }
    page = typed(as_anna.get(home + "versies/"))
    for words in ("Eerste woorden", "Nieuwe woorden", "Erbij gekomen", "Behaald", "Hetzelfde"):
        assert words in page
    assert as_anna.get(home + "versies/?eerst=7&dan=9").status_code == 404


def test_one_version_has_nothing_to_compare(as_anna, home):
    as_anna.post(home + "start/")
    assert as_anna.get(home + "versies/").status_code == 404
    assert "Vergelijk de versies" not in typed(as_anna.get(home))


def test_looking_back_is_a_list_of_tasks_and_one_question(as_anna, home, world):
    row = goal(world)
    page = typed(as_anna.get(home + "evaluatie/"))
    assert "Nog niet geëvalueerd" in page
    assert f"{home}doel/{row.pk}/evalueren/?van=evaluatie" in page
    sent = {"uitkomst": "behaald", "datum": "vandaag", "versie": "1"}
    answer = as_anna.post(f"{home}doel/{row.pk}/evalueren/?van=evaluatie", sent)
    assert answer["Location"] == home + "evaluatie/"
    fields = {"hielp": "ja", "hoe_verder": "Nog een keer bellen", "datum": "vandaag"}
    assert as_anna.post(home + "evaluatie/", fields).status_code == 302
    assert (only(Evaluatie).hielp, only(Evaluatie).datum) == ("ja", today())
    page = typed(as_anna.get(home + "evaluatie/"))
    assert "Nog een keer bellen" in page
    assert "Nog niet geëvalueerd" not in page


def test_looking_back_without_an_answer_is_refused(as_anna, home):
    answer = as_anna.post(home + "evaluatie/", {"datum": "vandaag"})
    assert answer.status_code == 422
    assert "Kies of de hulp hielp" in typed(answer)
    assert count(Evaluatie) == 0


def test_the_same_evaluation_sent_twice_is_one(as_anna, home):
    fields = {
        "hielp": "nee",
        "datum": "vandaag",
        "formulier": "0d0a6f7c-3c0b-4e0e-9d59-3b8f6f6c2a11",
    }
    as_anna.post(home + "evaluatie/", fields)
    as_anna.post(home + "evaluatie/", fields)
    assert count(Evaluatie) == 1


def test_a_goal_nobody_looked_back_on_shows_after_closing(as_anna, home, world):
    goal(world)
    close(world)
    assert "Niet geëvalueerd" in typed(as_anna.get(home))


def close(world) -> None:
    with as_medewerker(world.anna.pk):
        casussen.close(
            casus=world.bakker.casus,
            versie=1,
            op=today(),
            reden="volgens_plan",
            vervolg=codelist("vervolg").codes[0],
            toelichting="Het gezin verhuist.",
            by=world.anna,
        )


def test_a_casus_closes_with_no_leefgebied_filled(world):
    goal(world)
    close(world)
    with set_up():
        world.bakker.casus.refresh_from_db()
    assert world.bakker.casus.gesloten == today()


def test_only_what_was_talked_about_is_a_score(as_anna, home, world):
    fields = {"persoon": world.bakker.persoon.pk, "datum": "vandaag", "score_financien": "2"}
    assert as_anna.post(home + "meting/", fields).status_code == 302
    row = only(Meting)
    assert (row.instrument, row.domein, row.score, row.datum) == (
        "zrm2017",
        "financien",
        2,
        today(),
    )
    as_anna.post(home + "meting/", fields | {"score_financien": "4"})
    assert only(Meting).score == 4
    assert "Geld en schulden" in typed(as_anna.get(home + "meting/"))


def test_no_score_at_all_is_refused(as_anna, home, world):
    fields = {"persoon": world.bakker.persoon.pk, "datum": "vandaag"}
    answer = as_anna.post(home + "meting/", fields)
    assert answer.status_code == 422
    assert "ten minste één onderwerp" in typed(answer)


def test_pages_ask_a_fixed_number_of_statements(as_anna, home, world):
    with as_medewerker(world.anna.pk):
        for number in range(2):
            actions.start(casus=world.bakker.casus, by=world.anna)
            Plan.objects.filter(vastgesteld__isnull=True).update(
                vastgesteld=today() - timedelta(days=9 - number)
            )
    asked = {}
    as_anna.get(home)  # the first page of a session asks more
    for more in (1, 4):
        for number in range(more):
            goal(world, tekst=f"Doel {number}")
        for page in ("", "evaluatie/", "meting/", "versies/"):
            with CaptureQueriesContext(connection) as queries:
                assert as_anna.get(home + page).status_code == 200
            asked.setdefault(page, []).append(len(queries))
    assert all(first == then for first, then in asked.values()), asked
    assert asked[""][0] <= 10 + 2  # two are savepoints of the test


def test_somebody_not_involved_sees_none_of_it(as_anna, home, world):
    as_anna.post(home + "eigen-plan/", {"stand": "maakt"})
    as_anna.post(home + "evaluatie/", {"hielp": "ja", "datum": "vandaag"})
    scores = {"persoon": world.bakker.persoon.pk, "datum": "vandaag", "score_justitie": "5"}
    as_anna.post(home + "meting/", scores)
    for who, rows in ((world.anna, 1), (world.zoe, 0)):
        with as_medewerker(who.pk):
            seen = [model.objects.count() for model in (Familiegroepsplan, Evaluatie, Meting)]
        assert seen == [rows] * 3
