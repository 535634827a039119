"""A privacy officer, and what is past its term."""

from datetime import date

import pytest
from django.utils import timezone

from database import set_up
from register.destroying import age
from register.everything import fill
from register.family import days_ago, open_casus, signed_in
from wijkzicht.register.aanmeldingen.models import Aanmelding, Partneradvies
from wijkzicht.register.bewaren.models import Uitstel
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.organisatie.models import Rol


@pytest.fixture
def officer(world):
    with signed_in(world.medewerkers[Rol.PRIVACY_OFFICER]) as by:
        yield by


@pytest.fixture
def old(world):
    """A family with a row in every table, closed, of which nothing happened for 21 years; beside it
    one of which all is the same but that it goes on."""
    with signed_in(world.anna) as anna:
        gone, stays = (open_casus(anna, world.noord, naam=name) for name in ("Vanouds", "Nu"))
    with set_up():
        for casus in (gone, stays):
            fill(casus, world)
        Casus.objects.filter(huishouden=gone.huishouden, gesloten=None).update(gesloten=days_ago(5))
        Aanmelding.objects.filter(huishouden=gone.huishouden).update(kolom="afgerond")
        Uitstel.objects.update(gestopt_op=timezone.now())
        age(gone.huishouden, 21)
    return gone.huishouden


@pytest.fixture
def advice(world):
    """Advice without a file of long ago."""
    with set_up():
        return Partneradvies.objects.create(
            team=world.noord, datum=date(2001, 2, 3), kanaal="school"
        )
