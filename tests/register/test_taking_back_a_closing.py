"""A closing that was a mistake leaves nothing behind but the reason it was taken back."""

import pytest

from database import set_up
from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.casussen import actions
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.casussen.queries import regisseur
from wijkzicht.register.cijfers.models import Vuil
from wijkzicht.register.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(world):
    with signed_in(world.anna):
        yield world.anna


def open_again(casus: Casus, by) -> Casus:
    casus.refresh_from_db()
    return actions.undo_close(casus=casus, versie=casus.versie, reden="Te vroeg", by=by)


def closed(casus: Casus, by) -> Casus:
    casus.refresh_from_db()
    return actions.close(
        casus=casus, versie=casus.versie, op=today(), reden="volgens_plan", vervolg="netwerk", by=by
    )


def test_who_coordinated_coordinates_again(world, anna):
    casus = open_casus(anna, world.noord, geopend=days_ago(20))
    actions.take_over_regie(casus=casus, medewerker=anna, van=days_ago(10), by=anna)
    closed(casus, anna)
    assert regisseur(casus, days_ago(-1)) is None
    open_again(casus, anna)
    assert regisseur(casus, days_ago(-1)).medewerker == anna


def test_who_only_looked_along_does_not_get_to_stay(world, anna):
    casus = open_casus(anna, world.noord, geopend=days_ago(20))
    scientist = world.medewerkers["gedragswetenschapper"]
    actions.consult(casus=casus, medewerker=scientist, tot=days_ago(-80), by=anna)
    closed(casus, anna)
    open_again(casus, anna)
    with set_up():
        ends = dict(Betrokkenheid.objects.filter(casus=casus).values_list("medewerker", "tot"))
    assert ends[anna.pk] is None
    assert ends[scientist.pk] is not None


def test_the_figures_of_that_year_are_counted_again(world, anna):
    casus = closed(open_casus(anna, world.noord, geopend=days_ago(20)), anna)
    with set_up():
        Vuil.objects.all().delete()
    open_again(casus, anna)
    with set_up():
        assert today().year in Vuil.objects.values_list("jaar", flat=True)
