"""Record complaints and how they end."""

from datetime import date
from typing import Any

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.klachten.models import Klacht
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.versions import save_changes
from wijkzicht.rules.errors import NotAllowed


def _check(datum: date, afgehandeld_op: date | None) -> None:
    if datum > today() or (afgehandeld_op and afgehandeld_op > today()):
        raise NotAllowed("Deze dag is nog niet geweest. Kies vandaag of een eerdere dag.")
    if afgehandeld_op and afgehandeld_op < datum:
        raise NotAllowed("De klacht is afgehandeld voor hij er was. Kijk de dagen na.")


@transaction.atomic
def record(*, team: Team, datum: date, by: Medewerker, **fields: Any) -> Klacht:
    """A complaint about the team."""
    _check(datum, fields.get("afgehandeld_op"))
    row = Klacht.objects.create(team=team, datum=datum, **fields)
    mark(team, datum, row.afgehandeld_op)
    audit.record("klacht_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def change(*, klacht: Klacht, versie: int, by: Medewerker, **fields: Any) -> Klacht:
    """Change a complaint, or say how it ended."""
    _check(fields.get("datum", klacht.datum), fields.get("afgehandeld_op", klacht.afgehandeld_op))
    before = (klacht.datum, klacht.afgehandeld_op)
    save_changes(klacht, versie=versie, **fields)
    mark(klacht.team, *before, klacht.datum, klacht.afgehandeld_op)
    audit.record("klacht_gewijzigd", by=by, object=klacht)
    return klacht
