"""Read koppelingen."""

import hashlib
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from wijkzicht.register.clock import today
from wijkzicht.register.koppelingen.models import Koppeling
from wijkzicht.register.personen.zoeksleutels import PHONE, key, plain_phone
from wijkzicht.rules.errors import NotAllowed


def digest(sleutel: str) -> bytes:
    """What is kept of a key."""
    return hashlib.sha256(sleutel.encode()).digest()


def by_key(sleutel: str) -> Koppeling | None:
    """The koppeling with this key, if it still holds and its account is open; one statement."""
    rows = Koppeling.objects.select_related("medewerker", "team")
    return rows.filter(
        sleutel=digest(sleutel), tot__gte=today(), medewerker__is_active=True
    ).first()


def households_of_caller(nummer: str) -> list[UUID]:
    """The households of the koppeling's team in which somebody has this number; one statement.

    Asked of the database by the koppeling itself, which sees nothing else of them. Not confidential
    ones. Raises NotAllowed for what is no telephone number.
    """
    digits = plain_phone(nummer)
    if not digits:
        raise NotAllowed("Dit is geen telefoonnummer. Stuur minstens negen cijfers.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.called(%s)", [key(PHONE, digits)])
        return cursor.fetchone()[0]


def all_by_name() -> QuerySet[Koppeling]:
    """Every koppeling with its account, by name."""
    return Koppeling.objects.select_related("medewerker", "team").order_by("medewerker__naam")
