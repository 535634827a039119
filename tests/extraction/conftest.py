"""What is saved has to be committed here: the extraction reads with a connection of its own."""

import pytest
from django.conf import settings

from wijkzicht.register.walls.address import address
from world import make_world


@pytest.fixture
def committed(transactional_db):
    """The small organisation of `world.py`, for everybody to read."""
    return make_world()


@pytest.fixture
def url(committed) -> str:
    """The database as the role that extracts."""
    return address(settings.DATABASE_EXTRACT)
