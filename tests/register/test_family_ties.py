"""Authority, living in two households, what is masked: who may see and do what."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from database import set_up
from register.family import signed_in
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions, family
from wijkzicht.register.personen.models import Gezag, Persoon, Verblijf
from wijkzicht.register.personen.queries import find
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
