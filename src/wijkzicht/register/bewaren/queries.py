"""How much is past its term, the lists, and what is put off."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q

from wijkzicht.register.bewaren.models import Uitstel, Vernietiging, Vernietigingsregel
from wijkzicht.register.clock import today
from wijkzicht.rules.retention import BEWAARSOORTEN, Manier

LATEST = 50


@dataclass(frozen=True)
class Voorbij:
    """How many of a kind are past their term, without those that are put off."""

    aantal: int
    uitgesteld: int


def past() -> dict[str, Voorbij]:
    """Of every kind that goes by a list; one statement. Only for who makes or signs a list."""
    kinds = [soort for soort, kind in BEWAARSOORTEN.items() if kind.manier is Manier.LIJST]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s, t.aantal, t.uitgesteld FROM unnest(%s::text[]) s, walls.bewaren_tel(s) t",
            [kinds],
        )
        return {soort: Voorbij(*found) for soort, *found in cursor.fetchall()}


def lists() -> list[Vernietiging]:
    """Lists and what went at night, newest first, with how many lines; one statement."""
    rows = Vernietiging.objects.select_related("gemaakt_door", "getekend_door", "ingetrokken_door")
    return list(rows.annotate(lines=Count("regels"))[:LATEST])


def lines(lijst: Vernietiging) -> list[Vernietigingsregel]:
    """The lines of a list, longest past first, with their team."""
    return list(lijst.regels.select_related("team"))


def put_off(keys: list[UUID] | None = None) -> list[Uitstel]:
    """What is put off today, newest first; `keys`: of these households only."""
    rows = Uitstel.objects.filter(Q(tot__isnull=True) | Q(tot__gte=today()), gestopt_op=None)
    if keys is not None:
        rows = rows.filter(huishouden__in=keys)
    return list(rows.select_related("door"))


def kind_of(huishouden_id: UUID) -> str:
    """Which of the two terms of a file this household has, for who may see it; one statement."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT walls.soort_dossier(%s)", [huishouden_id])
        return cursor.fetchone()[0]
