"""Everything that asks for attention comes in one statement, in the order of its day."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from database import set_up
from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.aandacht.queries import Kind, of
from wijkzicht.register.afspraken import actions as afspraken
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.veiligheid.models import Veiligheidsafspraak

pytestmark = pytest.mark.django_db


def ahead(days: int) -> datetime.date:
    return today() + datetime.timedelta(days=days)


@pytest.fixture
def anna(world):
    with signed_in(world.anna):
        yield world.anna


@pytest.fixture
def casus(world, anna) -> Casus:
    return open_casus(anna, world.noord, geopend=days_ago(10))


def kinds(by, days: int = 7) -> list[str]:
    return [row.kind.value for row in of(by, ahead(days))]


def test_each_noun_has_its_say_in_one_statement(world, anna, casus):
    contacten.record(
        casus=casus, datum=today(), activiteit="hulp", volgende_stap="Bel school",
        volgende_stap_op=ahead(2), by=anna,
    )  # fmt: skip
    plannen.add_doel(casus=casus, tekst="Rust", streefdatum=ahead(3), by=anna)
    persoon = casus.huishouden.personen.first()
    with set_up():
        Veiligheidsafspraak.objects.create(
            casus=casus, huishouden=casus.huishouden, wie="Vader", wat="Gaat weg bij ruzie",
            afgesproken_op=days_ago(5), kijken_op=days_ago(1),
        )  # fmt: skip
        common = {"casus": casus, "huishouden": casus.huishouden, "persoon": persoon}
        Besluit.objects.create(
            **common, medewerker=anna, soort="jeugdhulp", aanvraag_op=days_ago(3),
            uiterlijk=ahead(4),
        )  # fmt: skip
        Besluit.objects.create(
            **common, medewerker=anna, soort="wmo", aanvraag_op=days_ago(99),
            uitkomst="toegekend", besluit_op=days_ago(90), start=days_ago(90), eind=ahead(20),
        )  # fmt: skip
    with CaptureQueriesContext(connection) as asked:
        found = of(anna, ahead(7))
    assert len(asked) == 1
    assert [(row.kind, row.op) for row in found] == [
        (Kind.VEILIGHEID, days_ago(1)),
        (Kind.STAP, ahead(2)),
        (Kind.EVALUATIE, ahead(3)),
        (Kind.AANVRAAG, ahead(4)),
        (Kind.BESLUIT, ahead(20)),
    ]
    assert found[1].wat == "Bel school"
    assert all(row.huishouden_id == casus.huishouden_id for row in found)


def test_an_appointment_of_today_with_its_hour(anna, casus):
    for hour, day in ((15, today()), (9, today()), (9, ahead(1))):
        afspraken.make(
            casus=casus, datum=day, tijd=datetime.time(hour, 30), onderwerp=f"Om {hour}", by=anna
        )
    found = [row for row in of(anna, ahead(7)) if row.kind is Kind.AFSPRAAK]
    assert [(row.extra, row.wat) for row in found] == [("09:30", "Om 9"), ("15:30", "Om 15")]


def test_a_plan_is_asked_for_when_its_term_is_near(world, anna):
    open_casus(anna, world.noord, geopend=days_ago(36))
    assert kinds(anna, 5) == []
    assert kinds(anna, 6) == ["plan"]
    [row] = of(anna, ahead(6))
    assert row.op == ahead(6)


def test_aftercare_after_closing(anna, casus):
    casussen.close(
        casus=casus, versie=casus.versie, op=today(), reden="volgens_plan", vervolg="netwerk",
        nazorg_op=ahead(3), by=anna,
    )  # fmt: skip
    assert kinds(anna) == ["nazorg"]
    assert kinds(anna, 2) == []


def test_somebody_else_is_not_asked(world, anna, casus):
    contacten.record(
        casus=casus, datum=today(), activiteit="hulp", volgende_stap="Bel school",
        volgende_stap_op=today(), by=anna,
    )  # fmt: skip
    assert kinds(anna) == ["stap"]
    with signed_in(world.zoe):
        assert kinds(world.zoe) == []


def test_who_stopped_is_not_asked_though_they_may_still_look(world, anna, casus):
    contacten.record(
        casus=casus, datum=today(), activiteit="hulp", volgende_stap="Bel school",
        volgende_stap_op=today(), by=anna,
    )  # fmt: skip
    leider = world.medewerkers["teamleider"]
    with set_up():
        helped = Betrokkenheid.objects.create(
            casus=casus, huishouden=casus.huishouden, medewerker=leider,
            soort=Betrokkenheid.Soort.BETROKKEN, van=days_ago(9),
        )  # fmt: skip
    with signed_in(leider):
        assert kinds(leider) == ["stap"]
    with set_up():
        Betrokkenheid.objects.filter(pk=helped.pk).update(tot=days_ago(1))
    with signed_in(leider):
        assert Casus.objects.filter(pk=casus.pk).exists()
        assert kinds(leider) == []


def test_an_agreement_that_stopped_is_not_looked_at_again(anna, casus):
    with set_up():
        row = Veiligheidsafspraak.objects.create(
            casus=casus, huishouden=casus.huishouden, wie="Vader", wat="Gaat weg bij ruzie",
            afgesproken_op=days_ago(5), kijken_op=days_ago(1),
        )  # fmt: skip
    assert kinds(anna) == ["veiligheid"]
    with set_up():
        Veiligheidsafspraak.objects.filter(pk=row.pk).update(gestopt_op=today())
    assert kinds(anna) == []
