"""What is written in SQL for pages asked all day, line by line, beside the rules that it repeats."""

import datetime

import pytest

from database import set_up
from register.family import days_ago, open_casus, people, signed_in
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.casussen.queries import caseload, involved, of_household
from wijkzicht.register.contacten.models import Contact, ContactPersoon
from wijkzicht.register.contacten.queries import timeline
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.overdrachten.models import WAITS, Overdracht
from wijkzicht.register.overdrachten.queries import told
from wijkzicht.register.personen.queries import find
from wijkzicht.register.veiligheid.models import Veiligheidsafspraak
from wijkzicht.register.veiligheid.queries import agreement_runs as in_sql
from wijkzicht.register.veiligheid.queries import running
from wijkzicht.rules.veiligheid import agreement_runs

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(world):
    with signed_in(world.anna):
        return open_casus(world.anna, world.noord)


def found(world):
    with signed_in(world.anna):
        return [row for row in caseload(world.anna) if row.naam == "De Wit"]


def contact(casus: Casus, day: int, step: str = "", due: int | None = None, done: bool = False):
    Contact.objects.create(
        casus=casus, huishouden_id=casus.huishouden_id, datum=days_ago(day), activiteit="hulp",
        volgende_stap=step, volgende_stap_klaar=done,
        volgende_stap_op=None if due is None else days_ago(-due),
    )  # fmt: skip


@pytest.mark.parametrize(
    "steps, first",
    [
        ([], None),
        ([(5, "Klaar", 1, True)], None),
        ([(5, "Zonder dag"), (4, "Later", 9), (3, "Klaar", 1, True), (2, "Eerder", 2)], "Eerder"),
        ([(5, "Zonder dag"), (4, "Later", 9)], "Later"),
        ([(5, "Eerste zonder dag"), (4, "Tweede zonder dag")], "Eerste zonder dag"),
        ([(5, "Te laat", -3), (4, "Straks", 1)], "Te laat"),
    ],
)
def test_the_next_step_is_the_earliest_that_is_not_done(world, casus, steps, first):
    with set_up():
        for row in steps:
            contact(casus, *row)
    [row] = found(world)
    assert row.volgende_stap == first


@pytest.mark.parametrize("team, step", [("zuid", "Mentor bellen"), ("noord", None)])
def test_a_step_comes_along_from_another_team_not_from_an_earlier_time(world, casus, team, step):
    with set_up():
        earlier = Casus.objects.create(
            huishouden=casus.huishouden, team=getattr(world, team), geopend=days_ago(90),
            gesloten=days_ago(60), reden_sluiting="volgens_plan",
        )  # fmt: skip
        contact(earlier, 70, "Mentor bellen")
        Casus.objects.filter(pk=casus.pk).update(eerder=earlier)
    [row] = found(world)
    assert (row.volgende_stap, row.laatste_contact) == (step, None)


def test_contacts_of_the_last_thirty_days_are_counted(world, casus):
    with set_up():
        for day in (0, 29, 30, 31):
            contact(casus, day)
    [row] = found(world)
    assert (row.drukte, row.laatste_contact) == (2, days_ago(0))


@pytest.mark.parametrize(
    "van, tot, gesloten, stands",
    [
        (9, None, False, True),
        (9, 0, False, True),
        (9, 1, False, False),
        (-1, None, False, False),
        (9, None, True, False),
    ],
)
def test_who_is_involved_today_in_an_open_casus(world, casus, van, tot, gesloten, stands):
    until: datetime.date | None = None if tot is None else days_ago(tot)
    with set_up():
        mine = Betrokkenheid.objects.filter(casus=casus, medewerker=world.anna)
        mine.update(van=days_ago(van), tot=until)
        if gesloten:
            Casus.objects.filter(pk=casus.pk).update(gesloten=days_ago(0))
    assert bool(found(world)) is stands
    with signed_in(world.anna):
        here = {row.medewerker_id for row in involved(casus)}
    assert (world.anna.pk in here) is (stands or gesloten)


@pytest.mark.parametrize("soorten, regie", [(["betrokken"], False), (["consult", "regie"], True)])
def test_one_line_however_often_somebody_is_involved(world, casus, soorten, regie):
    with set_up():
        Betrokkenheid.objects.filter(casus=casus, medewerker=world.anna).delete()
        for soort in soorten:
            Betrokkenheid.objects.create(
                casus=casus, huishouden=casus.huishouden, medewerker=world.anna, soort=soort,
                van=days_ago(1),
            )  # fmt: skip
    [row] = found(world)
    assert row.regie is regie


@pytest.mark.parametrize("tot", [None, 1, 0, -1])
@pytest.mark.parametrize("gestopt", [None, 0])
def test_an_agreement_runs_in_sql_as_by_the_rule(world, casus, tot, gestopt):
    until, stopped = (None if day is None else days_ago(day) for day in (tot, gestopt))
    with set_up():
        Veiligheidsafspraak.objects.create(
            casus=casus, huishouden=casus.huishouden, wie="Oma", wat="Belt",
            afgesproken_op=days_ago(9), tot=until, gestopt_op=stopped,
        )  # fmt: skip
    with signed_in(world.anna):
        [row] = of_household(casus.huishouden_id, runs=in_sql())
        there = Veiligheidsafspraak.objects.filter(running()).exists()
    assert row.runs is there is agreement_runs(until, stopped, days_ago(0))


@pytest.mark.parametrize(
    "more",
    [{}, {"naar_team": True}, {"naar_team": True, "naar_casus": True},
     {"naar_team": True, "teruggenomen_op": days_ago(0), "teruggenomen_omdat": "Toch niet"}],
)  # fmt: skip
def test_a_handover_waits_in_sql_as_by_the_rule(world, casus, more):
    rows = {"naar_team": world.zuid, "naar_casus": world.zeeman.casus}
    with set_up():
        Overdracht.objects.create(
            casus=casus, huishouden=casus.huishouden, naar="Zuid", op=days_ago(1), brief="",
            medewerker=world.anna, **{name: rows.get(name, value) for name, value in more.items()},
        )  # fmt: skip
        waits = Overdracht.objects.filter(WAITS).exists()
    with signed_in(world.anna):
        [row] = of_household(casus.huishouden_id, **told())
    assert (row.overgedragen, row.wacht_op) == (True, "Zuid" if waits else None)


def test_the_people_of_a_contact_stand_eldest_first(world, casus):
    with set_up():
        contact(casus, 1)
        row = Contact.objects.get(casus=casus)
        for person in reversed(people(casus)):
            ContactPersoon.objects.create(
                contact=row, persoon=person, huishouden=casus.huishouden, aanwezig=True
            )
    with signed_in(world.anna):
        [line] = timeline(casus)
    assert [one.naam for one in line.met] == ["Karin Wit", "Bram Wit"]


@pytest.mark.parametrize("tot, mine", [(None, True), (0, True), (1, False)])
def test_search_says_who_is_involved_today(world, casus, tot, mine):
    leads = world.medewerkers[Rol.TEAMLEIDER]  # who sees the rows of others and of before as well
    with set_up():
        Betrokkenheid.objects.create(
            casus=casus, huishouden=casus.huishouden, medewerker=leads, van=days_ago(9),
            tot=None if tot is None else days_ago(tot),
        )  # fmt: skip
    with signed_in(leads):
        [row] = find("Karin Wit", by=leads)
    assert row.betrokken is mine
