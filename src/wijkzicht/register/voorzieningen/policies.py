"""May this be recorded of help elsewhere."""

from datetime import date

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.rules import casus as rules
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words


def check_can_refer(casus: Casus, persoon: Persoon, verwezen_op: date, reden: str | None) -> None:
    """Raise if the team can't refer this person on that day; a verwijzing says why."""
    rules.check_day_of_work(
        verwezen_op, geopend=casus.geopend, gesloten=casus.gesloten, today=today()
    )
    check_person_of(casus, persoon)
    if not reden:
        raise NotAllowed(
            "Kies waarom je verwijst. Zo leert het team wat het zelf nog niet kan bieden."
        )


def check_person_of(casus: Casus, persoon: Persoon) -> None:
    """Raise if the person is not of the household of the casus."""
    if persoon.huishouden_id != casus.huishouden_id:
        raise NotAllowed(
            f"{persoon.volledige_naam} hoort niet bij dit gezin. Kies iemand uit het gezin."
        )


def check_period(start: date | None, eind: date | None) -> None:
    """Raise if help elsewhere ends before it starts, or would have started or ended in time to come."""
    for day in (start, eind):
        if day and day > today():
            raise NotAllowed(
                f"{in_words(day)} is nog niet geweest. Vul de dag in zodra die voorbij is."
            )
    if eind and not start:
        raise NotAllowed("Vul eerst in wanneer de hulp begon.")
    if start and eind and eind < start:
        raise NotAllowed(
            f"De hulp begon op {in_words(start)}. Kies die dag of later als laatste dag."
        )


def check_wait(wacht_sinds: date | None, start: date | None) -> None:
    """Raise if nobody can have waited since that day."""
    if wacht_sinds and wacht_sinds > today():
        raise NotAllowed(
            f"{in_words(wacht_sinds)} is nog niet geweest. Kies vandaag of een eerdere dag."
        )
    if wacht_sinds and start and start < wacht_sinds:
        raise NotAllowed(f"De hulp begon al op {in_words(start)}. Kies die dag of een eerdere dag.")


def check_can_start(voorziening: Voorziening, start: date) -> None:
    """Raise if the help can't have started that day."""
    if voorziening.start:
        raise NotAllowed(f"Deze hulp is al begonnen, op {in_words(voorziening.start)}.")
    check_period(start, None)
    if voorziening.verwezen_op and start < voorziening.verwezen_op:
        raise NotAllowed(
            f"De verwijzing is van {in_words(voorziening.verwezen_op)}. Kies die dag of later."
        )


def check_can_end(voorziening: Voorziening, eind: date) -> None:
    """Raise if the help can't have ended that day."""
    if voorziening.eind:
        raise NotAllowed(f"Deze hulp is al gestopt, op {in_words(voorziening.eind)}.")
    check_period(voorziening.start, eind)
