"""How long a form takes is measured in use: of nobody in particular, and only when it was saved."""

import datetime

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse

from database import set_up
from web.work import contact_form, contacts
from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.clock import today
from wijkzicht.register.invultijd.models import Invultijd
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls.rights import as_medewerker
from world import make_medewerker

pytestmark = pytest.mark.django_db

PAGE = "/cijfers/invultijd/"


def save(client, world, **fields):
    page = reverse("dossier:contact_nieuw", args=[world.bakker.huishouden.pk])
    return client.post(page, contact_form(world.bakker, **fields))


def kept():
    with set_up():
        return list(Invultijd.objects.all())


def test_a_saved_contact_leaves_its_seconds_and_nothing_of_who_or_what(as_anna, world):
    assert save(as_anna, world, seconden="38").status_code == 302
    (row,) = kept()
    assert (row.formulier, row.team_id, row.seconden) == ("contact", world.noord.pk, 38)
    assert row.week.weekday() == 0
    assert {f.name for f in Invultijd._meta.get_fields()} == {
        "id", "formulier", "team", "week", "seconden"
    }  # fmt: skip
    with set_up():
        assert not Logregel.objects.filter(soort__icontains="invul").exists()


def test_a_refused_form_leaves_none(as_anna, world):
    assert save(as_anna, world, seconden="38", feiten="", activiteit="").status_code == 422
    assert kept() == []


@pytest.mark.parametrize("odd", ["", "0", "-4", "3601", "99999999999", "12,5", "x", "٣"])
def test_what_is_no_number_of_seconds_never_costs_the_work(as_anna, world, odd):
    assert save(as_anna, world, seconden=odd).status_code == 302
    assert kept() == []
    assert len(contacts(world.bakker, world.anna)) == 1


def test_who_works_in_two_teams_leaves_no_team(client, world):
    with set_up():
        from wijkzicht.register.organisatie.models import Lidmaatschap
        from world import LONG_AGO

        Lidmaatschap.objects.create(
            medewerker=world.anna, team=world.zuid, rol=Rol.PROFESSIONAL, van=LONG_AGO
        )
    client.force_login(world.anna)
    save(client, world, seconden="20")
    assert [row.team_id for row in kept()] == [None]


def many(team, seconds, formulier="contact"):
    with set_up():
        Invultijd.objects.bulk_create(
            Invultijd(formulier=formulier, team=team, week=_monday(), seconden=n) for n in seconds
        )


def _monday() -> datetime.date:
    return today() - datetime.timedelta(days=today().weekday())


def shown(client, user) -> str:
    client.force_login(user)
    return client.get(PAGE).content.decode()


def test_half_of_them_and_nine_in_ten(client, world):
    many(world.noord, range(1, 101))
    page = shown(client, world.medewerkers[Rol.ANALIST])
    assert "50 seconden" in page
    assert "90 seconden" in page


def test_with_fewer_than_twenty_there_is_no_number(client, world):
    many(world.noord, [30] * 19)
    page = shown(client, world.medewerkers[Rol.BEHEER])
    assert "te weinig" in page
    assert "30 seconden" not in page


def test_a_team_is_shown_to_who_leads_it_and_only_when_it_is_not_too_small(client, world):
    leader = world.medewerkers[Rol.TEAMLEIDER]
    many(world.noord, [30] * 40)
    many(world.zuid, [77] * 40)
    assert "minder dan 5 mensen" in shown(client, leader)
    with set_up():
        for i in range(3):
            make_medewerker(Rol.PROFESSIONAL, world.noord, f"collega{i}")
    page = shown(client, leader)
    assert "30 seconden" in page
    assert "77 seconden" not in page


@pytest.mark.parametrize("rol", [Rol.PROFESSIONAL, Rol.OPDRACHTGEVER, Rol.PARTNER])
def test_others_do_not_see_it(client, world, rol):
    client.force_login(world.medewerkers[rol])
    assert client.get(PAGE).status_code == 403


def test_the_wall_lets_a_worker_add_and_read_nothing_and_nobody_change(world):
    many(world.noord, [30])
    with as_medewerker(world.anna.pk):
        assert not Invultijd.objects.exists()
    with as_medewerker(world.medewerkers[Rol.TEAMLEIDER].pk):
        assert Invultijd.objects.count() == 1
    with as_medewerker(world.zoe.pk):
        assert not Invultijd.objects.exists()
    with (
        pytest.raises(ProgrammingError),
        as_medewerker(world.medewerkers[Rol.BEHEER].pk),
        transaction.atomic(),
    ):
        Invultijd.objects.update(seconden=1)
