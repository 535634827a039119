"""The same form sent twice is one row."""

from typing import TypeVar
from uuid import UUID

from django.db import connection, models

Sent = TypeVar("Sent", bound=models.Model)


def already_sent(model: type[Sent], formulier: UUID | None) -> Sent | None:
    """The row that this form made before, if it did.

    A second sending that arrives at the same moment waits here until the first is done; the lock
    ends with the transaction.
    """
    if formulier is None:
        return None
    one_at_a_time(formulier)
    return model.objects.filter(formulier=formulier).first()


def already_made(model: type[Sent], formulier: UUID | None) -> Sent | None:
    """The same for a table whose rows take the key of the form as their own."""
    if formulier is None:
        return None
    one_at_a_time(formulier)
    return model.objects.filter(pk=formulier).first()


def one_at_a_time(key: UUID) -> None:
    """Wait for another transaction that came here with the same key; holds until the end of this one."""
    number = int.from_bytes(key.bytes[:8], "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
