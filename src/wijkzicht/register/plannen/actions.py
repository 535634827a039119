"""Make the plan of a household: hulpvragen, doelen, who does what, scores, agreement, evaluation."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.actions import locked
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.cijfers.actions import mark_work
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_made
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen import policies
from wijkzicht.register.plannen.models import (
    Doel,
    Doelactie,
    Doelscore,
    Evaluatie,
    Familiegroepsplan,
    Hulpvraag,
    Meting,
    Plan,
)
from wijkzicht.register.versions import save_changes


class Step(NamedTuple):
    """Who does what for a doel, and by when. `actie`: the step it was before, which keeps that it is done."""

    uitvoerder: str
    wat: str = ""
    klaar_op: date | None = None
    wie: str = ""
    actie: UUID | None = None


@transaction.atomic
def start(*, casus: Casus, by: Medewerker) -> Plan:
    """Start a plan, or its next version. It counts from the day it is established."""
    casus = locked(casus)
    policies.check_can_start(casus)
    plan = Plan.objects.create(casus=casus, huishouden=casus.huishouden)
    _done("plan_gestart", plan, casus, by)
    return plan


@transaction.atomic
def tell(
    *,
    plan: Plan,
    versie: int,
    by: Medewerker,
    klachtroute: bool | None = None,
    vertrouwenspersoon: bool | None = None,
    clientondersteuner: bool | None = None,
) -> Plan:
    """Record what the household was told; None: not known. Also after the plan was established."""
    casus = locked(plan.casus)
    check_can_write(casus)
    save_changes(
        plan,
        versie=versie,
        klachtroute_verteld=klachtroute,
        vertrouwenspersoon_verteld=vertrouwenspersoon,
        clientondersteuner_verteld=clientondersteuner,
    )
    _done("plan_verteld", plan, casus, by, plan.vastgesteld)
    return plan


@transaction.atomic
def agree(
    *,
    plan: Plan,
    versie: int,
    by: Medewerker,
    akkoord_ouder: date | None,
    akkoord_jeugdige: date | None,
) -> Plan:
    """Record on which day parent and young person agreed; None: not, or not yet."""
    casus = locked(plan.casus)
    check_can_write(casus)
    policies.check_agreement_day(akkoord_ouder)
    policies.check_agreement_day(akkoord_jeugdige)
    save_changes(
        plan, versie=versie, akkoord_ouder=akkoord_ouder, akkoord_jeugdige=akkoord_jeugdige
    )
    _done("plan_akkoord", plan, casus, by, plan.vastgesteld)
    return plan


@transaction.atomic
def establish(*, plan: Plan, versie: int, op: date, by: Medewerker) -> Plan:
    """The plan stands from this day and counts. To change it, start a next version."""
    casus = locked(plan.casus)
    policies.check_can_establish(plan, casus, op)
    save_changes(plan, versie=versie, vastgesteld=op)
    _done("plan_vastgesteld", plan, casus, by, op)
    return plan


@transaction.atomic
def add_hulpvraag(
    *,
    casus: Casus,
    tekst: str,
    by: Medewerker,
    datum: date | None = None,
    leefgebied: str | None = None,
    persoon: Persoon | None = None,
    formulier: UUID | None = None,
) -> Hulpvraag:
    """Write down what the household asks, in its own words. It joins the plan being made.

    The same form twice is one hulpvraag.
    """
    if before := already_made(Hulpvraag, formulier):
        return before
    casus = locked(casus)
    datum = datum or today()
    policies.check_own_words(tekst, "de hulpvraag")
    policies.check_can_set_goal(casus, datum, persoon)
    hulpvraag = Hulpvraag.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        plan=_being_made(casus),
        persoon=persoon,
        leefgebied=leefgebied,
        datum=datum,
        tekst=tekst.strip(),
    )
    _done("hulpvraag_vastgelegd", hulpvraag, casus, by, datum)
    return hulpvraag


@transaction.atomic
def change_hulpvraag(
    *, hulpvraag: Hulpvraag, versie: int, by: Medewerker, **fields: Any
) -> Hulpvraag:
    """Change a hulpvraag. Raises `Conflict` if somebody else saved first."""
    casus = locked(hulpvraag.casus)
    check_can_write(casus)
    policies.check_own_words(fields.get("tekst", hulpvraag.tekst), "de hulpvraag")
    save_changes(hulpvraag, versie=versie, **fields)
    _done("hulpvraag_gewijzigd", hulpvraag, casus, by, hulpvraag.datum)
    return hulpvraag


@transaction.atomic
def add_doel(
    *,
    casus: Casus,
    tekst: str,
    by: Medewerker,
    gesteld_op: date | None = None,
    persoon: Persoon | None = None,
    acties: Iterable[Step] = (),
    formulier: UUID | None = None,
    **fields: Any,
) -> Doel:
    """Set a goal. It is measurable when `waaraan_zien_we_het` says how one will see it.

    `fields`: hulpvraag, leefgebied, gesteld_door, streefdatum, waaraan_zien_we_het. The same form
    twice is one goal. `schaal`: five steps in own words, or none.
    """
    if before := already_made(Doel, formulier):
        return before
    casus = locked(casus)
    gesteld_op = gesteld_op or today()
    policies.check_own_words(tekst, "het doel")
    policies.check_scale(fields.get("schaal", []))
    policies.check_can_set_goal(casus, gesteld_op, persoon)
    doel = Doel.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        plan=_being_made(casus),
        persoon=persoon,
        tekst=tekst.strip(),
        gesteld_op=gesteld_op,
        **{"waaraan_zien_we_het": "", **fields, **_measurable(fields, "")},
    )
    _set_steps(doel, acties)
    _done("doel_gesteld", doel, casus, by, gesteld_op)
    return doel


@transaction.atomic
def begin_anew(
    *, casus: Casus, doelen: Iterable[Doel], by: Medewerker, op: date | None = None
) -> None:
    """Goals of a casus before that still hold begin in this one, without their scores."""
    for doel in doelen:
        add_doel(
            casus=casus,
            tekst=doel.tekst,
            leefgebied=doel.leefgebied,
            persoon=doel.persoon,
            gesteld_op=op,
            by=by,
        )
    audit.record("doelen_meegenomen", by=by, huishouden=casus.huishouden, object=casus)


@transaction.atomic
def change_doel(
    *,
    doel: Doel,
    versie: int,
    by: Medewerker,
    acties: Iterable[Step] | None = None,
    **fields: Any,
) -> Doel:
    """Change a goal; `acties` None: as they were. Raises `Conflict` if somebody else saved first."""
    casus = locked(doel.casus)
    check_can_write(casus)
    policies.check_own_words(fields.get("tekst", doel.tekst), "het doel")
    policies.check_scale(fields.get("schaal", []))
    if "gesteld_op" in fields:
        policies.check_can_set_goal(casus, fields["gesteld_op"], None)
    before = doel.gesteld_op
    save_changes(doel, versie=versie, **fields, **_measurable(fields, doel.waaraan_zien_we_het))
    if acties is not None:
        _set_steps(doel, acties)
    _done("doel_gewijzigd", doel, casus, by, before, doel.gesteld_op)
    return doel


@transaction.atomic
def add_step(*, doel: Doel, stap: Step, by: Medewerker) -> Doelactie:
    """One more who does what for a doel; the others stay as they are."""
    casus = locked(doel.casus)
    check_can_write(casus)
    row = Doelactie.objects.create(
        doel=doel,
        huishouden_id=doel.huishouden_id,
        uitvoerder=stap.uitvoerder,
        wat=stap.wat,
        klaar_op=stap.klaar_op,
        wie=stap.wie,
    )
    _done("doel_gewijzigd", doel, casus, by, doel.gesteld_op)
    return row


@transaction.atomic
def score(*, doel: Doel, datum: date, informant: str, score: int, by: Medewerker) -> Doelscore:
    """How far the goal is as one voice sees it; the same voice on the same day replaces itself."""
    casus = locked(doel.casus)
    policies.check_can_score(doel, casus, datum, score)
    row, _ = Doelscore.objects.update_or_create(
        doel=doel,
        datum=datum,
        informant=informant,
        defaults={"score": score, "huishouden": casus.huishouden},
    )
    _done("doel_gescoord", row, casus, by, datum)
    return row


@transaction.atomic
def evaluate(*, doel: Doel, versie: int, op: date, uitkomst: str | None, by: Medewerker) -> Doel:
    """Say whether a goal was reached. Another time replaces the outcome."""
    casus = locked(doel.casus)
    policies.check_can_evaluate(doel, casus, op, uitkomst)
    save_changes(doel, versie=versie, uitkomst=uitkomst, geevalueerd_op=op)
    _done("doel_geevalueerd", doel, casus, by, op)
    return doel


@transaction.atomic
def finish_step(*, actie: Doelactie, by: Medewerker, klaar: bool = True) -> Doelactie:
    """Tick off what somebody does for a doel, or (`klaar` False) put it back."""
    casus = locked(actie.doel.casus)
    check_can_write(casus)
    actie.gedaan_op = today() if klaar else None
    actie.save(update_fields=["gedaan_op"])
    _done("doelactie_klaar", actie, casus, by)
    return actie


@transaction.atomic
def keep_family_plan(
    *,
    casus: Casus,
    versie: int | None,
    by: Medewerker,
    stand: str,
    aangeboden_op: date | None = None,
    tekst: str = "",
) -> Familiegroepsplan:
    """How it stands with the familiegroepsplan, and its text. `versie` None or 0: the first time.

    Raises `Conflict` if somebody else saved first.
    """
    casus = locked(casus)
    check_can_write(casus)
    policies.check_family_plan(stand, tekst, aangeboden_op)
    values = {"stand": stand, "aangeboden_op": aangeboden_op, "tekst": tekst.strip()}
    row = Familiegroepsplan.objects.filter(casus=casus).first()
    if row:
        save_changes(row, versie=versie or 0, **values)
    else:
        row = Familiegroepsplan.objects.create(casus=casus, huishouden=casus.huishouden, **values)
    _done("familiegroepsplan_vastgelegd", row, casus, by)
    return row


@transaction.atomic
def look_back(
    *,
    casus: Casus,
    datum: date,
    by: Medewerker,
    hielp: str | None = None,
    hoe_verder: str = "",
    formulier: UUID | None = None,
) -> Evaluatie:
    """Looking back with the family: was it helpful, and what next. The same form twice is one."""
    if before := already_made(Evaluatie, formulier):
        return before
    casus = locked(casus)
    policies.check_can_look_back(casus, datum, hielp, hoe_verder)
    row = Evaluatie.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        datum=datum,
        hielp=hielp,
        hoe_verder=hoe_verder.strip(),
    )
    _done("plan_geevalueerd", row, casus, by)
    return row


@transaction.atomic
def measure(
    *,
    casus: Casus,
    persoon: Persoon,
    instrument: str,
    datum: date,
    scores: dict[str, int],
    by: Medewerker,
) -> list[Meting]:
    """Write scores of somebody, by domain; the same domain on the same day replaces itself."""
    casus = locked(casus)
    policies.check_can_measure(casus, persoon, instrument, datum, scores)
    rows = [
        Meting.objects.update_or_create(
            persoon=persoon,
            instrument=instrument,
            domein=domein,
            datum=datum,
            defaults={"score": score, "casus": casus, "huishouden": casus.huishouden},
        )[0]
        for domein, score in scores.items()
    ]
    _done("meting_vastgelegd", rows[0], casus, by, datum)
    return rows


def _measurable(fields: dict[str, Any], before: str) -> dict[str, bool]:
    return {"meetbaar": bool(fields.get("waaraan_zien_we_het", before).strip())}


def _being_made(casus: Casus) -> Plan | None:
    return casus.plannen.filter(vastgesteld__isnull=True).first()


def _set_steps(doel: Doel, acties: Iterable[Step]) -> None:
    """The steps as they are now: one that was there stays the same row, so that done stays done."""
    before = {row.pk: row for row in doel.acties.all()}
    kept = []
    for step in acties:
        row = before.get(step.actie) or Doelactie(doel=doel, huishouden_id=doel.huishouden_id)
        for name in ("uitvoerder", "wat", "klaar_op", "wie"):
            setattr(row, name, getattr(step, name))
        row.save()
        kept.append(row.pk)
    doel.acties.exclude(pk__in=kept).delete()


def _done(actie: str, row, casus: Casus, by: Medewerker, *days: date | None) -> None:
    mark_work(casus, *days, today())
    audit.record(actie, by=by, huishouden=casus.huishouden, object=row)
