"""Clients that are signed in, and keys of programs."""

from collections.abc import Callable

import pytest
from django.test import Client

from register.family import signed_in
from wijkzicht.register.clock import today
from wijkzicht.register.koppelingen import actions as koppelingen
from wijkzicht.register.organisatie.models import Rol, Team


@pytest.fixture
def client() -> Client:
    """A browser that gets the page that a person would get, also when something failed."""
    return Client(raise_request_exception=False)


@pytest.fixture
def as_anna(client: Client, world) -> Client:
    client.force_login(world.anna)
    return client


@pytest.fixture
def make_key(world) -> Callable[..., str]:
    """Makes a koppeling with one right; gives its key."""

    def make(recht: str, team: Team | None = None) -> str:
        beheer = world.medewerkers[Rol.BEHEER]
        with signed_in(beheer):
            _, sleutel = koppelingen.make(
                naam=recht, rechten=[recht], team=team, tot=today(), by=beheer
            )
        return sleutel

    return make
