"""Who may stand twice, and what was put together."""

from uuid import UUID

from django.db.models import Q

from wijkzicht.register.personen import names
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.personen.queries import Lookalike, lookalikes
from wijkzicht.register.samenvoegen.models import Opgegaan, Samenvoeging
from wijkzicht.register.samenvoegen.policies import differs

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


def of_household(huishouden_id: UUID) -> list[Samenvoeging]:
    """What was put together in a household and still is, newest first; without what was kept."""
    here = Q(huishouden=huishouden_id) | Q(ander=huishouden_id)
    rows = Samenvoeging.objects.filter(here, ongedaan_op__isnull=True)
    return list(rows.select_related("door", "persoon").defer("bewaard"))


def other_households(huishouden: Huishouden, personen: list[Persoon]) -> list[Lookalike]:
    """One of each household in which somebody stands who is like somebody of this one, most alike first.

    Two statements a person. A confidential household is not there for who is not involved.
    """
    found: dict[UUID, Lookalike] = {}
    for persoon in personen:
        rows = lookalikes(
            voornaam=persoon.voornaam,
            achternaam=persoon.achternaam or huishouden.naam,
            geboortedatum=persoon.geboortedatum,
            postcode=huishouden.postcode,
            huisnummer=huishouden.huisnummer,
        )
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
