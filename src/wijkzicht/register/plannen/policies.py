"""May this be done to a plan or a doel, as it is now."""

from datetime import date

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen.models import Doel, Familiegroepsplan, Plan
from wijkzicht.rules import casus as casus_rules
from wijkzicht.rules import instruments
from wijkzicht.rules.ages import Birth
from wijkzicht.rules.consent import check_agreement
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.terms import plan_due_on
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.vocabulary.days import in_words

JEUGDIGE = "jeugdige"
WANTED_STEP = 2  # the middle one of five


def check_can_start(casus: Casus) -> None:
    """Raise if a new version of the plan can't be started: one is being made, or closed."""
    casus_rules.check_open(casus.gesloten)
    if casus.plannen.filter(vastgesteld__isnull=True).exists():
        raise NotAllowed(
            "Er is al een plan in de maak. Werk daarin verder, of stel het eerst vast."
        )


def can_start(casus: Casus) -> bool:
    """Whether a new version of the plan can be started."""
    try:
        check_can_start(casus)
    except NotAllowed:
        return False
    return True


def check_can_establish(plan: Plan, casus: Casus, op: date) -> None:
    """Raise if the plan can't be established on that day: it has content and the agreements needed."""
    casus_rules.check_day_of_work(op, geopend=casus.geopend, gesloten=casus.gesloten, today=today())
    if plan.vastgesteld:
        raise NotAllowed(
            f"Dit plan is al vastgesteld op {in_words(plan.vastgesteld)}. "
            "Start een nieuwe versie om het te veranderen."
        )
    if not (casus.hulpvragen.exists() or casus.doelen.exists()):
        raise NotAllowed(
            "Het plan is nog leeg. Schrijf eerst op wat het gezin vraagt of wil bereiken."
        )
    young = casus.huishouden.personen.filter(rol=JEUGDIGE, overleden_op__isnull=True)
    births = [birth_of(persoon) for persoon in young]
    if births:
        check_agreement(
            young=births,
            akkoord_ouder=plan.akkoord_ouder,
            akkoord_jeugdige=plan.akkoord_jeugdige,
            day=op,
        )


def can_establish(plan: Plan, casus: Casus, op: date) -> bool:
    """Whether the plan can be established on that day."""
    try:
        check_can_establish(plan, casus, op)
    except NotAllowed:
        return False
    return True


def check_agreement_day(day: date | None) -> None:
    """Raise if nobody can have agreed on that day yet."""
    if day and day > today():
        raise NotAllowed(
            f"{in_words(day)} is nog niet geweest. Kies de dag waarop iemand akkoord ging."
        )


def check_own_words(tekst: str, what: str) -> None:
    """Raise if a hulpvraag or doel has no words."""
    if not tekst.strip():
        raise NotAllowed(f"Schrijf {what} op, in de woorden van het gezin.")


def check_scale(schaal: list[str]) -> None:
    """Raise if the five own steps of a doel are not complete: none, or what is now and is wanted."""
    if schaal and not (schaal[WANTED_STEP].strip() and any(map(str.strip, schaal[:WANTED_STEP]))):
        raise NotAllowed(
            "Schrijf bij de eigen stappen ten minste op hoe het nu is, en wat het gezin wil."
        )


def check_family_plan(stand: str | None, tekst: str, aangeboden_op: date | None) -> None:
    """Raise if it is not said how it stands with the familiegroepsplan."""
    if stand not in Familiegroepsplan.Stand.values:
        raise NotAllowed("Kies hoe het staat met het eigen plan van het gezin.")
    if aangeboden_op and aangeboden_op > today():
        raise NotAllowed(f"{in_words(aangeboden_op)} is nog niet geweest. Kies een eerdere dag.")
    if tekst.strip() and stand == Familiegroepsplan.Stand.WIL_NIET:
        raise NotAllowed("Er staat een plan, maar je koos dat het gezin dit niet wil. Kies één.")


def check_can_look_back(casus: Casus, datum: date, hielp: str | None, hoe_verder: str) -> None:
    """Raise if looking back with the family has no answer, or no possible day."""
    casus_rules.check_day_of_work(
        datum, geopend=casus.geopend, gesloten=casus.gesloten, today=today()
    )
    if hielp is None and not hoe_verder.strip():
        raise NotAllowed("Kies of de hulp hielp, of schrijf op hoe jullie verdergaan.")


def check_can_measure(
    casus: Casus, persoon: Persoon, instrument: str, datum: date, scores: dict[str, int]
) -> None:
    """Raise if these scores are not on the instrument, or can't have been taken that day."""
    check_can_set_goal(casus, datum, persoon)
    known = instruments.INSTRUMENTS.get(instrument)
    if known is None:
        raise NotAllowed("Dit meetinstrument kennen we niet. Kies er een uit de lijst.")
    if not scores:
        raise NotAllowed("Kies bij ten minste één onderwerp een score.")
    for domein, score in scores.items():
        known.check(domein, score)


def check_can_set_goal(casus: Casus, gesteld_op: date, persoon: Persoon | None) -> None:
    """Raise if a doel can't be set that day for that person."""
    casus_rules.check_day_of_work(
        gesteld_op, geopend=casus.geopend, gesloten=casus.gesloten, today=today()
    )
    if persoon and persoon.huishouden_id != casus.huishouden_id:
        raise NotAllowed(
            f"{persoon.volledige_naam} hoort niet bij dit gezin. Kies iemand uit het gezin."
        )


def check_can_score(doel: Doel, casus: Casus, datum: date, score: int) -> None:
    """Raise if the doel can't be scored so on that day."""
    if score not in range(-2, 3):
        raise NotAllowed("Kies een van de vijf stappen.")
    _check_day_of_goal(doel, casus, datum)


def check_can_evaluate(doel: Doel, casus: Casus, op: date, uitkomst: str | None) -> None:
    """Raise if the doel can't get that outcome on that day."""
    if uitkomst not in codelist("uitkomst").codes:
        raise NotAllowed("Kies of het doel is behaald.")
    _check_day_of_goal(doel, casus, op)


def can_evaluate(doel: Doel, casus: Casus, op: date, uitkomst: str) -> bool:
    """Whether the doel can get that outcome on that day."""
    try:
        check_can_evaluate(doel, casus, op, uitkomst)
    except NotAllowed:
        return False
    return True


def plan_is_late(casus: Casus, has_plan: bool) -> bool:
    """Whether six weeks have gone by since opening without a plan that was established."""
    return not has_plan and casus.gesloten is None and today() > plan_due_on(casus.geopend)


def birth_of(persoon: Persoon) -> Birth:
    """What is known of somebody's birth, as the rules take it."""
    return Birth(persoon.geboortedatum, persoon.geboortejaar, persoon.geboortemaand)


def _check_day_of_goal(doel: Doel, casus: Casus, day: date) -> None:
    casus_rules.check_day_of_work(
        day, geopend=casus.geopend, gesloten=casus.gesloten, today=today()
    )
    if day < doel.gesteld_op:
        raise NotAllowed(f"Het doel is van {in_words(doel.gesteld_op)}. Kies die dag of later.")
