"""Who has authority over whom, and who also lives elsewhere: read with few statements."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from wijkzicht.register.personen.models import Gezag, Huishouden, Persoonskaart, Verblijf


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
