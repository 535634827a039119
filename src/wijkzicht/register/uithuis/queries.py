"""Where people of a household can go, and what went along with them."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import OuterRef, Subquery

from wijkzicht.register.contacten.queries import card
from wijkzicht.register.personen import family
from wijkzicht.register.personen.models import Huishouden, Verblijf


def lived_in(huishouden_id: UUID) -> list[Huishouden]:
    """Households in which somebody of this one also lives or lived, that the asker may see, by name."""
    elsewhere, guests = family.stays(huishouden_id)
    keys = {stay.verblijf.huishouden_id for stays in elsewhere.values() for stay in stays}
    keys |= {guest.verblijf.hoofd_id for guest in guests}
    return list(Huishouden.objects.filter(pk__in=keys).order_by("naam"))


class Left(NamedTuple):
    """Goals of somebody that went along to another household, since a day; `hoofd_id` None for who
    does not see that one."""

    naam: str
    doelen: int
    sinds: date
    hoofd_id: UUID | None


def goals_that_left(huishouden_id: UUID) -> list[Left]:
    """How many goals of whom are no longer in this household because they moved; one statement."""
    rows = Verblijf.objects.filter(huishouden=huishouden_id, doelen_mee__gt=0)
    seen = Huishouden.objects.filter(pk=OuterRef("hoofd")).values("pk")
    rows = rows.annotate(naam=card("weergavenaam"), waar=Subquery(seen[:1])).order_by("tot", "pk")
    day = timedelta(days=1)
    return [Left(r.naam, r.doelen_mee, r.tot + day, r.waar) for r in rows if r.naam]
