"""Take a step of the meldcode, make and look at veiligheidsafspraken, start and stop drang."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.actions import locked, set_kader
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.forms import already_made
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.veiligheid import policies
from wijkzicht.register.veiligheid.models import (
    Drang,
    Meldcode,
    Meldcodestap,
    Veiligheidsafspraak,
)
from wijkzicht.register.versions import save_changes


@transaction.atomic
def take_step(
    *,
    casus: Casus,
    stap: int,
    datum: date,
    by: Medewerker,
    formulier: UUID | None = None,
    **fields: Any,
) -> Meldcodestap:
    """Record a step of the meldcode; the first one starts it. Any order, as often as needed.

    `fields`: geraadpleegd, met, afweging, uitkomst, melden, hulp_mogelijk. The same form twice is
    one step.
    """
    if before := already_made(Meldcodestap, formulier):
        return before
    casus = locked(casus)
    meldcode = casus.meldcodes.filter(afgerond_op__isnull=True).first()
    if meldcode is None:
        policies.check_can_start_meldcode(casus, datum)
        meldcode = Meldcode(casus=casus, huishouden=casus.huishouden, begonnen_op=datum)
    policies.check_step(meldcode, casus, stap=stap, datum=datum, said=_said(fields))
    if meldcode.begonnen_op > datum:
        meldcode.begonnen_op = datum
    meldcode.save()
    row = Meldcodestap.objects.create(
        pk=formulier or uuid4(),
        meldcode=meldcode,
        huishouden=casus.huishouden,
        stap=stap,
        datum=datum,
        medewerker=by,
        **fields,
    )
    _done("meldcode_stap_gezet", row, by)
    return row


@transaction.atomic
def change_step(*, row: Meldcodestap, versie: int, by: Medewerker, **fields: Any) -> Meldcodestap:
    """Change what was recorded of a step. Raises `Conflict` if somebody else saved first."""
    casus = locked(row.meldcode.casus)
    datum = fields.get("datum", row.datum)
    policies.check_step(row.meldcode, casus, stap=row.stap, datum=datum, said=_said(fields))
    save_changes(row, versie=versie, **fields)
    Meldcode.objects.filter(pk=row.meldcode_id, begonnen_op__gt=datum).update(begonnen_op=datum)
    _done("meldcode_stap_gewijzigd", row, by)
    return row


@transaction.atomic
def finish_meldcode(*, meldcode: Meldcode, versie: int, op: date, by: Medewerker) -> Meldcode:
    """The meldcode is done; a new concern starts a new one."""
    casus = locked(meldcode.casus)
    policies.check_can_finish_meldcode(meldcode, casus, op)
    save_changes(meldcode, versie=versie, afgerond_op=op)
    _done("meldcode_afgerond", meldcode, by)
    return meldcode


@transaction.atomic
def agree(
    *,
    casus: Casus,
    wie: str,
    wat: str,
    afgesproken_op: date,
    by: Medewerker,
    tot: date | None = None,
    formulier: UUID | None = None,
    **fields: Any,
) -> Veiligheidsafspraak:
    """Somebody promises something so that everybody stays safe; the same form twice is one.

    `fields`: bel, besproken_met, met_kind, kijken_op.
    """
    if before := already_made(Veiligheidsafspraak, formulier):
        return before
    casus = locked(casus)
    policies.check_agreement(casus, wie=wie, wat=wat, afgesproken_op=afgesproken_op, tot=tot)
    row = Veiligheidsafspraak.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        wie=wie.strip(),
        wat=wat.strip(),
        afgesproken_op=afgesproken_op,
        tot=tot,
        **fields,
    )
    _done("veiligheid_afgesproken", row, by)
    return row


@transaction.atomic
def change_agreement(
    *, afspraak: Veiligheidsafspraak, versie: int, by: Medewerker, **fields: Any
) -> Veiligheidsafspraak:
    """Change an agreement; the old text stays in its history."""
    casus = locked(afspraak.casus)
    checked = {
        name: fields.get(name, getattr(afspraak, name))
        for name in ("wie", "wat", "afgesproken_op", "tot")
    }
    policies.check_agreement(casus, **checked)
    save_changes(afspraak, versie=versie, **fields)
    _done("veiligheid_gewijzigd", afspraak, by)
    return afspraak


@transaction.atomic
def look(
    *,
    afspraak: Veiligheidsafspraak,
    versie: int,
    op: date,
    by: Medewerker,
    bevinding: str = "",
    again: date | None = None,
    stop: bool = False,
) -> Veiligheidsafspraak:
    """Somebody looked at how the agreement goes: on to `again`, or it stops that day."""
    casus = locked(afspraak.casus)
    policies.check_look(afspraak, casus, op=op, again=again)
    save_changes(
        afspraak,
        versie=versie,
        gekeken_op=op,
        bevinding=bevinding.strip(),
        kijken_op=None if stop else again,
        gestopt_op=op if stop else None,
    )
    _done("veiligheid_nagegaan", afspraak, by)
    return afspraak


@transaction.atomic
def start_drang(
    *,
    casus: Casus,
    begonnen_op: date,
    waarom: str,
    by: Medewerker,
    verteld: str = "",
    formulier: UUID | None = None,
) -> Drang:
    """Help goes on under pressure, without a request for investigation. The casus counts as drang."""
    if before := already_made(Drang, formulier):
        return before
    casus = locked(casus)
    policies.check_can_start_drang(casus, begonnen_op=begonnen_op, waarom=waarom)
    row = Drang.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        begonnen_op=begonnen_op,
        waarom=waarom.strip(),
        verteld=verteld.strip(),
    )
    if casus.kader != "drang_met_vto":
        set_kader(casus=casus, kader="drang_zonder_vto", by=by)
    _done("drang_begonnen", row, by)
    return row


@transaction.atomic
def change_drang(*, drang: Drang, versie: int, by: Medewerker, **fields: Any) -> Drang:
    """Change drang, ask for an investigation (`verzoek_op`), or stop it (`gestopt_op`).

    A casus with a request counts as such from then on, also when the pressure ends.
    """
    casus = locked(drang.casus)
    policies.check_drang(
        drang,
        casus,
        waarom=fields.get("waarom", drang.waarom),
        verzoek_op=fields.get("verzoek_op", drang.verzoek_op),
        gestopt_op=fields.get("gestopt_op"),
    )
    save_changes(drang, versie=versie, **fields)
    if drang.verzoek_op and casus.kader != "drang_met_vto":
        set_kader(casus=casus, kader="drang_met_vto", by=by)
    _done("drang_gewijzigd", drang, by)
    return drang


def _said(fields: dict[str, Any]) -> bool:
    words = any(fields.get(name, "").strip() for name in ("afweging", "uitkomst"))
    return words or any(fields.get(name) is not None for name in ("melden", "hulp_mogelijk"))


def _done(actie: str, row, by: Medewerker) -> None:
    audit.record(actie, by=by, huishouden=row.huishouden_id, object=row)
