"""Record volunteers, let one help a family, and end that."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.actions import locked
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.forms import already_sent
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.versions import save_changes
from wijkzicht.register.vrijwilligers import policies
from wijkzicht.register.vrijwilligers.models import Inzet, Vrijwilliger

VOLUNTEER = "vrijwilliger"


@transaction.atomic
def add(*, team: Team, naam: str, kan: str, by: Medewerker, **fields: Any) -> Vrijwilliger:
    """Somebody who wants to help."""
    policies.check_volunteer(naam, kan, fields.get("vog_op"))
    row = Vrijwilliger.objects.create(team=team, naam=naam.strip(), kan=kan.strip(), **fields)
    audit.record("vrijwilliger_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def change(
    *, vrijwilliger: Vrijwilliger, versie: int, by: Medewerker, **fields: Any
) -> Vrijwilliger:
    """Change what is known of a volunteer, or that she or he stopped."""
    policies.check_volunteer(
        *(fields.get(name, getattr(vrijwilliger, name)) for name in ("naam", "kan", "vog_op"))
    )
    save_changes(vrijwilliger, versie=versie, **fields)
    audit.record("vrijwilliger_gewijzigd", by=by, object=vrijwilliger)
    return vrijwilliger


@transaction.atomic
def match(
    *,
    vrijwilliger: Vrijwilliger,
    doel: Doel,
    wat: str,
    van: date,
    by: Medewerker,
    formulier: UUID | None = None,
) -> Inzet:
    """A volunteer helps a family: a step in the plan, by name. The same form twice is once."""
    before = already_sent(Inzet, formulier)
    if before:
        return before
    casus = locked(doel.casus)
    check_can_write(casus)
    policies.check_can_match(vrijwilliger, van)
    step = plannen.Step(uitvoerder=VOLUNTEER, wat=wat, wie=vrijwilliger.naam)
    row = Inzet.objects.create(
        vrijwilliger=vrijwilliger,
        casus=casus,
        huishouden_id=casus.huishouden_id,
        stap=plannen.add_step(doel=doel, stap=step, by=by),
        wat=wat.strip(),
        van=van,
        vastgelegd_door=by,
        formulier=formulier,
    )
    audit.record("vrijwilliger_ingezet", by=by, huishouden=casus.huishouden_id, object=row)
    return row


@transaction.atomic
def follow_up(
    *,
    inzet: Inzet,
    versie: int,
    by: Medewerker,
    gaat: str = "",
    tot: date | None = None,
    terugblik: str = "",
) -> Inzet:
    """How it goes, or that it ended and what it brought."""
    policies.check_end(inzet, tot, terugblik)
    save_changes(inzet, versie=versie, gaat=gaat.strip(), tot=tot, terugblik=terugblik.strip())
    audit.record("inzet_gewijzigd", by=by, huishouden=inzet.huishouden_id, object=inzet)
    return inzet
