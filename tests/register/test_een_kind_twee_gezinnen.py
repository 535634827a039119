"""One person out of two households that stay two: a child of parents who live apart, both recorded."""

import pytest

from database import set_up
from register.family import days_ago, open_casus, people, signed_in
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.contacten.queries import timeline
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.personen import actions as personen
from wijkzicht.register.personen import family
from wijkzicht.register.personen.models import Huishouden, Persoon, Verblijf
from wijkzicht.register.personen.queries import find
from wijkzicht.register.samenvoegen import actions
from wijkzicht.register.samenvoegen.models import Samenvoeging
from wijkzicht.register.samenvoegen.queries import now_in, twice
from wijkzicht.rules.errors import NotAllowed
from world import make_medewerker

pytestmark = pytest.mark.django_db


@pytest.fixture
def twins(world):
    """Two households of one team, each with a parent and the same child."""
    with signed_in(world.anna) as anna:
        return tuple(open_casus(anna, world.noord, geopend=days_ago(n)) for n in (90, 60))


def test_a_child_of_parents_who_part_stands_once_and_lives_in_both(twins, world):
    one, other = twins
    with set_up():
        bo = make_medewerker(Rol.PROFESSIONAL, world.noord, "bo")
        Betrokkenheid.objects.create(
            medewerker=bo, van=today(), casus=other, huishouden=other.huishouden
        )
    with signed_in(world.anna) as anna:
        child, again = people(one)[-1], people(other)[-1]
        personen.change_person(persoon=again, versie=1, telefoon="0612345678", by=anna)
        father = people(other)[0]
        personen.record_authority(kind=again, soort="ouder", houder=father, by=anna)
        contacten.record(
            casus=other,
            datum=today(),
            activiteit="hulp",
            personen=[again],
            feiten="Bij vader.",
            by=anna,
        )
        row = actions.merge_persons(blijft=child, weg=again, by=anna)
        # What was written down stays; authority is known at home; a number is not told to the other.
        assert timeline(other)[0].met[0].naam == "Bram Wit"
        assert [(g.huishouden_id, g.houder_naam) for g in child.gezag.all()] == [
            (one.huishouden_id, "Karin Wit")
        ]
        assert people(one)[-1].telefoon == ""
        assert [guest.naam for guest in family.stays(other.huishouden_id)[1]] == ["Bram Wit"]
        assert len(find("Bram Wit", by=anna)) == 1
        assert twice(other.huishouden, []).done == twice(one.huishouden, []).done == [row]
        assert now_in([again.pk]) == {again.pk: child.pk}
    with signed_in(bo):
        # By name there, with nothing of the act or of the household where the child stands.
        assert Persoon.objects.get(pk=child.pk).voornaam == "Bram"
        assert not Samenvoeging.objects.exists()
        assert now_in([again.pk]) == {}
        assert not Huishouden.objects.filter(pk=one.huishouden_id).exists()
    with signed_in(world.anna) as anna:
        actions.undo(samenvoeging=row, by=anna)
        assert people(other)[-1].telefoon == "0612345678"
        assert again.gezag.get().houder == father
        assert not Verblijf.objects.exists()


def test_a_safe_address_keeps_two_households_apart(twins, world):
    one, other = twins
    with signed_in(world.anna) as anna:
        child, again = people(one)[-1], people(other)[-1]
        personen.set_safe_address(persoon=again, versie=1, adres="Opvang", by=anna)
        with pytest.raises(NotAllowed, match="veilig adres"):
            actions.merge_persons(blijft=child, weg=again, by=anna)
        Persoon.objects.filter(pk=again.pk).update(veilig_adres_versleuteld=None)
        Huishouden.objects.filter(pk=other.huishouden_id).update(vertrouwelijk=True)
        with pytest.raises(NotAllowed, match="vertrouwelijk"):
            actions.merge_persons(blijft=child, weg=again, by=anna)
