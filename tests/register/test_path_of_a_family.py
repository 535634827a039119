"""From a request to a closed casus, by the actions alone, with row security on."""

import uuid

import pytest

from register.family import days_ago, signed_in
from wijkzicht.register.aanmeldingen import actions as aanmeldingen
from wijkzicht.register.aanmeldingen import queries as board
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen import queries as caseload
from wijkzicht.register.cijfers.models import Vuil
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten import queries as timeline
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen import queries as plan
from wijkzicht.register.voorzieningen import actions as voorzieningen
from wijkzicht.register.voorzieningen import queries as elsewhere


@pytest.fixture
def anna(world):
    with signed_in(world.anna):
        yield world.anna


def test_request_to_closed_casus(world, anna):
    huishouden = personen.make_household(
        team=world.noord,
        naam="De Wit",
        by=anna,
        personen=[
            {"voornaam": "Karin", "achternaam": "Wit", "rol": "ouder", "geboortejaar": 1985},
            {
                "voornaam": "Bram",
                "achternaam": "Wit",
                "rol": "jeugdige",
                "geboortejaar": today().year - 13,
            },
        ],
    )
    karin, bram = huishouden.personen.order_by("geboortejaar")
    aanmelding = aanmeldingen.record(
        team=world.noord,
        datum=days_ago(30),
        vraag="Bram wil niet meer naar school.",
        huishouden_id=huishouden.pk,
        formulier=uuid.uuid4(),
        kanaal="school",
        by=anna,
    )
    assert [card.naam for card in board.board(world.noord)["nieuw"]] == ["De Wit"]
    aanmeldingen.move(aanmelding=aanmelding, versie=1, kolom="uitzoeken", by=anna)
    aanmeldingen.move(aanmelding=aanmelding, versie=2, kolom="nieuw", by=anna)
    aanmeldingen.assign(aanmelding=aanmelding, versie=3, medewerker=anna, by=anna)
    casus = aanmeldingen.triage(
        aanmelding=aanmelding, versie=4, op=days_ago(28), uitkomst="casus", by=anna
    )
    assert board.board(world.noord)["nieuw"] == []
    casussen.take_over_regie(casus=casus, medewerker=anna, van=days_ago(28), by=anna)
    contacten.record(
        casus=casus,
        datum=days_ago(20),
        activiteit="vraagverheldering",
        ook_hulp=True,
        personen=[karin, bram],
        afwezig=[bram],
        feiten="Bram ging drie weken niet.",
        mening="Hij is bang.",
        volgende_stap="Mentor bellen",
        volgende_stap_op=today(),
        formulier=uuid.uuid4(),
        by=anna,
    )
    version = plannen.start(casus=casus, by=anna)
    vraag = plannen.add_hulpvraag(casus=casus, tekst="Hoe komt Bram weer op school?", by=anna)
    doel = plannen.add_doel(
        casus=casus,
        tekst="Bram gaat weer naar school",
        waaraan_zien_we_het="Hij is er vier dagen per week",
        hulpvraag=vraag,
        persoon=bram,
        gesteld_op=days_ago(19),
        gesteld_door="jeugdige",
        acties=[plannen.Step("netwerk", "Oma brengt hem")],
        by=anna,
    )
    plannen.tell(plan=version, versie=1, klachtroute=True, by=anna)
    plannen.agree(
        plan=version, versie=2, akkoord_ouder=days_ago(18), akkoord_jeugdige=days_ago(18), by=anna
    )
    plannen.establish(plan=version, versie=3, op=days_ago(18), by=anna)
    plannen.score(doel=doel, datum=days_ago(18), informant="jeugdige", score=-2, by=anna)
    plannen.score(doel=doel, datum=days_ago(2), informant="jeugdige", score=1, by=anna)
    help_elsewhere = voorzieningen.refer(
        casus=casus,
        persoon=bram,
        soort="jeugdhulp",
        verwezen_op=days_ago(10),
        reden_verwijzing="expertise",
        by=anna,
    )
    voorzieningen.start(voorziening=help_elsewhere, versie=1, start=days_ago(5), by=anna)
    contacten.stop_own_help(casus=casus, personen=[bram], datum=days_ago(3), by=anna)
    plannen.evaluate(doel=doel, versie=1, op=days_ago(2), uitkomst="behaald", by=anna)

    page = plan.plan_page(casus)
    assert page.plan.vastgesteld == days_ago(18)
    assert page.doelen[0].doel.meetbaar is True
    assert [score.score for score in page.doelen[0].scores["jeugdige"]] == [-2, 1]
    assert [(row.naam, row.aanwezig) for row in timeline.timeline(casus)[0].met] == [
        ("Karin Wit", True),
        ("Bram Wit", False),
    ]
    assert [row.volgende_stap for row in caseload.caseload(anna)] == ["Mentor bellen"]
    assert caseload.caseload(anna)[0].regie
    assert [row.start for row in elsewhere.of_household(huishouden.pk)] == [days_ago(5)]

    casussen.close(
        casus=casus, versie=1, op=today(), reden="volgens_plan", vervolg="eigen_kracht", by=anna
    )
    assert caseload.caseload(anna) == []
    assert caseload.regisseur(casus).tot == today()
    assert Vuil.objects.filter(team=world.noord, jaar=today().year).exists()
    acts = set(Logregel.objects.filter(huishouden_id=huishouden.pk).values_list("regel", flat=True))
    assert {"casus_geopend", "contact_vastgelegd", "eigen_hulp_gestopt", "casus_gesloten"} <= acts


def test_a_short_question_ends_as_advice_without_a_file(world, anna):
    advice = aanmeldingen.record_advice(
        team=world.noord,
        datum=today(),
        vraag="Waar kan ik een fiets lenen?",
        advies="Bij de weggeefwinkel.",
        by=anna,
    )
    assert (advice.huishouden_id, advice.casus_id, advice.triage_uitkomst) == (None, None, "advies")
    assert not any(board.board(world.noord).values())


def test_the_team_leader_opens_a_casus_for_a_colleague(world):
    leader = world.medewerkers[Rol.TEAMLEIDER]
    with signed_in(leader):
        huishouden = personen.make_household(team=world.noord, naam="Mol", by=leader)
        aanmelding = aanmeldingen.record(
            team=world.noord, datum=today(), vraag="Hulp", huishouden_id=huishouden.pk, by=leader
        )
        aanmeldingen.assign(aanmelding=aanmelding, versie=1, medewerker=world.anna, by=leader)
        aanmeldingen.triage(
            aanmelding=aanmelding, versie=2, op=today(), uitkomst="casus", by=leader
        )
    with signed_in(world.anna):
        assert "Mol" in [row.naam for row in caseload.caseload(world.anna)]


def test_a_household_that_i_found_but_can_not_see_gets_my_request(world, anna):
    """A colleague of another team works with them: I may pass on, not look."""
    request = aanmeldingen.record(
        team=world.noord,
        datum=today(),
        vraag="Zij bellen nu ons.",
        huishouden_id=world.zeeman.huishouden.pk,
        by=anna,
    )
    assert request.naam == "Sam Zeeman"
    assert board.board(world.noord)["nieuw"][0].huishouden_id == world.zeeman.huishouden.pk
