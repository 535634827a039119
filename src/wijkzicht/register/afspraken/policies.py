"""May this appointment be made, changed or cancelled."""

from collections.abc import Iterable
from datetime import date

from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.clock import today
from wijkzicht.register.personen.models import Persoon
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words

LONGEST = 480  # minutes


def check_can_make(
    casus: Casus, datum: date, duur_minuten: int | None, personen: Iterable[Persoon]
) -> None:
    """Raise if there can't be such an appointment: the past, another household, a whole week long."""
    check_can_write(casus)
    if datum < today():
        raise NotAllowed(
            f"{in_words(datum)} is al geweest. Kies vandaag of later. "
            "Was de afspraak er al? Leg dan een contact vast."
        )
    if duur_minuten is not None and not 0 < duur_minuten <= LONGEST:
        raise NotAllowed(f"Een afspraak duurt 1 tot {LONGEST} minuten. Pas de duur aan.")
    for persoon in personen:
        if persoon.huishouden_id != casus.huishouden_id:
            raise NotAllowed(
                f"{persoon.volledige_naam} hoort niet bij dit gezin. Kies iemand uit het gezin."
            )


def check_can_cancel(afspraak: Afspraak) -> None:
    """Raise if the appointment was cancelled before."""
    if afspraak.afgezegd_op:
        raise NotAllowed(f"Deze afspraak is al afgezegd op {in_words(afspraak.afgezegd_op)}.")
