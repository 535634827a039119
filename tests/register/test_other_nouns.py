"""Organisation, drafts, questionnaires, stories and figures."""

import contextlib
from decimal import Decimal

import pytest
from django.utils import timezone

from database import as_role, set_up
from register.family import days_ago, open_casus, signed_in
from spec_table import cases
from wijkzicht.register.cijfers import policies as cijfer_rules
from wijkzicht.register.cijfers import queries as cijfers
from wijkzicht.register.cijfers.models import Cijfer, Vuil
from wijkzicht.register.clock import today
from wijkzicht.register.concepten import actions as concepten
from wijkzicht.register.concepten import queries as drafts
from wijkzicht.register.leren import actions as leren
from wijkzicht.register.leren import queries as lessons
from wijkzicht.register.organisatie import actions as organisatie
from wijkzicht.register.organisatie import queries as organisation
from wijkzicht.register.organisatie.models import Formatie, Rol
from wijkzicht.register.vragenlijsten import actions as vragenlijsten
from wijkzicht.register.vragenlijsten import queries as invitations
from wijkzicht.register.vragenlijsten.codes import code_hash, new_code
from wijkzicht.register.vragenlijsten.models import Antwoord, Respons, Uitnodiging
from wijkzicht.register.walls import roles
from wijkzicht.register.walls.rights import as_medewerker, set_letter_code
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.questionnaires import names, questionnaire


@pytest.fixture
def anna(world):
    with signed_in(world.anna):
        yield world.anna


# -- organisation ---------------------------------------------------------------------------------


def test_a_new_colleague_works_in_a_team_until_the_last_day(world):
    with signed_in(world.medewerkers[Rol.BEHEER]) as beheer:
        team = organisatie.make_team(
            organisatie=world.organisatie, naam="Oost", gemeente_code="0034",
            doelgroep="integraal", andere_gemeenten=("0050",), by=beheer,
        )  # fmt: skip
        nieuw = organisatie.make_medewerker(naam="Nina", email="Nina@Voorbeeld.test", by=beheer)
        rol = organisatie.join(
            medewerker=nieuw, rol=Rol.PROFESSIONAL, team=team, van=days_ago(9), by=beheer
        )
        assert [c.naam for c in organisation.caseworkers(team, today())] == ["Nina"]
        organisatie.end_membership(lidmaatschap=rol, tot=days_ago(1), by=beheer)
        assert organisation.works_in(nieuw, team, days_ago(1))
        assert not organisation.works_in(nieuw, team, today())
        with pytest.raises(NotAllowed, match="Het begon op"):
            organisatie.end_membership(lidmaatschap=rol, tot=days_ago(10), by=beheer)


def test_a_new_fte_ends_the_one_before(world):
    with signed_in(world.medewerkers[Rol.BEHEER]) as beheer:
        for van, fte in ((days_ago(300), "1.0"), (days_ago(100), "0.6"), (days_ago(100), "0.8")):
            organisatie.set_staff(
                medewerker=world.anna, team=world.noord, functie="generalist",
                fte=Decimal(fte), van=van, by=beheer,
            )  # fmt: skip
        rows = Formatie.objects.filter(medewerker=world.anna).order_by("van")
        assert [(row.tot, str(row.fte)) for row in rows] == [
            (days_ago(101), "1.00"),
            (None, "0.80"),
        ]


# -- drafts ---------------------------------------------------------------------------------------


def test_a_draft_is_kept_replaced_read_by_its_writer_only_and_cleared(world, anna):
    for text in ("Een", "Een begin"):
        concepten.save(formulier="contact", inhoud={"feiten": text}, by=anna)
    assert drafts.read(formulier="contact", by=anna).inhoud == {"feiten": "Een begin"}
    with signed_in(world.zoe):
        assert drafts.read(formulier="contact", by=anna) is None
    concepten.clear(formulier="contact", by=anna)
    assert drafts.left_open(anna) == []


# -- questionnaires -------------------------------------------------------------------------------


@pytest.fixture
def invited(world, anna):
    casus = open_casus(anna, world.noord)
    return casus, {
        informant: vragenlijsten.invite(
            casus=casus, vragenlijst="ervaring_kort", informant=informant, by=anna
        )
        for informant in ("ouder", "jeugdige")
    }


@contextlib.contextmanager
def resident(code: str):
    """Nobody who signed in, with this code."""
    with as_medewerker(None):
        set_letter_code(code_hash(code))
        yield
        set_letter_code(b"")


def test_parent_and_young_person_answer_apart_each_once(invited):
    casus, letters = invited
    for informant, mark in (("ouder", 5), ("jeugdige", 2)):
        code = letters[informant].code
        with resident(f" {code.lower().replace('-', ' ')} "):
            respons = vragenlijsten.answer(
                code=code,
                waarden={"helpend": mark, "rapportcijfer": None},
                teksten={"verder_kwijt": "Fijn"},
            )
            assert respons.informant == informant
            with pytest.raises(NotAllowed, match="al ingevuld"):
                vragenlijsten.answer(code=code, waarden={"helpend": 1})
    # Nobody of the team reads an answer, nor whether somebody answered.
    assert not Antwoord.objects.exists()
    assert not Respons.objects.exists()
    assert {row.informant for row in invitations.of_casus(casus)} == {"ouder", "jeugdige"}
    with set_up():
        answers = Antwoord.objects.filter(vraag="helpend").values_list(
            "respons__informant", "waarde"
        )
        assert dict(answers) == {"ouder": 5, "jeugdige": 2}
        assert Antwoord.objects.count() == 2 * len(questionnaire("ervaring_kort"))


def test_a_wrong_or_late_code_and_an_impossible_mark_are_told(invited):
    _, letters = invited
    code = letters["ouder"].code
    wrong = new_code()
    with resident(wrong):
        # Without saying to the database who one is, a right code opens nothing either.
        for tried in (wrong, code):
            with pytest.raises(NotAllowed, match="klopt niet"):
                vragenlijsten.answer(code=tried, waarden={})
    with resident(code):
        for answers in ({"helpend": 6}, {"helpend": 0}, {"rapportcijfer": 11}, {"onbekend": 1}):
            with pytest.raises(NotAllowed, match=r"Kies een antwoord|hoort niet bij"):
                vragenlijsten.answer(code=code, waarden=answers)
        with set_up():
            Uitnodiging.objects.update(verstuurd_op=days_ago(43), geldig_tot=days_ago(1))
        with pytest.raises(NotAllowed, match="niet meer geldig"):
            vragenlijsten.answer(code=code, waarden={})
    with set_up():
        assert not Respons.objects.exists()


def test_codes_differ_and_are_not_kept(invited):
    _, letters = invited
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(len(code) == 14 for code in codes)
    for letter in letters.values():
        stored = bytes(letter.uitnodiging.code_zoek)
        assert letter.code.replace("-", "").encode() not in stored


def test_questions_have_words_for_every_voice():
    assert names() == ("ervaring_kort",)
    for question in questionnaire("ervaring_kort"):
        assert all([question.words("ouder"), question.words("jeugdige"), question.en])
        assert not question.words("jeugdige").split()[0].startswith("U")
    with pytest.raises(KeyError, match="ervaring_kort"):
        questionnaire("bestaat_niet")


# -- stories and figures --------------------------------------------------------------------------


@pytest.fixture
def cijfer(world):
    row = Cijfer(
        indicator="B02", groep=str(world.noord.pk), periode="2025-H1", teller=Decimal(40),
        noemer=Decimal(1000), waarde=4.0, status="ok", definitie="x", peildatum=days_ago(0),
        berekend_op=timezone.now(),
    )  # fmt: skip
    with as_role(roles.EXTRACT):
        row.save()
    return row


def test_a_session_keeps_the_figure_as_it_was(world, anna, cijfer):
    story = leren.tell_story(
        team=world.noord, titel="Weer naar school", tekst="Het ging stap voor stap.",
        verteld_door="jongere", toestemming_op=days_ago(2), by=anna,
    )  # fmt: skip
    sessie = leren.hold_session(
        team=world.noord, datum=today(), vraag="Wie bereiken we niet?", cijfer=cijfer,
        verhalen=[story], by=anna,
    )  # fmt: skip
    with as_role(roles.EXTRACT):
        Cijfer.objects.update(waarde=99)
    (kept,) = lessons.sessions(world.noord)
    assert (kept.cijfer["waarde"], kept.cijfer["teller"]) == (4.0, "40")
    leren.change_session(sessie=sessie, versie=1, afspraak="Naar de scholen", by=anna)
    leren.withdraw_story(verhaal=story, by=anna)
    assert lessons.stories(world.noord) == []
    with pytest.raises(NotAllowed, match="toestemming"):
        leren.tell_story(
            team=world.noord,
            titel="X",
            tekst="Y",
            verteld_door="moeder",
            toestemming_op=None,
            by=anna,
        )


# A `ja` says that figures of team noord, of team zuid, and of all teams together are seen.
SEES = """
    rol                  | noord | zuid | totaal
    ---------------------+-------+------+-------
    professional         | ja    | nee  | ja
    gedragswetenschapper | ja    | nee  | ja
    teamleider           | ja    | nee  | ja
    analist              | ja    | ja   | ja
    opdrachtgever        | nee   | nee  | ja
    privacy_officer      | nee   | nee  | nee
    beheer               | nee   | nee  | nee
    partner              | nee   | nee  | nee
"""


def test_who_sees_which_figures(world):
    table = cases(SEES)
    assert [rol for rol, *_ in table] == Rol.values
    groups = (str(world.noord.pk), str(world.zuid.pk), "totaal")
    for rol, *sees in table:
        by = world.medewerkers[rol]
        with signed_in(by):
            assert [cijfer_rules.can_see(by, group) for group in groups] == [
                s == "ja" for s in sees
            ]
            for group, seen in zip(groups, sees, strict=True):
                if seen == "nee":
                    with pytest.raises(NotAllowed, match="mag de cijfers van dit team niet zien"):
                        cijfers.figures(by=by, groep=group)


def test_figures_of_a_group_and_how_fresh_they_are(world, anna, cijfer):
    group = str(world.noord.pk)
    assert [row.waarde for row in cijfers.figures(by=anna, groep=group, indicatoren=["B02"])] == [
        4.0
    ]
    assert list(cijfers.figures(by=anna, groep=group, periodes=["2024-H1"])) == []
    Vuil.objects.create(team=world.zuid, jaar=2025)
    assert cijfers.freshness(group).werk_sinds is None
    Vuil.objects.create(team=world.noord, jaar=2025, teams_klaar=True)
    assert cijfers.freshness(group).werk_sinds is None
    assert cijfers.freshness("totaal").werk_sinds is not None
    Vuil.objects.create(team=None, jaar=2025)
    fresh = cijfers.freshness(group)
    assert fresh.berekend_op == cijfer.berekend_op
    assert fresh.werk_sinds is not None
