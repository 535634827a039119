"""May this contact be recorded or changed."""

from collections.abc import Iterable
from datetime import date

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.personen.family import lives_also
from wijkzicht.register.personen.models import Persoon
from wijkzicht.rules import casus as rules
from wijkzicht.rules.errors import NotAllowed


def check_can_record(
    casus: Casus, datum: date, personen: Iterable[Persoon], *, nazorg: bool = False
) -> None:
    """Raise if work can't be recorded in the casus on that day with these people: of the household,
    or living there too on that day.

    `nazorg`: it is aftercare without help, which may come after the closing.
    """
    rules.check_day_of_work(
        datum,
        geopend=casus.geopend,
        gesloten=casus.gesloten,
        today=today(),
        late=True,
        nazorg=nazorg,
    )
    strangers = [p for p in personen if p.huishouden_id != casus.huishouden_id]
    if strangers:
        here = lives_also(casus.huishouden_id, strangers, datum)
        strangers = [p for p in strangers if p.pk not in here]
    if strangers:
        raise NotAllowed(
            f"{strangers[0].volledige_naam} hoort niet bij dit gezin. Kies iemand uit het gezin, "
            "of leg bij Mensen vast dat deze persoon hier ook woont."
        )


def can_record(casus: Casus, datum: date, personen: Iterable[Persoon] = ()) -> bool:
    """Whether work can be recorded in the casus on that day."""
    try:
        check_can_record(casus, datum, personen)
    except NotAllowed:
        return False
    return True


def check_minutes(duur_minuten: int | None) -> None:
    """Raise if a contact can't last so long."""
    if duur_minuten is not None and not 0 <= duur_minuten <= 1440:
        raise NotAllowed("Vul de duur in als minuten, van 0 tot 1440. Laat leeg wat je niet weet.")


def check_confidential(persoon: Persoon | None, personen: Iterable[Persoon]) -> None:
    """Raise if a contact is confidential to somebody it was not with or for."""
    if persoon and persoon not in personen:
        raise NotAllowed(
            f"Kies {persoon.volledige_naam} ook bij: Met wie, of voor wie? "
            "Dan kan het vertrouwelijk zijn."
        )


def check_can_stop_help(casus: Casus, datum: date, personen: list[Persoon]) -> None:
    """Raise if own help can't be stopped on that day for these people."""
    if not personen:
        raise NotAllowed("Kies voor wie de eigen hulp stopt.")
    rules.check_open(casus.gesloten)
    check_can_record(casus, datum, personen)


def check_can_move(contact: Contact, naar: Casus) -> None:
    """Raise if a contact can't go to that casus."""
    if naar.pk == contact.casus_id:
        raise NotAllowed("Dit contact staat al bij dit gezin. Kies het gezin waar het bij hoort.")
