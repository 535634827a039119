"""Record an aanvraag, have a colleague look, and decide."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.besluiten import policies
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen.actions import locked
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.casussen.policies import check_can_write
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_made
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.versions import save_changes
from wijkzicht.register.voorzieningen import actions as voorzieningen
from wijkzicht.register.voorzieningen.models import Voorziening


@transaction.atomic
def apply(
    *,
    casus: Casus,
    persoon: Persoon,
    soort: str,
    aanvraag_op: date,
    by: Medewerker,
    uiterlijk: date | None = None,
    formulier: UUID | None = None,
    **fields: Any,
) -> Besluit:
    """Somebody applied for help on this day; the same form twice is one aanvraag.

    `fields`: leveringsvorm, voorstel.
    """
    if before := already_made(Besluit, formulier):
        return before
    casus = locked(casus)
    policies.check_aanvraag(casus, persoon, aanvraag_op=aanvraag_op, uiterlijk=uiterlijk)
    besluit = Besluit.objects.create(
        pk=formulier or uuid4(),
        casus=casus,
        huishouden=casus.huishouden,
        persoon=persoon,
        medewerker=by,
        soort=soort,
        aanvraag_op=aanvraag_op,
        uiterlijk=uiterlijk,
        **fields,
    )
    _done("aanvraag_vastgelegd", besluit, by)
    return besluit


@transaction.atomic
def change(*, besluit: Besluit, versie: int, by: Medewerker, **fields: Any) -> Besluit:
    """Change an aanvraag that was not decided. What a colleague said of it lapses if the proposal,
    the kind or the form changes."""
    casus = locked(besluit.casus)
    policies.check_undecided(besluit)
    policies.check_aanvraag(
        casus,
        besluit.persoon,
        aanvraag_op=fields.get("aanvraag_op", besluit.aanvraag_op),
        uiterlijk=fields.get("uiterlijk", besluit.uiterlijk),
    )
    looked_at = ("voorstel", "soort", "leveringsvorm")
    if any(
        fields.get(name, getattr(besluit, name)) != getattr(besluit, name) for name in looked_at
    ):
        fields |= {"tweede_door": None, "tweede_op": None}
        fields |= {"tweede_akkoord": None, "tweede_tekst": ""}
    save_changes(besluit, versie=versie, **fields)
    _done("aanvraag_gewijzigd", besluit, by)
    return besluit


@transaction.atomic
def look(
    *, besluit: Besluit, versie: int, akkoord: bool | None, by: Medewerker, tekst: str = ""
) -> Besluit:
    """A colleague takes the second look; another time replaces it."""
    check_can_write(locked(besluit.casus))
    policies.check_second_look(besluit, by, akkoord, tekst)
    save_changes(
        besluit,
        versie=versie,
        tweede_door=by,
        tweede_op=today(),
        tweede_akkoord=akkoord,
        tweede_tekst=tekst.strip(),
    )
    _done("besluit_meegekeken", besluit, by)
    return besluit


@transaction.atomic
def decide(
    *,
    besluit: Besluit,
    versie: int,
    uitkomst: str,
    besluit_op: date,
    by: Medewerker,
    reden: str = "",
    start: date | None = None,
    eind: date | None = None,
    leveringsvorm: str | None = None,
    voorziening: Voorziening | None = None,
    aanbieder: str = "",
) -> Besluit:
    """Decide. What is granted hangs on `voorziening`, or on a new one that waits for its start.

    Start and end are those of the decision; when the help itself began is said of the voorziening.
    """
    casus = locked(besluit.casus)
    check_can_write(casus)
    policies.check_can_decide(besluit, uitkomst=uitkomst, besluit_op=besluit_op, reden=reden)
    granted: dict[str, Any] = {}
    if uitkomst == Besluit.Uitkomst.TOEGEKEND:
        policies.check_granted(besluit, start=start, eind=eind, voorziening=voorziening)
        granted = {"start": start, "eind": eind, "leveringsvorm": leveringsvorm}
        granted["voorziening"] = voorziening or _new_help(
            besluit, casus, by, leveringsvorm, aanbieder
        )
    save_changes(
        besluit,
        versie=versie,
        uitkomst=uitkomst,
        besluit_op=besluit_op,
        reden=reden.strip(),
        **granted,
    )
    _done("besloten", besluit, by)
    return besluit


def _new_help(besluit, casus, by, leveringsvorm, aanbieder) -> Voorziening:
    return voorzieningen.record(
        casus=casus,
        persoon=besluit.persoon,
        soort=besluit.soort,
        by=by,
        verwijzer="gemeentelijke_toegang",
        leveringsvorm=leveringsvorm,
        aanbieder=aanbieder.strip(),
    )


def _done(actie: str, besluit: Besluit, by: Medewerker) -> None:
    audit.record(
        actie, by=by, huishouden=besluit.huishouden_id, persoon=besluit.persoon, object=besluit
    )
