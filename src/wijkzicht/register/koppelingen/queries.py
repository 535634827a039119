"""Read koppelingen."""

import hashlib

from django.db.models import QuerySet

from wijkzicht.register.clock import today
from wijkzicht.register.koppelingen.models import Koppeling


def digest(sleutel: str) -> bytes:
    """What is kept of a key."""
    return hashlib.sha256(sleutel.encode()).digest()


def by_key(sleutel: str) -> Koppeling | None:
    """The koppeling with this key, if it still holds and its account is open; one statement."""
    rows = Koppeling.objects.select_related("medewerker")
    return rows.filter(
        sleutel=digest(sleutel), tot__gte=today(), medewerker__is_active=True
    ).first()


def all_by_name() -> QuerySet[Koppeling]:
    """Every koppeling with its account, by name."""
    return Koppeling.objects.select_related("medewerker").order_by("medewerker__naam")
