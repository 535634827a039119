"""Who has authority over whom, and who also lives elsewhere: read with few statements."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from wijkzicht.register.clock import today
from wijkzicht.register.personen.models import (
    Gezag,
    Huishouden,
    Persoon,
    Persoonskaart,
    Verblijf,
)

# So long after somebody left can work of before it still be written down with them.
LATE = timedelta(days=60)


class Elsewhere(NamedTuple):
    """Somebody of this household also lives in another; `naam` is None for who may not see that one."""

    verblijf: Verblijf
    naam: str | None


class Guest(NamedTuple):
    """Somebody of another household also lives here: the least by which a person is recognised."""

    verblijf: Verblijf
    naam: str
    geboortejaar: int | None
    may_open: bool


_GUESTS = """
    SELECT * FROM personen_persoonskaart
    WHERE huishouden_id <> %(hier)s AND persoon_id IN (
        SELECT unnest(%(ook)s::uuid[])
        UNION SELECT persoon_id FROM personen_verblijf
        WHERE huishouden_id = %(hier)s AND (tot IS NULL OR tot >= %(laat)s))
    ORDER BY geboortejaar, weergavenaam
"""


def guests(huishouden_id: UUID, also: Iterable[UUID] = ()) -> list[Persoon]:
    """Who of elsewhere lives here too, or did until shortly, and `also` these people: the least by
    which a person is recognised, as rows that are never saved. One statement.

    What is recorded with them here stays here; nothing of their own household comes along.
    """
    asked = {"hier": huishouden_id, "laat": today() - LATE, "ook": list(also)}
    return [_from_card(card) for card in Persoonskaart.objects.raw(_GUESTS, asked)]


def lives_also(huishouden_id: UUID, personen: Iterable[Persoon], datum: date) -> set[UUID]:
    """Which of these people of elsewhere lived in this household too on that day; one statement."""
    rows = Verblijf.objects.filter(
        Q(van__isnull=True) | Q(van__lte=datum),
        Q(tot__isnull=True) | Q(tot__gte=datum),
        huishouden=huishouden_id,
        persoon__in=[p.pk for p in personen],
    )
    return set(rows.values_list("persoon_id", flat=True))


def _from_card(card: Persoonskaart) -> Persoon:
    young = card.geboortejaar and today().year - card.geboortejaar < 18
    return Persoon(
        pk=card.persoon_id,
        huishouden_id=card.huishouden_id,
        voornaam=card.weergavenaam,
        geboortejaar=card.geboortejaar,
        rol="jeugdige" if young else "volwassene",
    )


def authority(huishouden_id: UUID) -> dict[UUID, list[Gezag]]:
    """Authority over each child of the household, earliest first; one statement."""
    found: dict[UUID, list[Gezag]] = {}
    rows = Gezag.objects.filter(huishouden_id=huishouden_id).select_related("houder")
    for row in rows.order_by("van", "pk"):
        found.setdefault(row.kind_id, []).append(row)
    return found


def stays(huishouden_id: UUID) -> tuple[dict[UUID, list[Elsewhere]], list[Guest]]:
    """Where people of the household also live, by person, and who of elsewhere also lives here.

    Three statements at most, one when there is nothing. The name of the other household is there
    for who may see it only; a guest of a confidential household is not there at all.
    """
    rows = list(Verblijf.objects.filter(Q(hoofd_id=huishouden_id) | Q(huishouden_id=huishouden_id)))
    if not rows:
        return {}, []
    others = {row.huishouden_id for row in rows} | {row.hoofd_id for row in rows}
    names = dict(Huishouden.objects.filter(pk__in=others).values_list("pk", "naam"))
    elsewhere: dict[UUID, list[Elsewhere]] = {}
    for row in rows:
        if row.hoofd_id == huishouden_id:
            seen = Elsewhere(row, names.get(row.huishouden_id))
            elsewhere.setdefault(row.persoon_id, []).append(seen)
    return elsewhere, _guests([r for r in rows if r.huishouden_id == huishouden_id], set(names))


def _guests(rows: Iterable[Verblijf], opens: set[UUID]) -> list[Guest]:
    by_person = {row.persoon_id: row for row in rows}
    if not by_person:
        return []
    cards = Persoonskaart.objects.filter(persoon_id__in=by_person)
    return [
        Guest(
            by_person[card.persoon_id],
            card.weergavenaam,
            card.geboortejaar,
            by_person[card.persoon_id].hoofd_id in opens,
        )
        for card in cards
    ]
