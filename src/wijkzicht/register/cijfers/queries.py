"""Read figures. Nothing is computed here."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Max, QuerySet

from wijkzicht.register.cijfers import policies
from wijkzicht.register.cijfers.models import Cijfer, Verloop, Vuil
from wijkzicht.register.organisatie.models import Medewerker


class Freshness(NamedTuple):
    """When the figures of a group were last computed, and whether work was saved that they lack."""

    berekend_op: datetime | None
    werk_sinds: datetime | None


def figures(
    *,
    by: Medewerker,
    groep: str,
    indicatoren: list[str] | None = None,
    periodes: list[str] | None = None,
) -> QuerySet[Cijfer]:
    """The rows of one group that `by` may see, in the order of the contract.

    Raises `NotAllowed` for a group that is not theirs. `indicatoren` or `periodes` empty: all.
    """
    policies.check_can_see(by, groep)
    return rows(policies.Group(groep, ""), indicatoren=indicatoren, periodes=periodes)


def rows(
    group: policies.Group,
    *,
    indicatoren: list[str] | None = None,
    periodes: list[str] | None = None,
) -> QuerySet[Cijfer]:
    """As `figures`, for a group out of `policies.visible_groups`: that has decided already."""
    found = Cijfer.objects.filter(groep=group.key)
    if indicatoren is not None:
        found = found.filter(indicator__in=indicatoren)
    if periodes is not None:
        found = found.filter(periode__in=periodes)
    return found.order_by("indicator", "groep", "periode", "dimensie")


def verloop(group: policies.Group, code: str) -> list[Verloop]:
    """What was kept of a group out of `policies.visible_groups`, and the quarters of one code."""
    found = Verloop.objects.filter(groep=group.key, sleutel__in=["", code])
    return list(found.order_by("soort"))


def freshness(groep: str) -> Freshness:
    """How fresh the figures of this group are; for a whole, work of any team counts."""
    computed = Cijfer.objects.filter(groep=groep).aggregate(last=Max("berekend_op"))["last"]
    waiting = Vuil.objects.order_by("sinds")
    if groep != policies.TOTAL:
        waiting = waiting.filter(team=groep)
    return Freshness(computed, waiting.values_list("sinds", flat=True).first())
