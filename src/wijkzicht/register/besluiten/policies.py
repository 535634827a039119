"""May this be done to an aanvraag or a besluit, as it is now."""

from datetime import date

from django.conf import settings

from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.register.voorzieningen.policies import check_person_of
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.terms import decision_due_on
from wijkzicht.vocabulary.days import in_words

Uitkomst = Besluit.Uitkomst


def due_on(besluit: Besluit) -> date:
    """The last day to decide: the one agreed on, or the end of the term from the aanvraag."""
    return besluit.uiterlijk or decision_due_on(besluit.aanvraag_op, termijn("besluit"))


def check_aanvraag(
    casus: Casus, persoon: Persoon, *, aanvraag_op: date, uiterlijk: date | None
) -> None:
    """Raise if nobody can have applied that day. The aanvraag may be older than the casus."""
    check_can_write(casus)
    check_person_of(casus, persoon)
    if aanvraag_op > today():
        raise NotAllowed(
            f"{in_words(aanvraag_op)} is nog niet geweest. Kies de dag waarop de aanvraag kwam."
        )
    if uiterlijk and uiterlijk < aanvraag_op:
        raise NotAllowed(
            f"De aanvraag is van {in_words(aanvraag_op)}. Kies een latere uiterste dag."
        )


def check_undecided(besluit: Besluit) -> None:
    """Raise if it was decided: what was decided is not changed."""
    if besluit.uitkomst:
        raise NotAllowed(
            f"Dit is al besloten op {in_words(besluit.besluit_op)}. "
            "Verandert er iets? Leg dan een nieuwe aanvraag vast."
        )


def check_second_look(besluit: Besluit, by: Medewerker, akkoord: bool | None, tekst: str) -> None:
    """Raise if `by` can't take the second look: somebody else does, and says why not."""
    check_undecided(besluit)
    if besluit.medewerker_id == by.pk:
        raise NotAllowed(
            "Jij legde deze aanvraag vast. Vraag een collega die bij het gezin betrokken is."
        )
    if akkoord is None:
        raise NotAllowed("Kies of je het ermee eens bent.")
    if not akkoord and not tekst.strip():
        raise NotAllowed("Schrijf op waarom je het er niet mee eens bent.")


def check_can_decide(besluit: Besluit, *, uitkomst: str, besluit_op: date, reden: str) -> None:
    """Raise if this can't be decided that day. What was granted can still be withdrawn."""
    if not (besluit.uitkomst == Uitkomst.TOEGEKEND and uitkomst == Uitkomst.INGETROKKEN):
        check_undecided(besluit)
    if uitkomst not in Uitkomst.values:
        raise NotAllowed("Kies wat er is besloten.")
    if besluit_op > today():
        raise NotAllowed(
            f"{in_words(besluit_op)} is nog niet geweest. Kies de dag van het besluit."
        )
    first = besluit.besluit_op or besluit.aanvraag_op
    if besluit_op < first:
        raise NotAllowed(f"Kies {in_words(first)} of later als dag van het besluit.")
    if uitkomst != Uitkomst.TOEGEKEND and not reden.strip():
        raise NotAllowed("Schrijf op waarom. Het gezin moet dat kunnen begrijpen.")
    _check_seen_by_two(besluit, uitkomst)


def check_granted(
    besluit: Besluit, *, start: date | None, eind: date | None, voorziening: Voorziening | None
) -> None:
    """Raise if what is granted ends before it starts, or is help of somebody else."""
    if start and eind and eind < start:
        raise NotAllowed(f"Het begint op {in_words(start)}. Kies die dag of later als laatste dag.")
    if voorziening and voorziening.persoon_id != besluit.persoon_id:
        raise NotAllowed("Deze hulp is voor iemand anders. Kies hulp van dezelfde persoon.")


def _check_seen_by_two(besluit: Besluit, uitkomst: str) -> None:
    if uitkomst == Uitkomst.INGETROKKEN or not settings.BESLUIT_TWEEDE_BLIK:
        return
    if besluit.tweede_akkoord is None:
        raise NotAllowed("Laat eerst een collega meekijken. Dat is bij jullie de afspraak.")
    if not besluit.tweede_akkoord:
        raise NotAllowed(
            f"{besluit.tweede_door.naam} is het niet eens met je voorstel. "
            "Bespreek het samen. Daarna kan je collega opnieuw kijken."
        )
