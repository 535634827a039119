"""Record who stands around a household, and who is family of whom."""

from typing import Any
from uuid import UUID

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.forms import already_made
from wijkzicht.register.netwerk import policies, queries
from wijkzicht.register.netwerk.models import Band, Netwerklid
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Huishouden, Persoon
from wijkzicht.register.versions import save_changes
from wijkzicht.rules.errors import NotAllowed


@transaction.atomic
def add_member(
    *,
    huishouden: Huishouden,
    naam: str,
    by: Medewerker,
    formulier: UUID | None = None,
    **fields: Any,
) -> Netwerklid:
    """Add somebody, or an organisation, to the network. The same form twice is one row."""
    if made := already_made(Netwerklid, formulier):
        return made
    policies.check_member(naam, fields.get("geboortejaar"))
    row = Netwerklid(huishouden=huishouden, naam=naam.strip(), **fields)
    row.pk = formulier or row.pk
    row.save(force_insert=True)
    audit.record("netwerklid_vastgelegd", by=by, huishouden=huishouden, object=row)
    return row


@transaction.atomic
def change_member(*, lid: Netwerklid, versie: int, by: Medewerker, **fields: Any) -> Netwerklid:
    """Change what is known of somebody in the network. Raises `Conflict`."""
    policies.check_member(
        fields.get("naam", lid.naam), fields.get("geboortejaar", lid.geboortejaar)
    )
    save_changes(lid, versie=versie, **fields)
    audit.record("netwerklid_gewijzigd", by=by, huishouden=lid.huishouden_id, object=lid)
    return lid


@transaction.atomic
def remove_member(*, lid: Netwerklid, by: Medewerker) -> None:
    """Take somebody out of the network, with their bonds; the history keeps the row."""
    audit.record("netwerklid_verwijderd", by=by, huishouden=lid.huishouden_id, object=lid)
    lid.delete()


@transaction.atomic
def bind(
    *, huishouden: Huishouden, soort: str, van: Persoon | Netwerklid, naar: Persoon | Netwerklid,
    by: Medewerker,
) -> Band:  # fmt: skip
    """Record that two people are parent and child, partners, or no longer partners.

    Two people have one bond: a second one takes the place of the first. Raises `NotAllowed`.
    """
    known = queries.bonds(huishouden.pk)
    policies.check_bond(soort, van.pk, naar.pk, known)
    if any(p.huishouden_id != huishouden.pk for p in (van, naar)):
        raise NotAllowed("Kies mensen uit dit gezin en zijn netwerk.")
    for band in known:
        if {band.van.pk, band.naar.pk} == {van.pk, naar.pk}:
            band.delete()
    row = Band.objects.create(
        huishouden=huishouden, soort=soort, **_side("van", van), **_side("naar", naar)
    )
    audit.record("band_vastgelegd", by=by, huishouden=huishouden, object=row)
    return row


@transaction.atomic
def unbind(*, band: Band, by: Medewerker) -> None:
    """Take a bond away; the history keeps the row."""
    audit.record("band_verwijderd", by=by, huishouden=band.huishouden_id, object=band)
    band.delete()


@transaction.atomic
def prepare_bonds(*, huishouden: Huishouden, by: Medewerker) -> int:
    """Bind each parent of the household to each young person in it; returns how many were new.

    A start that somebody mends: a stepparent is taken out of it. What was recorded stays.
    """
    people = list(huishouden.personen.all())
    known = {frozenset((b.van.pk, b.naar.pk)) for b in queries.bonds(huishouden.pk)}
    rows = [
        Band(huishouden=huishouden, soort=Band.Soort.OUDER, van_persoon=parent, naar_persoon=child)
        for parent in people
        if parent.rol == "ouder"
        for child in people
        if child.rol == "jeugdige" and frozenset((parent.pk, child.pk)) not in known
    ]
    Band.objects.bulk_create(rows)
    audit.record("banden_klaargezet", by=by, huishouden=huishouden)
    return len(rows)


def _side(side: str, who: Persoon | Netwerklid) -> dict[str, Any]:
    return {f"{side}_{'persoon' if isinstance(who, Persoon) else 'lid'}": who}
