"""May this be recorded of the safety of a household. Steps of the meldcode never block each other."""

from datetime import date

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.clock import today
from wijkzicht.register.veiligheid.models import Drang, Meldcode, Veiligheidsafspraak
from wijkzicht.rules import casus as rules
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.veiligheid import STEPS
from wijkzicht.vocabulary.days import in_words


def check_can_start_meldcode(casus: Casus, op: date) -> None:
    """Raise if the meldcode can't start that day, or one runs already."""
    _check_day(casus, op)
    running = casus.meldcodes.filter(afgerond_op__isnull=True).first()
    if running:
        raise NotAllowed(
            f"De meldcode loopt al, sinds {in_words(running.begonnen_op)}. Ga daarin verder."
        )


def check_step(meldcode: Meldcode, casus: Casus, *, stap: int, datum: date, said: bool) -> None:
    """Raise if this can't be recorded for a step: some words or a decision make it one."""
    _check_day(casus, datum)
    if stap not in STEPS:
        raise NotAllowed("De meldcode heeft vijf stappen. Kies een van die stappen.")
    if meldcode.afgerond_op:
        raise NotAllowed(
            f"Deze meldcode is afgerond op {in_words(meldcode.afgerond_op)}. "
            "Is er een nieuwe zorg? Begin dan opnieuw met stap 1."
        )
    if not said:
        raise NotAllowed("Schrijf op wat je deed of besloot. Eén zin is genoeg.")


def check_can_finish_meldcode(meldcode: Meldcode, casus: Casus, op: date) -> None:
    """Raise if the meldcode can't be done on that day. Steps may be left out."""
    _check_day(casus, op)
    if meldcode.afgerond_op:
        raise NotAllowed(f"Deze meldcode is al afgerond op {in_words(meldcode.afgerond_op)}.")
    last = meldcode.stappen.order_by("-datum").values_list("datum", flat=True).first()
    first = max(last or meldcode.begonnen_op, meldcode.begonnen_op)
    if op < first:
        raise NotAllowed(f"De laatste stap is van {in_words(first)}. Kies die dag of later.")


def check_agreement(
    casus: Casus, *, wie: str, wat: str, afgesproken_op: date, tot: date | None
) -> None:
    """Raise if nobody promised anything, or it ends before it was made."""
    _check_day(casus, afgesproken_op)
    if not wie.strip():
        raise NotAllowed("Schrijf op wie dit belooft.")
    if not wat.strip():
        raise NotAllowed("Schrijf op wat is beloofd, in de woorden van het gezin.")
    if tot and tot < afgesproken_op:
        raise NotAllowed(
            f"De afspraak is van {in_words(afgesproken_op)}. Kies die dag of later als laatste dag."
        )


def check_look(
    afspraak: Veiligheidsafspraak, casus: Casus, *, op: date, again: date | None
) -> None:
    """Raise if the agreement can't have been looked at that day, or be looked at again on `again`."""
    _check_day(casus, op)
    if afspraak.gestopt_op:
        raise NotAllowed(f"Deze afspraak is gestopt op {in_words(afspraak.gestopt_op)}.")
    if op < afspraak.afgesproken_op:
        raise NotAllowed(
            f"De afspraak is van {in_words(afspraak.afgesproken_op)}. Kies die dag of later."
        )
    if again and again <= op:
        raise NotAllowed(f"Kies voor de volgende keer een dag na {in_words(op)}.")


def check_can_start_drang(casus: Casus, *, begonnen_op: date, waarom: str) -> None:
    """Raise if drang can't start that day, runs already, or lacks why."""
    _check_day(casus, begonnen_op)
    running = casus.drang.filter(gestopt_op__isnull=True).first()
    if running:
        raise NotAllowed(f"Er is al drang, sinds {in_words(running.begonnen_op)}.")
    _check_why(waarom)


def check_drang(
    drang: Drang,
    casus: Casus,
    *,
    waarom: str,
    verzoek_op: date | None,
    gestopt_op: date | None = None,
) -> None:
    """Raise if the days of drang can't be, or its reason is gone."""
    check_can_write(casus)
    _check_why(waarom)
    for day in (verzoek_op, gestopt_op):
        if day is None:
            continue
        _check_day(casus, day)
        if day < drang.begonnen_op:
            raise NotAllowed(
                f"De drang begon op {in_words(drang.begonnen_op)}. Kies die dag of later."
            )


def _check_why(waarom: str) -> None:
    if not waarom.strip():
        raise NotAllowed("Schrijf op waarom je drang gebruikt. Het gezin mag dat weten.")


def _check_day(casus: Casus, day: date) -> None:
    rules.check_day_of_work(day, geopend=casus.geopend, gesloten=casus.gesloten, today=today())
