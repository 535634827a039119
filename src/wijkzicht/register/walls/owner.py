"""Works as the owner of the tables for a while: migrating, making accounts, loading."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from wijkzicht.register.walls.rights import maintenance
from wijkzicht.register.walls.roles import BACKUP

COPY = Path(__file__).with_name("kopie.sql")


class NoOwner(RuntimeError):
    """DATABASE_OWNER_URL is not set."""


class RoleAbsent(RuntimeError):
    """A role of ours is not on this server."""


@contextlib.contextmanager
def as_owner() -> Iterator[None]:
    """The default connection is the owner's inside the block. It still passes no policy by:
    see `maintenance`. Raises NoOwner. Not inside a transaction."""
    if not settings.DATABASE_OWNER["NAME"]:
        raise NoOwner("Zet DATABASE_OWNER_URL: de database als de rol wijkzicht_owner.")
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(
        {
            key: settings.DATABASE_OWNER[key]
            for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
        }
    )
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


@contextlib.contextmanager
def owner_maintenance() -> Iterator[None]:
    """As the owner, in one transaction, past the policies."""
    with as_owner(), maintenance():
        yield


def migrate(verbosity: int = 0) -> None:
    """Brings the tables up to date, as the owner, and lets the role of the copy read what is new.

    Raises NoOwner and RoleAbsent.
    """
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [BACKUP])
        if not cursor.fetchone():
            raise RoleAbsent(f"De rol {BACKUP} is er niet. Draai eerst: wijkzicht roles.")
        call_command("migrate", interactive=False, verbosity=verbosity)
        cursor.execute(COPY.read_text())
