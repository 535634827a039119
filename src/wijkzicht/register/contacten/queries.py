"""Read contacts."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten.models import Contact, ContactPersoon, Hulpeinde
from wijkzicht.register.personen.models import NAME_PARTS, full_name

PAGE = 50


class With(NamedTuple):
    """Somebody of the household a contact was with (`aanwezig`) or for."""

    persoon_id: UUID
    naam: str
    aanwezig: bool | None


@dataclass
class TimelineRow:
    """One contact in the timeline of a casus, with the people."""

    contact: Contact
    medewerker: str
    met: list[With] = field(default_factory=list)


class HelpEnd(NamedTuple):
    """The day own help to somebody stopped."""

    hulpeinde_id: UUID
    persoon_id: UUID
    naam: str
    datum: date
    reden: str | None


def timeline(casus: Casus, *, before: date | None = None, limit: int = PAGE) -> list[TimelineRow]:
    """The contacts of a casus, newest first, with people and writer; two statements.

    `before`: only contacts dated before that day, to read on where a page ended.
    """
    rows = Contact.objects.filter(casus=casus).select_related("medewerker", "samen_met", "doel")
    if before:
        rows = rows.filter(datum__lt=before)
    contacts = list(rows.order_by("-datum", "-vastgelegd_op", "pk")[:limit])
    people = defaultdict(list)
    present = ContactPersoon.objects.filter(contact__in=[c.pk for c in contacts])
    columns = ("contact_id", "persoon_id", "aanwezig", *(f"persoon__{part}" for part in NAME_PARTS))
    for key, persoon, aanwezig, *parts in present.order_by("persoon__geboortejaar").values_list(
        *columns
    ):
        people[key].append(With(persoon, full_name(*parts), aanwezig))
    return [TimelineRow(c, _who(c), people[c.pk]) for c in contacts]


def _who(contact: Contact) -> str:
    """Who wrote it, and the colleague who was there too."""
    names = [row.naam for row in (contact.medewerker, contact.samen_met) if row]
    return " en ".join(names) or "onbekend"


def help_ends(casus: Casus) -> list[HelpEnd]:
    """The days own help stopped, newest first; one statement."""
    rows = Hulpeinde.objects.filter(casus=casus).select_related("persoon").order_by("-datum")
    return [HelpEnd(r.pk, r.persoon_id, r.persoon.volledige_naam, r.datum, r.reden) for r in rows]
