"""What merging does to who works with the family, what it refuses, and how it is taken back."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from database import as_role, set_up
from register.family import days_ago, merge, open_casus, people, rows, signed_in
from wijkzicht.extraction.queries import INTERNAL, table_queries
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.cijfers.models import Vuil
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.register.personen.queries import find
from wijkzicht.register.plannen.models import Familiegroepsplan
from wijkzicht.register.samenvoegen import actions
from wijkzicht.register.samenvoegen.models import Opgegaan, Samenvoeging
from wijkzicht.register.samenvoegen.queries import (
    doubles,
    former,
    may_be_same,
    now_in,
    other_households,
    pairs,
)
from wijkzicht.register.veiligheid.models import Meldcode
from wijkzicht.register.walls import roles
from wijkzicht.rules.errors import NotAllowed
from world import make_medewerker

pytestmark = pytest.mark.django_db


# -- who goes on, who is asked anew ------------------------------------------------------------


@pytest.fixture
def twins(world):
    """The same family twice at one team, nothing more."""
    with signed_in(world.anna) as anna:
        return tuple(open_casus(anna, world.noord, geopend=days_ago(n)) for n in (90, 60))


def test_one_casus_of_a_team_goes_on_from_the_first_day(world):
    with signed_in(world.anna) as anna:
        other = open_casus(anna, world.noord, geopend=days_ago(90))
        one = open_casus(anna, world.noord, geopend=days_ago(60))
        merge(one, other, anna)
        running = Casus.objects.get(huishouden=one.huishouden)
        assert running.geopend == days_ago(90)
        assert one.huishouden.personen.count() == 2


def test_a_casus_of_another_team_stays_its_own(twins, world):
    one, other = twins
    with set_up():
        Casus.objects.filter(pk=other.pk).update(team=world.zuid)
    with signed_in(world.anna) as anna:
        merge(one, other, anna)
        assert one.huishouden.casussen.count() == 2


def test_who_works_with_either_goes_on_and_who_looked_along_is_asked_anew(twins, world):
    one, other = twins
    with set_up():
        bo, cor, dirk = (
            make_medewerker(Rol.PROFESSIONAL, world.noord, n) for n in ("bo", "cor", "dirk")
        )
        rest = {"casus": other, "huishouden": other.huishouden}
        Betrokkenheid.objects.create(medewerker=bo, van=days_ago(9), **rest)
        Betrokkenheid.objects.create(
            medewerker=cor, van=days_ago(9), soort="consult", tot=today(), **rest
        )
        Betrokkenheid.objects.create(
            medewerker=dirk, van=today(), soort="consult", tot=today(), **rest
        )
    with signed_in(world.anna) as anna:
        row = merge(one, other, anna)

    def sees(huishouden) -> set[str]:
        found = set()
        for who in (bo, cor, dirk):
            with signed_in(who):
                found |= (
                    {who.naam} if Huishouden.objects.filter(pk=huishouden.pk).exists() else set()
                )
        return found

    assert sees(one.huishouden) == {"bo"}
    with signed_in(world.anna) as anna:
        actions.undo(samenvoeging=row, by=anna)
    assert (sees(one.huishouden), sees(other.huishouden)) == (set(), {"bo", "cor", "dirk"})


def test_one_regisseur_goes_on_and_the_other_works_along(twins, world):
    one, other = twins
    with set_up():
        bo = make_medewerker(Rol.PROFESSIONAL, world.noord, "bo")
    with signed_in(world.anna) as anna:
        casussen.take_over_regie(casus=one, medewerker=anna, van=days_ago(50), by=anna)
        casussen.take_over_regie(casus=other, medewerker=bo, van=days_ago(20), by=anna)
        row = merge(one, other, anna)
        assert [r.medewerker.naam for r in one.regie.filter(tot__isnull=True)] == [anna.naam]
        assert {(b.medewerker.naam, b.soort) for b in one.betrokkenen.filter(tot__isnull=True)} >= {
            ("bo", "betrokken"),
            (anna.naam, "regie"),
        }
        actions.undo(samenvoeging=row, by=anna)
        assert other.regie.get().tot is None


# -- what is not put together -------------------------------------------------------------------


def test_a_confidential_household_is_not_put_together(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        Huishouden.objects.filter(pk=other.huishouden.pk).update(vertrouwelijk=True)
        with pytest.raises(NotAllowed, match="De Wit is vertrouwelijk"):
            merge(one, other, anna)
        assert Samenvoeging.objects.count() == 0


def test_the_database_refuses_it_too(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        Huishouden.objects.filter(pk=other.huishouden.pk).update(vertrouwelijk=True)
        row = Samenvoeging.objects.create(
            huishouden=one.huishouden, weg_id=other.huishouden.pk, weg_naam="x", door=anna
        )
        with pytest.raises(DatabaseError, match="confidential"), transaction.atomic():
            actions._put(row, one.huishouden, other.huishouden)
        with pytest.raises(DatabaseError, match="not seen"), transaction.atomic():
            actions._put(row, one.huishouden, world.zeeman.huishouden)
        with pytest.raises(DatabaseError, match="two households"), transaction.atomic():
            actions._put(row, one, other)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Samenvoeging.objects.update(ongedaan_op=None)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            rows("SELECT walls.haal_weg(%s, 'personen_persoon', %s)", row.pk, row.pk)
    with (
        signed_in(world.zoe),
        pytest.raises(DatabaseError, match="not an act"),
        transaction.atomic(),
    ):
        actions._put(row, world.zeeman.huishouden, world.geheim.huishouden)


def test_two_numbers_are_two_people(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        for casus, bsn in ((one, "999990019"), (other, "999990020")):
            child = people(casus)[-1]
            personen.set_bsn(persoon=child, versie=child.versie, bsn=bsn, nagegaan="brp", by=anna)
        assert not may_be_same(people(one)[-1], people(other)[-1])
        with pytest.raises(NotAllowed, match="ander burgerservicenummer: het zijn twee mensen"):
            merge(one, other, anna)
        assert other.huishouden.personen.count() == 2


def test_the_number_of_either_is_kept_and_read(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        child = people(other)[-1]
        personen.set_bsn(
            persoon=child, versie=child.versie, bsn="999990019", nagegaan="rijbewijs", by=anna
        )
        personen.set_safe_address(persoon=child, versie=child.versie, adres="Bij oma", by=anna)
        merge(one, other, anna)
        child = people(one)[-1]
        assert personen.show_bsn(persoon=child, reden="gegevens", by=anna) == "999990019"
        assert personen.show_safe_address(persoon=child, reden="bezoek", by=anna) == "Bij oma"
        assert [row.persoon_id for row in find("999990019", by=anna)] == [child.pk]


def test_two_meldcodes_that_run_are_told(twins, world):
    with signed_in(world.anna) as anna:
        for casus in twins:
            Meldcode.objects.create(casus=casus, huishouden=casus.huishouden, begonnen_op=today())
        with pytest.raises(NotAllowed, match="In beide dossiers loopt een meldcode"):
            merge(*twins, anna)
        assert Huishouden.objects.filter(naam="De Wit").count() == 2


# -- what is known ------------------------------------------------------------------------------


def test_what_is_not_known_is_filled_and_what_is_chosen_is_taken(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        personen.change_household(
            huishouden=other.huishouden, versie=1, by=anna,
            naam="Wit-de Boer", straat="Markt", huisnummer="9", let_op="Hond in huis",
        )  # fmt: skip
        personen.change_household(huishouden=one.huishouden, versie=1, let_op="Bel eerst", by=anna)
        parent = people(other)[0]
        personen.change_person(
            persoon=parent, versie=1, by=anna,
            voornaam="Carin", email="k@x.test", geboortedatum=date(1985, 4, 3),
        )  # fmt: skip
        merge(one, other, anna, neem=("straat",), neem_van={parent: ("voornaam",)})
        kept = Huishouden.objects.get(pk=one.huishouden.pk)
        assert (kept.naam, kept.straat, kept.huisnummer) == ("De Wit", "Markt", "9")
        assert kept.let_op == "Bel eerst · Hond in huis"
        assert [(p.voornaam, p.email) for p in people(one)] == [("Carin", "k@x.test"), ("Bram", "")]
        # A day says more than a year and contradicts nothing: nobody has to choose.
        assert people(one)[0].geboortedatum == date(1985, 4, 3)
        assert {row.huishouden_id for row in find("Carin Wit", by=anna)} == {kept.pk}


def test_texts_that_can_stand_once_stand_together(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        for casus, text in ((one, "Opa haalt op."), (other, "Oma past op.")):
            Familiegroepsplan.objects.create(
                casus=casus, huishouden=casus.huishouden, stand="er_is_een", tekst=text
            )
        merge(one, other, anna)
        assert Familiegroepsplan.objects.get().tekst == "Opa haalt op.\n\nOma past op."


def test_two_people_of_one_household_become_one(twins, world):
    one, _other = twins
    with signed_in(world.anna) as anna:
        child = people(one)[-1]
        again = personen.add_person(
            huishouden=one.huishouden,
            voornaam="Bram",
            rol="jeugdige",
            telefoon="0612345678",
            by=anna,
        )
        contact = contacten.record(
            casus=one,
            datum=today(),
            activiteit="hulp",
            personen=[child, again],
            feiten="x",
            by=anna,
        )
        row = actions.merge_persons(blijft=child, weg=again, by=anna)
        assert [p.persoon_id for p in contact.met.all()] == [child.pk]
        assert people(one)[-1].telefoon == "0612345678"
        actions.undo(samenvoeging=row, by=anna)
        assert contact.met.count() == 2
        assert len(people(one)) == 3
        assert len(find("Bram Wit", by=anna)) == 3  # with the one of the other household


# -- taking back --------------------------------------------------------------------------------


def test_work_of_after_it_stays_with_what_stayed(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        row = merge(one, other, anna)
        contacten.record(
            casus=one, datum=today(), activiteit="hulp", personen=people(one), feiten="Na.", by=anna
        )
        actions.undo(samenvoeging=row, by=anna)
        assert one.contacten.get().feiten == "Na."
        assert other.huishouden.personen.count() == 2


def test_work_with_what_would_go_back_stands_in_the_way(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        row = actions.merge_households(blijft=one.huishouden, weg=other.huishouden, by=anna)
        contacten.record(
            casus=one, datum=today(), activiteit="hulp", personen=people(one), feiten="x", by=anna
        )
        with pytest.raises(NotAllowed, match=r"verder gewerkt met .* \(contactpersoon\)"):
            actions.undo(samenvoeging=row, by=anna)
        assert one.huishouden.personen.count() == 4


def test_a_change_of_what_was_filled_stands_in_the_way(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        personen.change_household(huishouden=other.huishouden, versie=1, let_op="Hond", by=anna)
        row = merge(one, other, anna)
        now = Huishouden.objects.get(pk=one.huishouden.pk)
        personen.change_household(huishouden=now, versie=now.versie, let_op="Geen hond", by=anna)
        with pytest.raises(NotAllowed, match="na het samenvoegen gewijzigd"):
            actions.undo(samenvoeging=row, by=anna)
        assert Huishouden.objects.get(pk=now.pk).let_op == "Geen hond"


def test_the_last_one_is_taken_back_first_and_each_once(world):
    with signed_in(world.anna) as anna:
        a, b, c = (open_casus(anna, world.noord, geopend=days_ago(n)) for n in (90, 60, 30))
        first = merge(b, c, anna)
    with set_up():
        Samenvoeging.objects.update(op=timezone.now() - timedelta(days=1))
    with signed_in(world.anna) as anna:
        last = merge(a, b, anna)
        first.refresh_from_db()
        # Old links of both lead to where everything is.
        for gone in (b, c):
            assert now_in([gone.huishouden.pk]) == {gone.huishouden.pk: a.huishouden.pk}
            assert now_in([gone.pk]) == {gone.pk: a.pk}
        assert set(former(a.huishouden.pk)) == {b.huishouden.pk, c.huishouden.pk}
        with pytest.raises(NotAllowed, match="later nog iets samengevoegd"):
            actions.undo(samenvoeging=first, by=anna)
        for row in (last, first):
            row.refresh_from_db()
            actions.undo(samenvoeging=row, by=anna)
        row.refresh_from_db()
        with pytest.raises(NotAllowed, match="al ongedaan"):
            actions.undo(samenvoeging=row, by=anna)
        assert Casus.objects.filter(huishouden__naam="De Wit").count() == 3
        assert Opgegaan.objects.count() == 0


def test_only_who_would_see_both_takes_it_back(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        row = merge(one, other, anna)
    with set_up():
        bo = make_medewerker(Rol.PROFESSIONAL, world.noord, "bo")
        Betrokkenheid.objects.create(
            medewerker=bo, van=today(), casus=one, huishouden=one.huishouden
        )
    with signed_in(bo), pytest.raises(NotAllowed, match="bij allebei"):
        actions.undo(samenvoeging=row, by=bo)


# -- history, log, figures ------------------------------------------------------------------------


def test_old_rows_and_the_log_of_what_went_are_read_by_who_sees_what_stayed(twins, world):
    one, other = twins
    leader = world.medewerkers[Rol.TEAMLEIDER]
    with signed_in(world.anna) as anna:
        personen.change_household(huishouden=other.huishouden, versie=1, naam="De Witt", by=anna)
        row = merge(one, other, anna)
    for who, seen in ((world.anna, True), (leader, True), (world.zoe, False)):
        with signed_in(who):
            names = rows(
                "SELECT naam FROM personen_huishoudenevent WHERE pgh_obj_id = %s",
                other.huishouden.pk,
            )
            lines = Logregel.objects.filter(huishouden_id=other.huishouden.pk, voorwerp_id=row.pk)
            assert (("De Wit",) in names, lines.count()) == (seen, int(seen))
            assert Opgegaan.objects.exists() == seen
    with signed_in(world.anna):
        assert (
            Logregel.objects.filter(huishouden_id=one.huishouden.pk, voorwerp_id=row.pk).count()
            == 1
        )


def test_figures_of_every_year_are_made_anew(twins, world):
    one, other = twins
    with set_up():
        Casus.objects.filter(pk=other.pk).update(
            geopend=date(2023, 5, 1), gesloten=date(2024, 2, 1)
        )
        Vuil.objects.all().delete()
    with signed_in(world.anna) as anna:
        row = merge(one, other, anna)
        years = {*range(one.geopend.year, today().year + 1), 2023, 2024}
        with set_up():
            assert set(Vuil.objects.values_list("jaar", flat=True)) == years
            Vuil.objects.all().delete()
        actions.undo(samenvoeging=row, by=anna)
    with set_up():
        assert set(Vuil.objects.values_list("jaar", flat=True)) == years


def test_one_household_one_casus_and_two_people_are_counted(twins, world):
    def counted() -> dict[str, int]:
        with as_role(roles.EXTRACT):
            return {
                name: rows(f"SELECT count(*) FROM ({table_queries()[name].render(INTERNAL)}) x")[0][
                    0
                ]
                for name in ("huishouden", "persoon", "casus")
            }

    before = counted()
    with signed_in(world.anna) as anna:
        row = merge(*twins, anna)
    assert before["huishouden"] - counted()["huishouden"] == 1
    assert before["persoon"] - counted()["persoon"] == 2
    assert before["casus"] - counted()["casus"] == 1
    with signed_in(world.anna) as anna:
        actions.undo(samenvoeging=row, by=anna)
    assert counted() == before


def test_who_may_be_the_same_is_offered(twins, world):
    one, other = twins
    with signed_in(world.anna):
        mine, theirs = people(one), people(other)
        assert pairs(mine, theirs) == {p.pk: q for p, q in zip(theirs, mine, strict=True)}
        assert pairs(mine[:1], theirs[1:]) == {}
        found = other_households(one.huishouden, mine)
        assert [row.huishouden_id for row in found] == [other.huishouden.pk]
        assert doubles(mine) == []
        assert doubles([*mine, theirs[1]]) == [(mine[1], theirs[1])]
