"""Read contacts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Subquery

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.contacten.models import Contact, ContactPersoon
from wijkzicht.register.personen.models import Huishouden, Persoonskaart, Verblijf
from wijkzicht.register.statement import ask, nested

PAGE = 50
UNKNOWN = "naam onbekend"


class With(NamedTuple):
    """Somebody of the household a contact was with (`aanwezig`) or for."""

    persoon_id: UUID
    naam: str
    aanwezig: bool | None


@dataclass
class TimelineRow:
    """One contact in the timeline of a casus, with the people. `contact` knows besides: `bij_doel`, the
    words of its goal, and `casus_team`, the key of the team of its casus."""

    contact: Contact
    medewerker: str
    met: list[With]


class HelpEnd(NamedTuple):
    """The day own help to somebody stopped. `gesloten`: when its casus closed, if it did."""

    hulpeinde_id: UUID
    persoon_id: UUID
    naam: str
    datum: date
    reden: str | None
    gesloten: date | None


_TIMELINE = """
    SELECT contact.*, concat_ws(' en ', schreef.naam, samen.naam) AS wie, doel.tekst AS bij_doel,
        casus.team_id AS casus_team,
        (SELECT jsonb_agg(
            jsonb_build_array(met.persoon_id, kaart.weergavenaam, met.aanwezig)
            ORDER BY kaart.geboortejaar, kaart.weergavenaam)
         FROM contacten_contactpersoon met
         LEFT JOIN personen_persoonskaart kaart USING (persoon_id)
         WHERE met.contact_id = contact.id) AS personen
    FROM contacten_contact contact
    JOIN casussen_casus casus ON casus.id = contact.casus_id
    LEFT JOIN organisatie_medewerker schreef ON schreef.id = contact.medewerker_id
    LEFT JOIN organisatie_medewerker samen ON samen.id = contact.samen_met_id
    LEFT JOIN plannen_doel doel ON doel.id = contact.doel_id
    WHERE contact.casus_id = ANY(%(casussen)s)
        AND contact.datum < coalesce(%(voor)s::date, 'infinity')
    ORDER BY contact.datum DESC, contact.vastgelegd_op DESC, contact.id
    LIMIT %(hoeveel)s
"""


def timeline(*casussen: Casus, before: date | None = None, limit: int = PAGE) -> list[TimelineRow]:
    """The contacts of these casussen, newest first, with people and writer; one statement.

    `before`: only contacts dated before that day, to read on where a page ended. People are named
    as on their card: a join over Persoon would leave out who is of another household and lives
    here too, since row security hides that row.
    """
    asked = {"casussen": [casus.pk for casus in casussen], "voor": before, "hoeveel": limit}
    return [
        TimelineRow(
            contact,
            contact.wie or "onbekend",
            [
                With(UUID(key), name or UNKNOWN, there)
                for key, name, there in nested(contact.personen)
            ],
        )
        for contact in Contact.objects.raw(_TIMELINE, asked)
    ]


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


_ENDS = """
    SELECT einde.id, einde.persoon_id, coalesce(kaart.weergavenaam, %(unknown)s), einde.datum,
        einde.reden, casus.gesloten
    FROM contacten_hulpeinde einde
    JOIN casussen_casus casus ON casus.id = einde.casus_id
    LEFT JOIN personen_persoonskaart kaart USING (persoon_id)
    WHERE einde.casus_id = ANY(%(casussen)s)
    ORDER BY einde.datum DESC
"""


def help_ends(*casussen: Casus) -> list[HelpEnd]:
    """The days own help stopped, newest first; one statement."""
    return ask(HelpEnd, _ENDS, casussen=[casus.pk for casus in casussen], unknown=UNKNOWN)
