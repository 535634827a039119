"""A resident with a letter: parent and young person apart, once, and nobody of the team reads along."""

import datetime

import pytest

from database import set_up
from register.family import signed_in
from wijkzicht.register.vragenlijsten import actions
from wijkzicht.register.vragenlijsten.models import Antwoord, Respons, Uitnodiging


@pytest.fixture
def letter(world) -> str:
    """The code of a letter for the young person."""
    with signed_in(world.anna) as anna:
        return actions.invite(
            casus=world.bakker.casus, vragenlijst="ervaring_kort", informant="jeugdige", by=anna
        ).code


def enter(client, code: str):
    return client.post("/vragen/", {"code": code})


def answers() -> dict[str, int | None]:
    with set_up():
        rows = Antwoord.objects.exclude(vraag="verder_kwijt")
        return {row.vraag: row.waarde and int(row.waarde) for row in rows}


def test_the_code_opens_the_questions_in_the_words_of_who_was_asked(client, letter):
    assert enter(client, letter.lower().replace("-", " ")).headers["Location"] == "/vragen/lijst/"
    page = client.get("/vragen/lijst/").content.decode()
    assert "Ik mocht meebeslissen over de hulp." in page
    assert "Jouw mening telt apart" in page


def test_answers_are_kept_and_a_skipped_question_is_unknown_not_nought(client, letter):
    enter(client, letter)
    sent = client.post("/vragen/lijst/", {"meebeslist": "5", "rapportcijfer": "8"})
    assert sent.headers["Location"] == "/vragen/bedankt/"
    kept = answers()
    assert (kept["meebeslist"], kept["rapportcijfer"], kept["helpend"]) == (5, 8, None)
    with set_up():
        respons = Respons.objects.get()
    assert (respons.informant, respons.datum) == ("jeugdige", datetime.date.today())


def test_a_code_works_once(client, letter):
    enter(client, letter)
    client.post("/vragen/lijst/", {"meebeslist": "5"})
    again = enter(client, letter)
    assert again.status_code == 422
    assert "al ingevuld" in again.content.decode()


@pytest.mark.parametrize("wrong", ["", "AAAA-BBBB-CCCC", "x" * 40])
def test_a_wrong_code_gets_a_sentence(client, world, wrong):
    page = enter(client, wrong)
    assert page.status_code == 422
    assert "brief" in page.content.decode()


def test_an_old_code_says_to_ask_for_a_new_letter(client, letter):
    with set_up():
        Uitnodiging.objects.update(geldig_tot=datetime.date(2024, 1, 1))
    assert "nieuwe brief" in enter(client, letter).content.decode()


def test_without_a_code_there_are_no_questions(client, world):
    assert client.get("/vragen/lijst/").headers["Location"] == "/vragen/"


def test_an_answer_that_is_not_on_the_scale_is_refused(client, letter):
    enter(client, letter)
    assert client.post("/vragen/lijst/", {"meebeslist": "6"}).status_code == 422
    assert answers() == {}


def test_the_team_can_invite_and_never_reads_an_answer(client, as_anna, world, letter):
    made = as_anna.post(f"/casus/{world.bakker.casus.pk}/uitnodigen/", {"informant": "ouder"})
    assert made.status_code == 200
    assert "De code staat nergens anders" in made.content.decode()
    with signed_in(world.anna):
        assert not Antwoord.objects.exists()
        assert not Respons.objects.exists()


def test_somebody_elses_casus_can_not_be_invited(as_anna, world):
    url = f"/casus/{world.zeeman.casus.pk}/uitnodigen/"
    assert as_anna.post(url, {"informant": "ouder"}).status_code == 404
