"""Says to the database who is asking, for the length of one transaction."""

import contextlib
import uuid
from collections.abc import Iterator

from django.db import connection, transaction


def set_medewerker(medewerker_id: uuid.UUID | None) -> None:
    """The database answers this transaction as this medewerker; None: as nobody.

    Transaction-local, so a kept connection never carries it to the next request.
    Raises TransactionManagementError outside a transaction, where it would not hold.
    """
    _set("wijkzicht.medewerker", str(medewerker_id) if medewerker_id else "")


def set_letter_code(keyed_hash: bytes) -> None:
    """The database answers this transaction as the resident with this letter code."""
    _set("wijkzicht.briefcode", keyed_hash.hex())


@contextlib.contextmanager
def as_medewerker(medewerker_id: uuid.UUID | None) -> Iterator[None]:
    """A transaction in somebody's name, for the worker and for tests. The name before is put back."""
    with transaction.atomic():
        before = _get("wijkzicht.medewerker")
        set_medewerker(medewerker_id)
        yield
        _set("wijkzicht.medewerker", before)


@contextlib.contextmanager
def maintenance() -> Iterator[None]:
    """A transaction in which the owner passes the policies: loading, migrating data, destroying.

    For any other role it changes nothing: the policy is the owner's alone.
    """
    with transaction.atomic():
        _set("wijkzicht.onderhoud", "aan")
        yield
        _set("wijkzicht.onderhoud", "")


def _get(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting(%s, true)", [name])
        return cursor.fetchone()[0] or ""


def _set(name: str, value: str) -> None:
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError(
            f"{name} is set for one transaction; open one first."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, value])
