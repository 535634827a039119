"""Read contacts."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Subquery

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten.models import Contact, ContactPersoon, Hulpeinde
from wijkzicht.register.personen.models import Huishouden, Persoonskaart, Verblijf

PAGE = 50
UNKNOWN = "naam onbekend"


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
    """The day own help to somebody stopped. `gesloten`: when its casus closed, if it did."""

    hulpeinde_id: UUID
    persoon_id: UUID
    naam: str
    datum: date
    reden: str | None
    gesloten: date | None


def timeline(*casussen: Casus, before: date | None = None, limit: int = PAGE) -> list[TimelineRow]:
    """The contacts of these casussen, newest first, with people and writer; two statements.

    `before`: only contacts dated before that day, to read on where a page ended.
    """
    rows = Contact.objects.filter(casus__in=[casus.pk for casus in casussen])
    rows = rows.select_related("casus", "medewerker", "samen_met", "doel")
    if before:
        rows = rows.filter(datum__lt=before)
    contacts = list(rows.order_by("-datum", "-vastgelegd_op", "pk")[:limit])
    people = defaultdict(list)
    present = ContactPersoon.objects.filter(contact__in=[c.pk for c in contacts])
    present = present.annotate(naam=card("weergavenaam"), jaar=card("geboortejaar"))
    columns = ("contact_id", "persoon_id", "naam", "aanwezig")
    for key, persoon, naam, aanwezig in present.order_by("jaar", "naam").values_list(*columns):
        people[key].append(With(persoon, naam or UNKNOWN, aanwezig))
    return [TimelineRow(c, who(c), people[c.pk]) for c in contacts]


class Before(NamedTuple):
    """A contact of the household that somebody of this one left, with who did. `waar`: the name of
    that household, None for who does not see it."""

    contact: Contact
    waar: str | None
    personen: frozenset[UUID]


def of_before(huishouden_id: UUID) -> list[Before]:
    """Contacts with who moved here, of the household they left, newest first; two statements at most.

    They stay where they were written. Row security decides which are read: all for who sees both
    households, else those that went along. What is confidential to somebody else is not there.
    """
    moved = Verblijf.objects.filter(hoofd=huishouden_id, vertrokken=True)
    left = defaultdict(set)
    for home, persoon in moved.values_list("huishouden_id", "persoon_id"):
        left[home].add(persoon)
    if not left:
        return []
    there = moved.filter(persoon=OuterRef("persoon"), huishouden=OuterRef("huishouden"))
    with_them = ContactPersoon.objects.filter(Exists(there)).values("contact")
    own = Q(vertrouwelijk_voor__isnull=True) | Q(vertrouwelijk_voor__in=moved.values("persoon"))
    names = Huishouden.objects.filter(pk=OuterRef("huishouden")).values("naam")
    rows = Contact.objects.filter(
        Q(ook_bij=huishouden_id) | Q(pk__in=with_them), own, huishouden__in=list(left)
    )
    rows = rows.select_related("medewerker", "samen_met", "vertrouwelijk_voor")
    rows = rows.annotate(waar=Subquery(names[:1])).order_by("-datum", "pk")
    return [Before(row, row.waar, frozenset(left[row.huishouden_id])) for row in rows]


def card(field: str) -> Subquery:
    """What the search card of `persoon` says. Also of somebody of another household who lives here
    too: a join over Persoon would leave that row out, since row security hides it."""
    cards = Persoonskaart.objects.filter(persoon=OuterRef("persoon_id"))
    return Subquery(cards.values(field)[:1])


def who(contact: Contact) -> str:
    """Who wrote it, and the colleague who was there too."""
    names = [row.naam for row in (contact.medewerker, contact.samen_met) if row]
    return " en ".join(names) or "onbekend"


def open_steps(casus: Casus) -> list[Contact]:
    """The contacts of a casus with a step still to do, the first due on top; one statement.

    What is confidential to one member is left out.
    """
    rows = Contact.objects.filter(casus=casus, volgende_stap_klaar=False).exclude(volgende_stap="")
    rows = rows.filter(vertrouwelijk_voor__isnull=True)
    return list(rows.order_by(F("volgende_stap_op").asc(nulls_last=True), "datum"))


def help_ends(*casussen: Casus) -> list[HelpEnd]:
    """The days own help stopped, newest first; one statement."""
    closed = {casus.pk: casus.gesloten for casus in casussen}
    rows = Hulpeinde.objects.filter(casus__in=closed).annotate(naam=card("weergavenaam"))
    return [
        HelpEnd(
            row.pk,
            row.persoon_id,
            row.naam or UNKNOWN,
            row.datum,
            row.reden,
            closed[row.casus_id],
        )
        for row in rows.order_by("-datum")
    ]
