"""Read help elsewhere."""

from uuid import UUID

from django.db.models import F

from wijkzicht.register.voorzieningen.models import Voorziening


def of_household(huishouden_id: UUID) -> list[Voorziening]:
    """Help elsewhere of a household with the person: still running first, newest on top. One statement."""
    rows = Voorziening.objects.filter(huishouden=huishouden_id).select_related("persoon")
    return list(
        rows.order_by(F("eind").desc(nulls_first=True), F("start").desc(nulls_first=True), "pk")
    )
