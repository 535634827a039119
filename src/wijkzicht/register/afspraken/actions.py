"""Make, change and cancel an appointment."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from wijkzicht.register.afspraken import policies
from wijkzicht.register.afspraken.models import Afspraak, AfspraakPersoon
from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.actions import locked
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_made
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.versions import save_changes


@transaction.atomic
def make(
    *,
    casus: Casus,
    datum: date,
    by: Medewerker,
    personen: Iterable[Persoon] = (),
    formulier: UUID | None = None,
    **fields: Any,
) -> Afspraak:
    """An appointment of `by` with these people; the same form twice is one appointment.

    `fields`: tijd, duur_minuten, plaats, onderwerp.
    """
    if before := already_made(Afspraak, formulier):
        return before
    casus, personen = locked(casus), list(personen)
    policies.check_can_make(casus, datum, fields.get("duur_minuten"), personen)
    afspraak = Afspraak.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        medewerker=by,
        datum=datum,
        **fields,
    )
    _set_people(afspraak, personen)
    _done("afspraak_gemaakt", afspraak, by)
    return afspraak


@transaction.atomic
def change(
    *,
    afspraak: Afspraak,
    versie: int,
    datum: date,
    by: Medewerker,
    personen: Iterable[Persoon] = (),
    **fields: Any,
) -> Afspraak:
    """Change an appointment. Raises `Conflict`, with both texts, if somebody else saved first."""
    casus, personen = locked(afspraak.casus), list(personen)
    policies.check_can_cancel(afspraak)
    policies.check_can_make(casus, datum, fields.get("duur_minuten"), personen)
    save_changes(afspraak, versie=versie, datum=datum, **fields)
    afspraak.met.all().delete()
    _set_people(afspraak, personen)
    _done("afspraak_gewijzigd", afspraak, by)
    return afspraak


@transaction.atomic
def cancel(*, afspraak: Afspraak, versie: int, by: Medewerker) -> Afspraak:
    """The appointment does not take place."""
    policies.check_can_cancel(afspraak)
    save_changes(afspraak, versie=versie, afgezegd_op=today())
    _done("afspraak_afgezegd", afspraak, by)
    return afspraak


def _set_people(afspraak: Afspraak, personen: list[Persoon]) -> None:
    AfspraakPersoon.objects.bulk_create(
        AfspraakPersoon(afspraak=afspraak, persoon=persoon, huishouden_id=afspraak.huishouden_id)
        for persoon in personen
    )


def _done(act: str, afspraak: Afspraak, by: Medewerker) -> None:
    audit.record(act, by=by, huishouden=afspraak.huishouden_id, object=afspraak)
