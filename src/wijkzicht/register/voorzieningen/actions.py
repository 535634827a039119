"""Record a verwijzing, and help elsewhere that starts and ends."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.actions import locked
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.cijfers.actions import mark_people, mark_work
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_made
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.versions import save_changes
from wijkzicht.register.voorzieningen import policies
from wijkzicht.register.voorzieningen.models import Voorziening


@transaction.atomic
def refer(
    *,
    casus: Casus,
    persoon: Persoon,
    soort: str,
    verwezen_op: date,
    reden_verwijzing: str | None,
    by: Medewerker,
    formulier: UUID | None = None,
    **fields: Any,
) -> Voorziening:
    """The team refers somebody to help elsewhere, with why; the same form twice is one verwijzing.

    `fields`: hulpvorm, leveringsvorm, aanbieder, toelichting, crisis, start, overbrugging,
    eigen_nummer.
    """
    if before := already_made(Voorziening, formulier):
        return before
    casus = locked(casus)
    policies.check_can_refer(casus, persoon, verwezen_op, reden_verwijzing)
    voorziening = Voorziening.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        persoon=persoon,
        huishouden=casus.huishouden,
        soort=soort,
        door_team=True,
        verwezen_op=verwezen_op,
        reden_verwijzing=reden_verwijzing,
        **fields,
    )
    _done("verwezen", voorziening, casus, by)
    return voorziening


@transaction.atomic
def record(
    *,
    casus: Casus,
    persoon: Persoon,
    soort: str,
    by: Medewerker,
    formulier: UUID | None = None,
    **fields: Any,
) -> Voorziening:
    """Help elsewhere that somebody has without the team referring. `fields` as for `refer`,
    with verwijzer and eind too. The same form twice is one row."""
    if before := already_made(Voorziening, formulier):
        return before
    casus = locked(casus)
    check_can_write(casus)
    policies.check_person_of(casus, persoon)
    policies.check_period(fields.get("start"), fields.get("eind"))
    voorziening = Voorziening.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        persoon=persoon,
        huishouden=casus.huishouden,
        soort=soort,
        door_team=False,
        **fields,
    )
    _done("voorziening_vastgelegd", voorziening, casus, by)
    return voorziening


@transaction.atomic
def start(*, voorziening: Voorziening, versie: int, start: date, by: Medewerker) -> Voorziening:
    """The help began on this day: the end of the wait."""
    casus = _casus_of(voorziening)
    policies.check_can_start(voorziening, start)
    save_changes(voorziening, versie=versie, start=start)
    _done("voorziening_begonnen", voorziening, casus, by)
    return voorziening


@transaction.atomic
def end(
    *,
    voorziening: Voorziening,
    versie: int,
    eind: date,
    by: Medewerker,
    reden_einde: str | None = None,
) -> Voorziening:
    """The help ended on this day; without `reden_einde` the reason is unknown."""
    casus = _casus_of(voorziening)
    policies.check_can_end(voorziening, eind)
    save_changes(voorziening, versie=versie, eind=eind, reden_einde=reden_einde)
    _done("voorziening_gestopt", voorziening, casus, by)
    return voorziening


@transaction.atomic
def change(*, voorziening: Voorziening, versie: int, by: Medewerker, **fields: Any) -> Voorziening:
    """Change what is known of help elsewhere. Raises `Conflict` if somebody else saved first."""
    casus = _casus_of(voorziening)
    policies.check_period(
        fields.get("start", voorziening.start), fields.get("eind", voorziening.eind)
    )
    policies.check_wait(
        fields.get("wacht_sinds", voorziening.wacht_sinds), fields.get("start", voorziening.start)
    )
    save_changes(voorziening, versie=versie, **fields)
    _done("voorziening_gewijzigd", voorziening, casus, by)
    return voorziening


def _casus_of(voorziening: Voorziening) -> Casus | None:
    """Its casus, open; help elsewhere may also stand apart from any."""
    if voorziening.casus is None:
        return None
    casus = locked(voorziening.casus)
    check_can_write(casus)
    return casus


def _done(actie: str, row: Voorziening, casus: Casus | None, by: Medewerker) -> None:
    if casus:
        mark_work(casus, today())
    else:
        mark_people(row.huishouden_id)
    audit.record(actie, by=by, huishouden=row.huishouden, persoon=row.persoon, object=row)
