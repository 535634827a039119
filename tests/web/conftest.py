"""Clients that are signed in."""

import pytest
from django.test import Client


@pytest.fixture
def client() -> Client:
    """A browser that gets the page that a person would get, also when something failed."""
    return Client(raise_request_exception=False)


@pytest.fixture
def as_anna(client: Client, world) -> Client:
    client.force_login(world.anna)
    return client
