"""Authority, living in two households, what is masked: who may see and do what."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from database import as_role, set_up
from register.family import signed_in
from wijkzicht.extraction.queries import INTERNAL, table_queries
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.queries import help_ends, timeline
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions, family
from wijkzicht.register.personen.models import Gezag, Persoon, Persoonskaart, Verblijf
from wijkzicht.register.personen.queries import find
from wijkzicht.register.walls import roles
from wijkzicht.rules.errors import NotAllowed
from world import make_family

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam(world) -> Persoon:
    return world.bakker.persoon


def stay(world, sam, family_, **fields) -> Verblijf:
    with signed_in(world.anna):
        return actions.record_stay(
            persoon=sam, huishouden_id=family_.huishouden.pk, by=world.anna, **fields
        )


def test_authority_is_kept_with_source_and_dates(world, sam):
    with signed_in(world.anna) as anna:
        mother = actions.add_person(
            huishouden=world.bakker.huishouden, rol="ouder", voornaam="Els", by=anna
        )
        row = actions.record_authority(
            kind=sam, soort="ouder", bron="register", houder=mother, van=today(), by=anna
        )
        actions.record_authority(kind=sam, soort="ots", houder_naam="Jeugdbescherming", by=anna)
        actions.change_authority(gezag=row, versie=1, tot=today() + timedelta(days=1), by=anna)
        found = family.authority(world.bakker.huishouden.pk)[sam.pk]
        assert [(g.soort, str(g.houder or g.houder_naam)) for g in found] == [
            ("ouder", "Els"),
            ("ots", "Jeugdbescherming"),
        ]
    with signed_in(world.zoe):
        assert not Gezag.objects.exists()
        assert family.authority(world.bakker.huishouden.pk) == {}


def test_the_same_form_is_one_row(world, sam):
    key = Persoon(rol="ouder").pk
    with signed_in(world.anna) as anna:
        for _ in range(2):
            actions.record_authority(
                kind=sam, soort="ots", houder_naam="GI", formulier=key, by=anna
            )
        assert Gezag.objects.count() == 1


def test_what_can_not_be_authority(world, sam):
    with signed_in(world.anna) as anna:
        for fields, sentence in [
            ({}, "vul de naam in"),
            ({"houder": sam}, "geen gezag over zichzelf"),
            ({"houder_naam": "X", "van": today() + timedelta(days=1)}, "nog niet geweest"),
            (
                {"houder_naam": "X", "van": today(), "tot": today() - timedelta(days=1)},
                "laatste dag",
            ),
        ]:
            with pytest.raises(NotAllowed, match=sentence):
                actions.record_authority(kind=sam, soort="voogd", by=anna, **fields)


def test_who_sees_one_household_learns_that_there_is_another_and_nothing_of_it(world, sam):
    stay(world, sam, world.zeeman, afspraak="om de week")
    with signed_in(world.anna):
        elsewhere, guests = family.stays(world.bakker.huishouden.pk)
        assert [(e.naam, e.verblijf.afspraak) for e in elsewhere[sam.pk]] == [(None, "om de week")]
        assert guests == []
        assert not Persoon.objects.filter(huishouden=world.zeeman.huishouden).exists()
    with signed_in(world.zoe):
        elsewhere, guests = family.stays(world.zeeman.huishouden.pk)
        assert elsewhere == {}
        assert [(g.naam, g.geboortejaar, g.may_open) for g in guests] == [
            ("Sam Bakker", 2012, False)
        ]
        assert not Persoon.objects.filter(pk=sam.pk).exists()


def test_who_sees_both_reads_the_name(world, sam):
    with set_up():
        other = make_family("Dekker", world.noord, world.anna)
    stay(world, sam, other)
    with signed_in(world.anna):
        elsewhere, _ = family.stays(world.bakker.huishouden.pk)
        _, guests = family.stays(other.huishouden.pk)
        assert elsewhere[sam.pk][0].naam == "Dekker"
        assert guests[0].may_open


def test_somebody_not_involved_sees_no_link(world, sam):
    stay(world, sam, world.zeeman)
    with signed_in(world.medewerkers[Rol.GEDRAGSWETENSCHAPPER]):
        assert not Verblijf.objects.exists()


def test_a_confidential_household_is_no_hint_for_the_other_one(world, sam):
    """A mother in hiding: the household of the father shows nothing of where the child lives."""
    stay(world, sam, world.zeeman)
    with set_up():
        type(world.bakker.huishouden).objects.filter(pk=world.bakker.huishouden.pk).update(
            vertrouwelijk=True
        )
    with signed_in(world.zoe):
        assert not Verblijf.objects.exists()
        assert family.stays(world.zeeman.huishouden.pk) == ({}, [])
    with signed_in(world.anna):
        assert Verblijf.objects.count() == 1


def test_nobody_links_to_a_confidential_household_or_from_somebody_elses(world, sam):
    with (
        signed_in(world.anna) as anna,
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        actions.record_stay(persoon=sam, huishouden_id=world.geheim.huishouden.pk, by=anna)
    with (
        signed_in(world.zoe) as zoe,
        pytest.raises(DatabaseError, match="row-level security"),
        transaction.atomic(),
    ):
        actions.record_stay(persoon=sam, huishouden_id=world.zeeman.huishouden.pk, by=zoe)


def test_masked_data_are_encrypted_and_showing_them_is_logged_with_the_reason(world, sam):
    with signed_in(world.anna) as anna:
        actions.set_safe_address(persoon=sam, versie=1, adres="Schuilplaats 1, Elders", by=anna)
        stored = Persoon.objects.get(pk=sam.pk)
        assert b"Schuilplaats" not in bytes(stored.veilig_adres_versleuteld)
        assert (
            actions.show_safe_address(persoon=stored, reden="bezoek", by=anna)
            == "Schuilplaats 1, Elders"
        )
        with pytest.raises(NotAllowed, match="waarom"):
            actions.show_bsn(persoon=stored, reden="zomaar", by=anna)
        line = Logregel.objects.get(regel="veilig_adres_getoond")
        assert (line.persoon_id, line.reden) == (sam.pk, "bezoek")
        actions.set_safe_address(persoon=stored, versie=2, adres=" ", by=anna)
        assert Persoon.objects.get(pk=sam.pk).veilig_adres_versleuteld is None


def test_a_person_is_found_by_the_name_of_a_partner_too(world):
    with signed_in(world.anna) as anna:
        els = actions.add_person(
            huishouden=world.bakker.huishouden,
            rol="ouder",
            voornaam="Els",
            tussenvoegsel="de",
            achternaam="Wit",
            partnernaam="Bakker",
            naamgebruik="partner_eigen",
            voorletters="em",
            by=anna,
        )
        assert (str(els), els.voorletters) == ("Els Bakker-de Wit", "E.M.")
        for typed in ("els wit", "els bakker"):
            assert [row.naam for row in find(typed, by=anna)] == ["Els Bakker-de Wit"]


def test_an_unborn_child_needs_no_name_and_is_born_once_there_is_a_birth_date(world):
    with signed_in(world.anna) as anna:
        child = actions.add_person(
            huishouden=world.bakker.huishouden,
            rol="jeugdige",
            uitgerekend_op=today() + timedelta(days=60),
            by=anna,
        )
        assert str(child) == "ongeboren kind"
        with pytest.raises(NotAllowed, match="42 weken"):
            actions.change_person(
                persoon=child, versie=1, uitgerekend_op=today() + timedelta(days=400), by=anna
            )
        actions.change_person(
            persoon=child, versie=1, voornaam="Bo", geboortedatum=today(), by=anna
        )
        assert (str(child), child.uitgerekend_op) == ("Bo", None)


# -- work with somebody of elsewhere who lives here too --------------------------------------------


@pytest.fixture
def both(world, sam):
    """Sam stands with anna's family and also lives with zoe's since 40 days; zoe does not see the first."""
    with signed_in(world.anna) as anna:
        actions.record_stay(
            persoon=sam, huishouden_id=world.zeeman.huishouden.pk, van=today() - timedelta(days=40),
            by=anna,
        )  # fmt: skip
    return world


def test_a_contact_with_who_also_lives_here_needs_no_second_row(both):
    casus = both.zeeman.casus
    with signed_in(both.zoe) as zoe:
        (guest,) = family.guests(casus.huishouden_id)
        assert (str(guest), guest.geboortejaar, guest.rol) == ("Sam Bakker", 2012, "jeugdige")
        contact = contacten.record(
            casus=casus, datum=today(), activiteit="hulp", personen=[guest], by=zoe,
            eigen_hulp_gestopt=True,
        )  # fmt: skip
        (row,) = timeline(casus)
        assert [(p.naam, p.aanwezig) for p in row.met] == [("Sam Bakker", True)]
        assert [end.naam for end in help_ends(casus)] == ["Sam Bakker"]
        assert not Persoon.objects.filter(pk=guest.pk).exists()
        assert casus.huishouden.personen.count() == 1
        contacten.change(contact=contact, versie=1, personen=[guest], feiten="Meer", by=zoe)
    with signed_in(both.anna):
        # Nothing of that other household is seen in the first one.
        assert timeline(both.bakker.casus) == []
    with as_role(roles.EXTRACT):
        sql = table_queries()["contact_persoon"].render(INTERNAL)
        with connection.cursor() as cursor:
            cursor.execute(sql)
            assert [key for _contact, key, _there in cursor.fetchall()] == [str(guest.pk)]


@pytest.mark.parametrize("days", [41, -1])
def test_who_did_not_live_here_that_day_is_not_of_this_family(both, days):
    with signed_in(both.anna):
        Verblijf.objects.update(tot=today() - timedelta(days=0 if days > 0 else 2))
    with signed_in(both.zoe) as zoe:
        (guest,) = family.guests(both.zeeman.huishouden.pk)
        day = today() - timedelta(days=max(days, 0))
        with pytest.raises(NotAllowed, match="Sam Bakker hoort niet bij dit gezin"):
            contacten.record(
                casus=both.zeeman.casus, datum=day, activiteit="hulp", personen=[guest], by=zoe
            )


def test_who_left_long_ago_or_is_of_a_confidential_family_is_not_offered(both):
    with signed_in(both.anna):
        Verblijf.objects.update(van=None, tot=today() - timedelta(days=61))
    with signed_in(both.zoe):
        assert family.guests(both.zeeman.huishouden.pk) == []
        # Whom an older contact was with is told all the same.
        assert len(family.guests(both.zeeman.huishouden.pk, [both.bakker.persoon.pk])) == 1
    with signed_in(both.anna):
        Verblijf.objects.update(tot=None)
        Persoonskaart.objects.filter(persoon=both.bakker.persoon).update(vertrouwelijk=True)
    with signed_in(both.zoe):
        assert family.guests(both.zeeman.huishouden.pk) == []
