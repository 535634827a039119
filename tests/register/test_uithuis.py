"""Somebody moves out: what was written stays, the other file begins empty, and it can be put back."""

from datetime import timedelta

import pytest

from database import as_role, set_up
from register.family import days_ago, open_casus, rows, signed_in
from wijkzicht.extraction.queries import INTERNAL, table_queries
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.models import Contact, ContactPersoon
from wijkzicht.register.contacten.queries import of_before, timeline
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen import family
from wijkzicht.register.personen.models import Gezag, Huishouden, Persoon, Verblijf
from wijkzicht.register.personen.queries import find
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Doel, Doelactie, Doelscore, Hulpvraag, Plan
from wijkzicht.register.plannen.queries import goals
from wijkzicht.register.uithuis.actions import move_out
from wijkzicht.register.uithuis.queries import goals_that_left
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.register.walls import roles
from wijkzicht.rules.errors import NotAllowed
from world import make_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def casus(world):
    """A mother with authority over a child; help elsewhere runs, and there was a contact with both."""
    with signed_in(world.anna) as anna:
        casus = open_casus(anna, world.noord)
        mother, child = casus.huishouden.personen.order_by("geboortejaar")
        personen.record_authority(kind=child, soort="ouder", houder=mother, by=anna)
        contacten.record(
            casus=casus, datum=days_ago(9), activiteit="hulp", personen=[mother, child], feiten="Voor.",
            by=anna,
        )  # fmt: skip
        Voorziening.objects.create(
            huishouden=casus.huishouden, casus=casus, persoon=child, soort="informeel",
            verwezen_op=days_ago(30),
        )  # fmt: skip
        return casus


def out(casus, by, *names: str, **fields) -> Huishouden:
    people = casus.huishouden.personen.filter(voornaam__in=names)
    wish = {"op": today(), "naam": "Bram de Wit", "straat": "Markt"} | fields
    if "naar" in wish:
        wish.pop("naam"), wish.pop("straat")
    home = casus.huishouden
    return move_out(huishouden=home, personen=people, casus=casus, by=by, **wish)


def names(huishouden: Huishouden) -> set[str]:
    return set(huishouden.personen.values_list("voornaam", flat=True))


def test_who_moves_out_has_a_file_of_their_own_that_begins_empty(casus, world):
    with signed_in(world.anna) as anna:
        new = out(casus, anna, "Bram", verder=True)
        assert (names(casus.huishouden), names(new)) == ({"Karin"}, {"Bram"})
        assert new.casussen.get().geopend == today()
        assert timeline(new.casussen.get()) == []
        # What was written down stays, with the names.
        assert {p.naam for p in timeline(casus)[0].met} == {"Karin Wit", "Bram Wit"}
        assert Voorziening.objects.get().huishouden == casus.huishouden
        (guest,) = family.stays(casus.huishouden_id)[1]
        assert (guest.naam, guest.verblijf.tot) == ("Bram Wit", days_ago(1))
        assert {row.huishouden_id for row in find("Bram Wit", by=anna)} == {new.pk}
        for key in (new.pk, casus.huishouden_id):
            assert Logregel.objects.filter(huishouden_id=key, regel="persoon_verhuisd").count() == 1


def test_help_that_runs_goes_along_when_asked(casus, world):
    with signed_in(world.anna) as anna:
        new = out(casus, anna, "Bram", verder=True, hulp_mee=True)
        help_ = Voorziening.objects.get()
        assert (help_.huishouden_id, help_.casus.huishouden_id) == (new.pk, new.pk)


@pytest.fixture
def planned(casus, world):
    """The child has a goal alone with a question, a score and a step, in a plan that stands; the
    family has one too. There was a contact with the child alone."""
    with signed_in(world.anna) as anna:
        child = casus.huishouden.personen.get(voornaam="Bram")
        plan = plannen.start(casus=casus, by=anna)
        asked = plannen.add_hulpvraag(casus=casus, tekst="Wil zelf wonen", persoon=child, by=anna)
        own = plannen.add_doel(
            casus=casus, tekst="Zelf koken", persoon=child, hulpvraag=asked, streefdatum=today(),
            waaraan_zien_we_het="Drie dagen", acties=[plannen.Step("gezin", "Boodschappen")],
            gesteld_op=days_ago(8), by=anna,
        )  # fmt: skip
        plannen.add_doel(casus=casus, tekst="Rust in huis", gesteld_op=days_ago(8), by=anna)
        plannen.score(doel=own, datum=days_ago(3), informant="jeugdige", score=-1, by=anna)
        Plan.objects.filter(pk=plan.pk).update(vastgesteld=days_ago(5))
        contacten.record(
            casus=casus, datum=days_ago(4), activiteit="hulp", personen=[child], feiten="Alleen.",
            doel=own, by=anna,
        )  # fmt: skip
        return casus


def contents() -> list[str]:
    """Goals, questions, contacts and what hangs on them, as text; without the count of changes."""
    tables = (Doel, Hulpvraag, Doelactie, Doelscore, Contact, ContactPersoon)
    with set_up():
        return [
            row
            for table in tables
            for (row,) in rows(
                f"SELECT (to_jsonb(t) - 'versie')::text FROM {table._meta.db_table} t ORDER BY id"
            )
        ]


def test_goals_of_somebody_alone_go_along_and_come_back_as_they_were(planned, world):
    before = contents()
    with signed_in(world.anna) as anna:
        new = out(planned, anna, "Bram", verder=True, doelen_mee=True, contacten_mee=True)
        there = new.casussen.get()
        (goal,) = goals(there)
        assert (goal.doel.tekst, goal.doel.hulpvraag.tekst) == ("Zelf koken", "Wil zelf wonen")
        assert (goal.doel.acties.count(), goal.scores["jeugdige"][0].score) == (1, -1)
        assert [g.doel.tekst for g in goals(planned)] == ["Rust in huis"]
        (left,) = goals_that_left(planned.huishouden_id)
        assert left == ("Bram Wit", 1, today(), new.pk)
        home = Huishouden.objects.get(pk=planned.huishouden_id)
        move_out(
            huishouden=new, personen=new.personen.all(), casus=None, op=today(), by=anna,
            naar=home, doelen_mee=True, contacten_mee=True,
        )  # fmt: skip
        assert goals_that_left(home.pk) == []
    assert contents() == before


@pytest.mark.parametrize(
    "goal, stands",
    [({"uitkomst": "behaald", "geevalueerd_op": days_ago(1)}, {}),
     ({}, {"gesloten": days_ago(1), "reden_sluiting": "volgens_plan"}), ({}, {"team": "zuid"})],
)  # fmt: skip
def test_what_was_looked_at_or_closed_or_is_of_another_team_stays(planned, world, goal, stands):
    here = {name: getattr(world, team) if name == "team" else team for name, team in stands.items()}
    with set_up():
        there = planned
        if stands:
            there = Casus.objects.create(
                huishouden=planned.huishouden,
                geopend=days_ago(50),
                **({"team": world.noord} | here),
            )
        Doel.objects.filter(tekst="Zelf koken").update(casus=there, plan=None, **goal)
    with signed_in(world.anna) as anna:
        new = out(planned, anna, "Bram", verder=True, doelen_mee=True)
        assert goals(new.casussen.get()) == []
    with set_up():
        assert Doel.objects.get(tekst="Zelf koken").casus == there


def test_the_new_file_reads_what_was_said_alone_and_nothing_of_others(planned, world):
    with signed_in(world.anna) as anna:
        new = out(planned, anna, "Bram", verder=True, contacten_mee=True)
    with set_up():
        bo = make_medewerker(Rol.PROFESSIONAL, world.noord, "bo")
        Betrokkenheid.objects.create(medewerker=bo, huishouden=new, van=today())

    def read(by) -> list[tuple[str, str | None]]:
        with signed_in(by):
            return [(row.contact.feiten, row.waar) for row in of_before(new.pk)]

    # Who sees both reads all of it; row security leaves the other only what went along.
    assert read(world.anna) == [("Alleen.", "De Wit"), ("Voor.", "De Wit")]
    assert read(bo) == [("Alleen.", None)]
    assert read(world.zoe) == []
    with signed_in(bo):
        assert Contact.objects.filter(feiten="Alleen.").update(feiten="Anders") == 0
    with signed_in(world.anna) as anna:
        row = Contact.objects.get(feiten="Alleen.")
        everybody = [*planned.huishouden.personen.all(), *new.personen.all()]
        contacten.change(contact=row, versie=row.versie, personen=everybody, by=anna)
    assert read(bo) == []


def test_goals_need_somebody_who_goes_on(planned, world):
    with signed_in(world.anna) as anna, pytest.raises(NotAllowed, match="geen open casus"):
        out(planned, anna, "Bram", doelen_mee=True)


def test_authority_goes_along_by_name(casus, world):
    with signed_in(world.anna) as anna:
        new = out(casus, anna, "Bram")
        row = Gezag.objects.get()
        assert (row.huishouden_id, row.houder, row.houder_naam) == (new.pk, None, "Karin Wit")


def test_parents_who_part_with_a_child_keep_the_authority(casus, world):
    with signed_in(world.anna) as anna:
        personen.add_person(huishouden=casus.huishouden, voornaam="Piet", rol="ouder", by=anna)
        new = out(casus, anna, "Karin", "Bram")
        row = Gezag.objects.get()
        assert (row.huishouden_id, row.houder.voornaam) == (new.pk, "Karin")


def test_who_works_with_the_old_household_reads_the_name_and_nothing_of_the_new_one(casus, world):
    with set_up():
        bo = make_medewerker(Rol.PROFESSIONAL, world.noord, "bo")
        Betrokkenheid.objects.create(
            medewerker=bo, huishouden=casus.huishouden, casus=casus, van=days_ago(20)
        )
    with signed_in(world.anna) as anna:
        new = out(casus, anna, "Bram")
    with signed_in(bo):
        assert Voorziening.objects.select_related("persoon").get().persoon.voornaam == "Bram"
        assert not Huishouden.objects.filter(pk=new.pk).exists()
        with set_up():
            Huishouden.objects.filter(pk=new.pk).update(vertrouwelijk=True)
    with signed_in(bo):
        assert not Persoon.objects.filter(voornaam="Bram").exists()
    with signed_in(world.zoe):
        assert not Persoon.objects.filter(voornaam="Bram").exists()


def test_it_is_put_back_by_the_same_act(casus, world):
    with signed_in(world.anna) as anna:
        new = out(casus, anna, "Bram", op=days_ago(5))
        back = Huishouden.objects.get(pk=casus.huishouden_id)
        with pytest.raises(NotAllowed, match="nog geen casus"):
            move_out(
                huishouden=new,
                personen=new.personen.all(),
                casus=None,
                op=today(),
                by=anna,
                naam="x",
            )
        move_out(
            huishouden=new, personen=new.personen.all(), casus=None, op=today(), by=anna, naar=back
        )
        assert (names(back), names(new)) == ({"Karin", "Bram"}, set())
        (stay,) = Verblijf.objects.all()
        assert (stay.huishouden_id, stay.hoofd_id, stay.vertrokken) == (new.pk, back.pk, True)


def test_everybody_is_counted_once(casus, world):
    def counted() -> int:
        with as_role(roles.EXTRACT):
            from django.db import connection

            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT count(*) FROM ({table_queries()['persoon'].render(INTERNAL)}) x"
                )
                return cursor.fetchone()[0]

    before = counted()
    with signed_in(world.anna) as anna:
        out(casus, anna, "Bram", verder=True)
    assert counted() == before


def test_what_is_no_moving_out(casus, world):
    with signed_in(world.anna) as anna:
        for people, fields, words in (
            ((), {}, "Kies wie"),
            (("Bram", "Karin"), {}, "Dan woont hier niemand meer"),
            (("Bram",), {"op": today() + timedelta(days=1)}, "nog niet geweest"),
            (("Bram",), {"op": days_ago(61)}, "De casus is geopend"),
            (("Bram",), {"naar": casus.huishouden}, "hetzelfde gezin"),
        ):
            with pytest.raises(NotAllowed, match=words):
                out(casus, anna, *people, **fields)
        Huishouden.objects.filter(pk=casus.huishouden_id).update(vertrouwelijk=True)
        with pytest.raises(NotAllowed, match="vertrouwelijk"):
            out(casus, anna, "Bram")
