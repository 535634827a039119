"""May this be done: each rule as a table, asked in both forms."""

import uuid
from dataclasses import dataclass

import pytest

from register.family import days_ago, open_casus, signed_in
from spec_table import cases
from wijkzicht.register.aanmeldingen import actions as aanmeldingen
from wijkzicht.register.aanmeldingen import policies as aanmelding_rules
from wijkzicht.register.aanmeldingen.models import Kolom
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen import policies as casus_rules
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten import policies as contact_rules
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.organisatie import actions as organisatie
from wijkzicht.register.organisatie import policies as organisatie_rules
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen import policies as plan_rules
from wijkzicht.register.voorzieningen import actions as voorzieningen
from wijkzicht.rules.errors import NotAllowed


@pytest.fixture
def anna(world):
    with signed_in(world.anna):
        yield world.anna


@pytest.fixture
def casus(world, anna) -> Casus:
    return open_casus(anna, world.noord)


def refusal(check, *args, **kwargs) -> str:
    """The sentence of the refusal, or empty."""
    try:
        check(*args, **kwargs)
    except NotAllowed as no:
        return no.sentence
    return ""


def test_both_forms_agree_on_recording(casus, anna):
    table = """
        days ago | state  | sentence
        ---------+--------+-----------------------------
        0        | open   |
        60       | open   |
        61       | open   | Kies die dag of een latere
        -1       | open   | is nog niet geweest
        30       | closed |
        5        | closed | Kies Nazorg
    """
    for days, state, sentence in cases(table):
        casus.gesloten = days_ago(10) if state == "closed" else None
        found = refusal(contact_rules.check_can_record, casus, days_ago(int(days)), [])
        assert sentence in found, days
        assert bool(found) == bool(sentence)
        assert contact_rules.can_record(casus, days_ago(int(days))) is not bool(sentence)
        assert casus_rules.can_write(casus) is (state == "open")


def test_both_forms_agree_on_closing(casus, anna):
    contacten.record(casus=casus, datum=days_ago(20), activiteit="hulp", by=anna)
    table = """
        days ago | reden        | vervolg  | sentence
        ---------+--------------+----------+---------------------------
        0        | volgens_plan | onbekend |
        20       | volgens_plan | onbekend |
        21       | volgens_plan | onbekend | Het laatste contact is van
        0        |              | onbekend | waarom de casus sluit
        0        | volgens_plan |          | hoe het gezin verder gaat
        -1       | volgens_plan | onbekend | nog niet geweest
    """
    for days, reden, vervolg, sentence in cases(table):
        how = {"reden": reden or None, "vervolg": vervolg or None}
        found = refusal(casus_rules.check_can_close, casus, days_ago(int(days)), **how)
        assert sentence in found
        assert bool(found) == bool(sentence)
        assert casus_rules.can_close(casus, days_ago(int(days)), **how) is not bool(sentence)


def test_both_forms_agree_on_establishing_a_plan(casus, anna):
    plan = plannen.start(casus=casus, by=anna)
    op = days_ago(5)
    assert plan_rules.can_start(casus) is False
    assert "nog leeg" in refusal(plan_rules.check_can_establish, plan, casus, op)
    assert plan_rules.can_establish(plan, casus, op) is False
    plannen.add_hulpvraag(casus=casus, tekst="Hoe slaapt Bram beter?", by=anna)
    assert "ouder akkoord" in refusal(plan_rules.check_can_establish, plan, casus, op)
    plannen.agree(plan=plan, versie=1, akkoord_ouder=op, akkoord_jeugdige=None, by=anna)
    assert refusal(plan_rules.check_can_establish, plan, casus, op) == ""
    assert plan_rules.can_establish(plan, casus, op) is True
    plannen.establish(plan=plan, versie=2, op=op, by=anna)
    assert "nieuwe versie" in refusal(plan_rules.check_can_establish, plan, casus, op)
    assert plan_rules.can_start(casus) is True


def test_a_plan_for_a_young_person_of_twelve_needs_their_own_agreement(world, anna):
    year = days_ago(0).year
    young = {"voornaam": "Bo", "rol": "jeugdige", "geboortejaar": year - 14}
    casus = open_casus(anna, world.noord, personen=[young])
    plan = plannen.start(casus=casus, by=anna)
    plannen.add_hulpvraag(casus=casus, tekst="Rust thuis", by=anna)
    plannen.agree(plan=plan, versie=1, akkoord_ouder=days_ago(1), akkoord_jeugdige=None, by=anna)
    with pytest.raises(NotAllowed, match="Vanaf 12 jaar"):
        plannen.establish(plan=plan, versie=2, op=days_ago(1), by=anna)


def test_both_forms_agree_on_evaluating_a_goal(casus, anna):
    doel = plannen.add_doel(casus=casus, tekst="Slapen", gesteld_op=days_ago(10), by=anna)
    table = """
        days ago | uitkomst | sentence
        ---------+----------+------------------------
        0        | behaald  |
        10       | behaald  |
        11       | behaald  | Kies die dag of later
        0        |          | Kies of het doel
        -1       | behaald  | nog niet geweest
    """
    for days, uitkomst, sentence in cases(table):
        arguments = (doel, casus, days_ago(int(days)), uitkomst or None)
        found = refusal(plan_rules.check_can_evaluate, *arguments)
        assert sentence in found
        assert bool(found) == bool(sentence)
        assert plan_rules.can_evaluate(*arguments) is not bool(sentence)


def test_both_forms_agree_on_triage(world, anna):
    aanmelding = aanmeldingen.record(
        team=world.noord, datum=days_ago(3), vraag="Hulp bij geld", naam="Van Dam", by=anna
    )
    table = """
        days ago | uitkomst | household | done | sentence
        ---------+----------+-----------+------+----------------------------
        0        | advies   | no        | no   |
        3        | casus    | yes       | no   |
        0        | casus    | no        | no   | hoort altijd bij een gezin
        4        | advies   | no        | no   | Kies die dag of later
        -1       | advies   | no        | no   | nog niet geweest
        0        |          | no        | no   | Kies hoe de aanmelding afloopt
        0        | advies   | no        | yes  | is afgerond
    """
    for days, uitkomst, household, done, sentence in cases(table):
        aanmelding.kolom = Kolom.AFGEROND if done == "yes" else Kolom.NIEUW
        how = {
            "op": days_ago(int(days)),
            "uitkomst": uitkomst or None,
            "has_household": household == "yes",
        }
        found = refusal(aanmelding_rules.check_can_triage, aanmelding, **how)
        assert sentence in found
        assert bool(found) == bool(sentence)
        assert aanmelding_rules.can_triage(aanmelding, **how) is not bool(sentence)
        assert aanmelding_rules.can_change(aanmelding) is (done == "no")


def test_a_colleague_does_not_end_what_another_has(world, anna):
    aanmelding = aanmeldingen.record(
        team=world.noord, datum=days_ago(3), vraag="Hulp", naam="Van Dam", by=anna
    )
    other = world.medewerkers[Rol.GEDRAGSWETENSCHAPPER]
    aanmeldingen.assign(aanmelding=aanmelding, versie=1, medewerker=anna, by=anna)
    assert "heeft deze aanmelding" in refusal(aanmelding_rules.check_may_triage, aanmelding, other)
    leader = world.medewerkers[Rol.TEAMLEIDER]
    assert refusal(aanmelding_rules.check_may_triage, aanmelding, leader) == ""


def test_the_board_goes_to_afgerond_by_an_outcome_only(world, anna):
    aanmelding = aanmeldingen.record(
        team=world.noord, datum=days_ago(1), vraag="Hulp", naam="Van Dam", by=anna
    )
    with pytest.raises(NotAllowed, match="Kies eerst een uitkomst"):
        aanmeldingen.move(aanmelding=aanmelding, versie=1, kolom=Kolom.AFGEROND, by=anna)
    assert set(aanmelding_rules.MOVES) == set(Kolom.values)


def test_who_works_in_a_team(world, anna):
    assert organisatie_rules.can_work_in(anna, world.noord, days_ago(0)) is True
    assert organisatie_rules.can_work_in(world.zoe, world.noord, days_ago(0)) is False
    assert "werkt niet in Noord" in refusal(
        organisatie_rules.check_works_in, world.zoe, world.noord, days_ago(0)
    )


@dataclass
class Refused:
    """An attempt, and words of the sentence that answers it."""

    attempt: object
    words: str


def test_each_wrong_attempt_gets_a_sentence_that_says_what_to_do(world, anna, casus):
    mother = casus.huishouden.personen.get(rol="ouder")
    stranger = world.bakker.persoon
    start = {"casus": casus, "by": anna}
    attempts = [
        Refused(lambda: casussen.open(huishouden=casus.huishouden, team=world.noord, geopend=days_ago(0), by=anna), "al een open casus"),
        Refused(lambda: casussen.involve(**start, medewerker=world.zoe), "werkt niet in Noord"),
        Refused(lambda: casussen.consult(**start, medewerker=world.zoe, tot=days_ago(1)), "al voorbij"),
        Refused(lambda: casussen.take_over_regie(**start, medewerker=anna, van=days_ago(61)), "geopend op"),
        Refused(lambda: casussen.take_over_regie(**start, medewerker=anna, van=days_ago(-1)), "nog niet geweest"),
        Refused(lambda: contacten.record(**start, datum=days_ago(0), activiteit="hulp", personen=[stranger]), "hoort niet bij dit gezin"),
        Refused(lambda: contacten.record(**start, datum=days_ago(0), activiteit="hulp", duur_minuten=1441), "0 tot 1440"),
        Refused(lambda: contacten.stop_own_help(**start, personen=[], datum=days_ago(0)), "Kies voor wie"),
        Refused(lambda: plannen.add_doel(**start, tekst="  "), "het doel op, in de woorden"),
        Refused(lambda: voorzieningen.refer(**start, persoon=mother, soort="jeugdhulp", verwezen_op=days_ago(0), reden_verwijzing=None), "Kies waarom je verwijst"),
        Refused(lambda: voorzieningen.record(**start, persoon=mother, soort="jeugdhulp", start=days_ago(1), eind=days_ago(2)), "begon op"),
        Refused(lambda: personen.add_person(huishouden=casus.huishouden, rol="ouder", by=anna), "voornaam of een achternaam"),
        Refused(lambda: personen.add_person(huishouden=casus.huishouden, rol="ouder", voornaam="X", geboortejaar=1850, by=anna), "geboortejaar 1850"),
        Refused(lambda: personen.make_household(team=world.noord, naam="X", postcode="12 AB", by=anna), "vier cijfers"),
        Refused(lambda: aanmeldingen.record(team=world.noord, datum=days_ago(0), vraag="Hulp", by=anna), "over wie het gaat"),
        Refused(lambda: aanmeldingen.record(team=world.noord, datum=days_ago(-1), vraag="Hulp", naam="X", by=anna), "nog niet geweest"),
        Refused(lambda: organisatie.join(medewerker=anna, rol=Rol.PROFESSIONAL, by=anna), "Kies een team"),
    ]  # fmt: skip
    before = (Contact.objects.count(), Casus.objects.count())
    for case in attempts:
        with pytest.raises(NotAllowed, match=case.words):
            case.attempt()
    assert (Contact.objects.count(), Casus.objects.count()) == before


def test_nothing_is_written_in_a_closed_casus(world, anna, casus):
    doel = plannen.add_doel(casus=casus, tekst="Slapen", gesteld_op=days_ago(9), by=anna)
    plan = plannen.start(casus=casus, by=anna)
    contact = contacten.record(
        casus=casus, datum=days_ago(9), activiteit="hulp", formulier=uuid.uuid4(), by=anna
    )
    help_elsewhere = voorzieningen.record(
        casus=casus, persoon=casus.huishouden.personen.first(), soort="jeugdhulp", by=anna
    )
    casussen.close(
        casus=casus, versie=1, op=days_ago(1), reden="volgens_plan", vervolg="netwerk",
        toelichting="Doel loopt door bij de school", by=anna,
    )  # fmt: skip
    attempts = [
        lambda: contacten.record(casus=casus, datum=days_ago(0), activiteit="hulp", by=anna),
        lambda: contacten.change(contact=contact, versie=1, datum=days_ago(0), by=anna),
        lambda: plannen.start(casus=casus, by=anna),
        lambda: plannen.tell(plan=plan, versie=1, by=anna),
        lambda: plannen.add_doel(casus=casus, tekst="Meer", by=anna),
        lambda: plannen.evaluate(doel=doel, versie=1, op=days_ago(2), uitkomst="behaald", by=anna),
        lambda: voorzieningen.start(
            voorziening=help_elsewhere, versie=1, start=days_ago(2), by=anna
        ),
        lambda: casussen.involve(casus=casus, medewerker=anna, by=anna),
        lambda: casussen.close(
            casus=casus, versie=2, op=days_ago(0), reden="volgens_plan", vervolg="netwerk", by=anna
        ),
    ]
    for number, attempt in enumerate(attempts):
        sentence = refusal(attempt)
        assert "gesloten op" in sentence, number
        assert "egin" in sentence, number


def test_what_is_late_can_still_be_written_down(world, anna, casus):
    doel = plannen.add_doel(casus=casus, tekst="Slapen", gesteld_op=days_ago(9), by=anna)
    casussen.close(
        casus=casus, versie=1, op=days_ago(1), reden="volgens_plan", vervolg="netwerk",
        toelichting="Nog kijken", nazorg_op=days_ago(-30), by=anna,
    )  # fmt: skip
    late = contacten.record(casus=casus, datum=days_ago(2), activiteit="hulp", by=anna)
    after = contacten.record(casus=casus, datum=days_ago(0), activiteit="nazorg", by=anna)
    assert (late.vastgelegd_op, after.vastgelegd_op) == (days_ago(0), days_ago(0))
    with pytest.raises(NotAllowed, match="gesloten op"):
        plannen.evaluate(doel=doel, versie=1, op=days_ago(2), uitkomst="behaald", by=anna)
    with pytest.raises(NotAllowed, match="Kies Nazorg"):
        contacten.record(
            casus=casus, datum=days_ago(0), activiteit="nazorg", ook_hulp=True, by=anna
        )


def test_a_plan_is_late_after_six_weeks(casus):
    for days, has_plan, late in ((42, False, False), (43, False, True), (43, True, False)):
        casus.geopend = days_ago(days)
        assert plan_rules.plan_is_late(casus, has_plan) is late
    casus.gesloten = days_ago(0)
    assert plan_rules.plan_is_late(casus, False) is False


def test_who_does_not_see_the_household_asks_the_team_leader(world, anna):
    request = aanmeldingen.record(
        team=world.noord,
        datum=days_ago(1),
        vraag="Zij bellen nu ons.",
        huishouden_id=world.zeeman.huishouden.pk,
        by=anna,
    )
    with pytest.raises(NotAllowed, match="Vraag de teamleider om deze aanmelding te geven"):
        aanmeldingen.assign(aanmelding=request, versie=1, medewerker=anna, by=anna)
    with pytest.raises(NotAllowed, match="Vraag de teamleider om de casus te openen"):
        aanmeldingen.triage(aanmelding=request, versie=1, op=days_ago(0), uitkomst="casus", by=anna)
