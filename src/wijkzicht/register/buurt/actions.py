"""Record activities, places, signals and offers."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.buurt import policies
from wijkzicht.register.buurt.models import Aanbod, Activiteit, Plek, Signaal
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_sent
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.versions import save_changes

PRESENCE = "vindplaats"


@transaction.atomic
def record(
    *,
    team: Team,
    soort: str,
    datum: date,
    by: Medewerker,
    thema: str = "",
    deelnemers: int | None = None,
    minuten: int | None = None,
    plek: Plek | None = None,
    formulier: UUID | None = None,
) -> Activiteit:
    """Something for a group or a place; the same form twice is one. Unknown numbers stay unknown."""
    before = already_sent(Activiteit, formulier)
    if before:
        return before
    policies.check_activity(team, datum, by, deelnemers)
    row = Activiteit.objects.create(
        team=team,
        soort=soort,
        datum=datum,
        thema=thema.strip(),
        deelnemers=deelnemers,
        minuten=minuten,
        plek=plek,
        vastgelegd_door=by,
        formulier=formulier,
    )
    mark(team, datum)
    audit.record("activiteit_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def repeat(*, activiteit: Activiteit, by: Medewerker) -> Activiteit:
    """The same again, today; how many came is not known yet."""
    return record(
        team=activiteit.team,
        soort=activiteit.soort,
        thema=activiteit.thema,
        minuten=activiteit.minuten,
        plek=activiteit.plek,
        datum=today(),
        by=by,
    )


@transaction.atomic
def change(*, activiteit: Activiteit, versie: int, by: Medewerker, **fields: Any) -> Activiteit:
    """Change an activity. Raises `Conflict` if somebody else saved first."""
    before = activiteit.datum
    datum = fields.get("datum", activiteit.datum)
    policies.check_activity(activiteit.team, datum, by, fields.get("deelnemers"))
    save_changes(activiteit, versie=versie, **fields)
    mark(activiteit.team, before, activiteit.datum)
    audit.record("activiteit_gewijzigd", by=by, object=activiteit)
    return activiteit


@transaction.atomic
def remove(*, activiteit: Activiteit, by: Medewerker) -> None:
    """Take away an activity that was a mistake; the history keeps it."""
    mark(activiteit.team, activiteit.datum)
    audit.record("activiteit_weggehaald", by=by, object=activiteit)
    activiteit.delete()


@transaction.atomic
def add_place(*, team: Team, naam: str, soort: str, by: Medewerker, **fields: Any) -> Plek:
    """A place where the team comes."""
    row = Plek.objects.create(team=team, naam=naam.strip(), soort=soort, **fields)
    audit.record("plek_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def change_place(*, plek: Plek, versie: int, by: Medewerker, **fields: Any) -> Plek:
    """Change a place, or say that the team comes there no more."""
    save_changes(plek, versie=versie, **fields)
    audit.record("plek_gewijzigd", by=by, object=plek)
    return plek


@transaction.atomic
def was_there(*, plek: Plek, by: Medewerker) -> Activiteit:
    """Somebody was at the place today; twice a day by one person is once."""
    known = Activiteit.objects.filter(
        plek=plek, datum=today(), soort=PRESENCE, vastgelegd_door=by
    ).first()
    if known:
        return known
    row = record(team=plek.team, soort=PRESENCE, datum=today(), plek=plek, by=by)
    audit.record("aanwezig_geweest", by=by, object=plek)
    return row


@transaction.atomic
def note_signal(
    *,
    team: Team,
    tekst: str,
    by: Medewerker,
    leefgebied: str | None = None,
    formulier: UUID | None = None,
) -> Signaal:
    """A sentence about what several people run into; never about somebody."""
    before = already_sent(Signaal, formulier)
    if before:
        return before
    policies.check_signal(tekst)
    row = Signaal.objects.create(
        team=team,
        tekst=tekst.strip(),
        leefgebied=leefgebied,
        datum=today(),
        vastgelegd_door=by,
        formulier=formulier,
    )
    audit.record("signaal_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def answer_signal(*, signaal: Signaal, gedaan: str, by: Medewerker) -> Signaal:
    """What was done with a signal."""
    signaal.gedaan, signaal.gedaan_op = gedaan.strip(), today() if gedaan.strip() else None
    signaal.save(update_fields=["gedaan", "gedaan_op"])
    audit.record("signaal_beantwoord", by=by, object=signaal)
    return signaal


@transaction.atomic
def add_offer(*, naam: str, by: Medewerker, **fields: Any) -> Aanbod:
    """An offer for the social map; who adds it has looked at it."""
    policies.check_offer(naam, fields.get("leeftijd_van"), fields.get("leeftijd_tot"))
    row = Aanbod.objects.create(naam=naam.strip(), nagekeken_op=today(), **fields)
    audit.record("aanbod_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def change_offer(*, aanbod: Aanbod, versie: int, by: Medewerker, **fields: Any) -> Aanbod:
    """Change an offer, or look at it and find it right: either way it was looked at today."""
    fields = {"nagekeken_op": today(), **fields}
    names = {
        name: fields.get(name, getattr(aanbod, name)) for name in ("leeftijd_van", "leeftijd_tot")
    }
    policies.check_offer(fields.get("naam", aanbod.naam), **names)
    save_changes(aanbod, versie=versie, **fields)
    audit.record("aanbod_nagekeken", by=by, object=aanbod)
    return aanbod
