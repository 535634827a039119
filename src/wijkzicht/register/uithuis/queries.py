"""Where people of a household can go."""

from uuid import UUID

from wijkzicht.register.personen import family
from wijkzicht.register.personen.models import Huishouden


def lived_in(huishouden_id: UUID) -> list[Huishouden]:
    """Households in which somebody of this one also lives or lived, that the asker may see, by name."""
    elsewhere, guests = family.stays(huishouden_id)
    keys = {stay.verblijf.huishouden_id for stays in elsewhere.values() for stay in stays}
    keys |= {guest.verblijf.hoofd_id for guest in guests}
    return list(Huishouden.objects.filter(pk__in=keys).order_by("naam"))
