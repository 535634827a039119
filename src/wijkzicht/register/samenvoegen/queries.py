"""Who may stand twice, and what was put together."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.personen import names
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.personen.queries import Lookalike, Sought, lookalikes
from wijkzicht.register.samenvoegen.models import Opgegaan, Samenvoeging
from wijkzicht.register.samenvoegen.policies import differs
from wijkzicht.register.together import tie, together

# A birth date alone is a coincidence; this is name and initial, or a birth date with something more.
LIKELY = 45
# Two first names this alike, with a birth year that agrees, are offered as one person.
ALIKE = 0.9


def now_in(keys: list[UUID]) -> dict[UUID, UUID]:
    """Where rows that were put into another one are now, by their old key, for who may see those."""
    return dict(Opgegaan.objects.filter(oud_id__in=keys).values_list("oud_id", "nieuw_id"))


def former(huishouden_id: UUID) -> list[UUID]:
    """Keys of households that are part of this one now; their log is its log."""
    return list(Opgegaan.objects.filter(nieuw_id=huishouden_id).values_list("oud_id", flat=True))


class Twice(NamedTuple):
    """What the page of doubles shows beside other households: people of this household in full, what
    was put together in it and still is, newest first, and which other households may be opened."""

    personen: list[Persoon]
    done: list[Samenvoeging]
    may_open: set[UUID]


def twice(huishouden: Huishouden, others: Iterable[UUID]) -> Twice:
    """All of that; one statement. `door_naam` of what was put together: who did it."""
    of_here = Q(huishouden=huishouden) | Q(ander=huishouden)
    done = Samenvoeging.objects.filter(of_here, ongedaan_op__isnull=True)
    here, elsewhere, rows, seen = together(
        Persoon.objects.filter(huishouden=huishouden),
        Persoon.objects.filter(pk__in=done.values("persoon")).exclude(huishouden=huishouden),
        done.annotate(door_naam=F("door__naam")).defer("bewaard"),
        Huishouden.objects.filter(pk__in=list(others)).only("pk"),
    )
    tie(rows, "persoon", [*here, *elsewhere])
    return Twice(here, rows, {row.pk for row in seen})


class Beside(NamedTuple):
    """Two households: their people in full, casussen (`team_naam`) from the first on, how many contacts
    each has by its key, and who is involved from now on (`naam`)."""

    personen: list[Persoon]
    casussen: list[Casus]
    contacten: dict[UUID, int]
    involved: list[Betrokkenheid]

    def of(self, huishouden: Huishouden) -> list[Persoon]:
        """The people of one of the two."""
        return [persoon for persoon in self.personen if persoon.huishouden_id == huishouden.pk]


def beside(*households: Huishouden) -> Beside:
    """All of that; one statement."""
    of_both = {"huishouden__in": [huishouden.pk for huishouden in households]}
    contacts = Contact.objects.filter(huishouden=OuterRef("pk")).order_by().values("huishouden")
    number = Subquery(contacts.annotate(n=Count("pk")).values("n"))
    personen, casussen, counted, involved = together(
        Persoon.objects.filter(**of_both),
        Casus.objects.filter(**of_both).annotate(team_naam=F("team__naam")).order_by("geopend"),
        Huishouden.objects.filter(pk__in=of_both["huishouden__in"])
        .annotate(contacten=Coalesce(number, 0))
        .only("pk"),
        Betrokkenheid.objects.filter(Q(tot__isnull=True) | Q(tot__gte=today()), **of_both).annotate(
            naam=F("medewerker__naam")
        ),
    )
    return Beside(personen, casussen, {row.pk: row.contacten for row in counted}, involved)


def other_households(huishouden: Huishouden, personen: list[Persoon]) -> list[Lookalike]:
    """One of each household in which somebody stands who is like somebody of this one, most alike first.

    One statement. A confidential household is not there for who is not involved.
    """
    found: dict[UUID, Lookalike] = {}
    sought = [
        Sought(
            persoon.voornaam,
            persoon.achternaam or huishouden.naam,
            persoon.geboortedatum,
            huishouden.postcode,
            huishouden.huisnummer,
        )
        for persoon in personen
    ]
    for persoon, rows in zip(personen, lookalikes(*sought), strict=True):
        for row in rows:
            if row.huishouden_id == huishouden.pk or not _likely(persoon, row):
                continue
            known = found.get(row.huishouden_id)
            if known is None or known.score < row.score:
                found[row.huishouden_id] = row
    return sorted(found.values(), key=lambda row: (-row.score, row.naam))


def _likely(persoon: Persoon, row: Lookalike) -> bool:
    years = (persoon.geboortejaar, row.geboortejaar)
    return row.score >= LIKELY and (None in years or abs(years[0] - years[1]) <= 1)


def doubles(personen: list[Persoon]) -> list[tuple[Persoon, Persoon]]:
    """Two people of one household who may be one; the one recorded first stands first."""
    rows = sorted(personen, key=lambda p: (p.aangemaakt_op, p.pk))
    return [
        (one, other)
        for number, one in enumerate(rows)
        for other in rows[number + 1 :]
        if may_be_same(one, other)
    ]


def pairs(blijft: list[Persoon], weg: list[Persoon]) -> dict[UUID, Persoon]:
    """Who of the household that goes may be who of the one that stays; each of them at most once."""
    free, found = list(blijft), {}
    for other in weg:
        same = next((one for one in free if may_be_same(one, other)), None)
        if same:
            free.remove(same)
            found[other.pk] = same
    return found


def in_full(personen: list[Persoon]) -> list[Persoon]:
    """The same people with the number, which pages leave out of what they read: here it decides who
    is who. One statement."""
    rows = Persoon.objects.filter(pk__in=[p.pk for p in personen]).select_related("huishouden")
    found = {p.pk: p for p in rows}
    return [found[p.pk] for p in personen]


def may_be_same(one: Persoon, other: Persoon) -> bool:
    """Whether two rows may be one person: the number, or first name with what is known of the birth."""
    if one.bsn_zoek and other.bsn_zoek:
        return not differs(one.bsn_zoek, other.bsn_zoek)
    if one.geboortedatum and other.geboortedatum:
        birth = one.geboortedatum == other.geboortedatum
    else:
        birth = None in (one.geboortejaar, other.geboortejaar) or (
            one.geboortejaar == other.geboortejaar
        )
    first = [p.voornaam for p in (one, other)]
    return birth and all(first) and names.likeness(*first) >= ALIKE
