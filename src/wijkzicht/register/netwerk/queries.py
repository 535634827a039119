"""Read the network of a household."""

from uuid import UUID

from wijkzicht.register.netwerk.models import Band, Netwerklid
from wijkzicht.rules.names import sort_key


def members(huishouden_id: UUID) -> list[Netwerklid]:
    """Who stands around the household, by name without tussenvoegsel; one statement."""
    rows = Netwerklid.objects.filter(huishouden_id=huishouden_id).select_related("van_wie")
    return sorted(rows, key=lambda row: sort_key(row.naam))


def bonds(huishouden_id: UUID) -> list[Band]:
    """Who is family of whom, parents first; one statement."""
    rows = Band.objects.filter(huishouden_id=huishouden_id).select_related(
        "van_persoon", "van_lid", "naar_persoon", "naar_lid"
    )
    return list(rows.order_by("soort", "pk"))
