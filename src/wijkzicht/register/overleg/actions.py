"""Record an overleg about families, an intervisie, and advice asked and given."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.actions import locked
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.cijfers.actions import mark_work
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_made
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.organisatie.policies import check_works_in
from wijkzicht.register.overleg import policies
from wijkzicht.register.overleg.models import (
    Bespreking,
    Consultatie,
    Overleg,
    OverlegDeelnemer,
    Overlegstap,
)
from wijkzicht.register.versions import save_changes


class Step(NamedTuple):
    """Who does what, and by when."""

    medewerker: Medewerker
    wat: str
    op: date | None = None


@transaction.atomic
def hold_intervisie(
    *,
    team: Team,
    datum: date,
    deelnemers: Iterable[Medewerker],
    by: Medewerker,
    formulier: UUID | None = None,
    anderen: str = "",
    onderwerp: str = "",
    geleerd: str = "",
) -> Overleg:
    """The team learned together, without a family; the same form twice is one."""
    if before := already_made(Overleg, formulier):
        return before
    policies.check_intervisie(datum, onderwerp, geleerd)
    overleg = _meet(team, Overleg.Soort.INTERVISIE, datum, deelnemers, by, anderen, formulier)
    overleg.onderwerp, overleg.geleerd = onderwerp.strip(), geleerd.strip()
    overleg.save()
    audit.record("intervisie_vastgelegd", by=by, object=overleg)
    return overleg


@transaction.atomic
def change_intervisie(
    *,
    overleg: Overleg,
    versie: int,
    deelnemers: Iterable[Medewerker],
    by: Medewerker,
    **fields: Any,
) -> Overleg:
    """Change an intervisie, and who was there. Raises `Conflict` if somebody else saved first."""
    policies.check_intervisie(fields["datum"], fields["onderwerp"], fields["geleerd"])
    save_changes(overleg, versie=versie, **fields)
    overleg.deelnemers.all().delete()
    _attend(overleg, deelnemers)
    audit.record("intervisie_gewijzigd", by=by, object=overleg)
    return overleg


@transaction.atomic
def discuss(
    *,
    casus: Casus,
    by: Medewerker,
    overleg: Overleg | None = None,
    datum: date | None = None,
    deelnemers: Iterable[Medewerker] = (),
    anderen: str = "",
    vraag: str = "",
    besluit: str = "",
    stappen: Iterable[Step] = (),
    formulier: UUID | None = None,
) -> Bespreking:
    """A family was discussed in `overleg`, or in a new one on `datum` with `deelnemers`.

    It counts as work for the casus, without a contact beside it. The same form twice is one
    bespreking.
    """
    if before := already_made(Bespreking, formulier):
        return before
    casus = locked(casus)
    day = overleg.datum if overleg else datum or today()
    stappen = list(stappen)
    policies.check_discussed(casus, day, vraag, besluit)
    policies.check_steps(casus, [step.medewerker for step in stappen])
    if overleg:
        policies.check_one_meeting(overleg, casus)
    else:
        check_works_in(by, casus.team, today())
        kind = Overleg.Soort.CASUSOVERLEG
        overleg = _meet(casus.team, kind, day, deelnemers, by, anderen, None)
    row = Bespreking.objects.create(
        pk=formulier or uuid4(),
        overleg=overleg,
        casus=casus,
        huishouden=casus.huishouden,
        vraag=vraag.strip(),
        besluit=besluit.strip(),
        vastgelegd_op=today(),
    )
    _set_steps(row, stappen)
    mark_work(casus, day)
    audit.record("casus_besproken", by=by, huishouden=casus.huishouden, object=row)
    return row


@transaction.atomic
def change_discussion(
    *,
    bespreking: Bespreking,
    versie: int,
    by: Medewerker,
    stappen: Iterable[Step] = (),
    **fields: Any,
) -> Bespreking:
    """Change what was asked and decided, and add steps. Steps that are there stay."""
    casus = locked(bespreking.casus)
    stappen = list(stappen)
    policies.check_discussed(
        casus, bespreking.overleg.datum, fields.get("vraag", ""), fields.get("besluit", "")
    )
    policies.check_steps(casus, [step.medewerker for step in stappen])
    save_changes(bespreking, versie=versie, **fields)
    _set_steps(bespreking, stappen)
    audit.record("bespreking_gewijzigd", by=by, huishouden=casus.huishouden, object=bespreking)
    return bespreking


@transaction.atomic
def finish_step(*, stap: Overlegstap, versie: int, by: Medewerker) -> Overlegstap:
    """The step was done."""
    check_can_write(locked(stap.bespreking.casus))
    save_changes(stap, versie=versie, klaar_op=today())
    audit.record("overlegstap_klaar", by=by, huishouden=stap.huishouden_id, object=stap)
    return stap


@transaction.atomic
def ask(
    *,
    casus: Casus,
    medewerker: Medewerker,
    by: Medewerker,
    vraag: str = "",
    advies: str = "",
    tot: date | None = None,
    formulier: UUID | None = None,
) -> Consultatie | None:
    """Ask a colleague for advice: who looks along until `tot`, or gave the advice already.

    Only looking along, without a question, leaves no consultatie.
    """
    if before := already_made(Consultatie, formulier):
        return before
    casus = locked(casus)
    check_can_write(casus)
    policies.check_asked(vraag, advies, tot)
    if tot:
        casussen.consult(casus=casus, medewerker=medewerker, tot=tot, by=by)
    if not (vraag.strip() or advies.strip()):
        return None
    row = Consultatie.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        medewerker=medewerker,
        gevraagd_door=by,
        gevraagd_op=today(),
        vraag=vraag.strip(),
        advies=advies.strip(),
        advies_op=today() if advies.strip() else None,
    )
    audit.record("advies_gevraagd", by=by, huishouden=casus.huishouden, object=row)
    return row


@transaction.atomic
def advise(*, consultatie: Consultatie, versie: int, advies: str, by: Medewerker) -> Consultatie:
    """Write down the advice; another time replaces it and the old text stays in the history."""
    check_can_write(locked(consultatie.casus))
    policies.check_advice(consultatie, by, advies)
    save_changes(consultatie, versie=versie, advies=advies.strip(), advies_op=today())
    audit.record("advies_bewaard", by=by, huishouden=consultatie.huishouden_id, object=consultatie)
    return consultatie


def _meet(team, soort, datum, deelnemers, by, anderen, formulier) -> Overleg:
    overleg = Overleg.objects.create(
        pk=formulier or uuid4(),
        team=team,
        soort=soort,
        datum=datum,
        gemaakt_door=by,
        anderen=anderen.strip(),
    )
    _attend(overleg, deelnemers)
    return overleg


def _attend(overleg: Overleg, deelnemers: Iterable[Medewerker]) -> None:
    OverlegDeelnemer.objects.bulk_create(
        OverlegDeelnemer(overleg=overleg, medewerker=medewerker) for medewerker in deelnemers
    )


def _set_steps(row: Bespreking, stappen: Iterable[Step]) -> None:
    Overlegstap.objects.bulk_create(
        Overlegstap(bespreking=row, huishouden_id=row.huishouden_id, **step._asdict())
        for step in stappen
    )
