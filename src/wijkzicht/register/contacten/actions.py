"""Record work for a casus, change it, and say that own help stopped."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.actions import locked
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.contacten import policies
from wijkzicht.register.contacten.models import Contact, ContactPersoon, Hulpeinde, Weghaalreden
from wijkzicht.register.forms import already_sent
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.versions import save_changes
from wijkzicht.rules.activity import is_aftercare
from wijkzicht.rules.casus import check_open


@transaction.atomic
def record(
    *,
    casus: Casus,
    datum: date,
    activiteit: str,
    by: Medewerker,
    personen: Iterable[Persoon] = (),
    afwezig: Iterable[Persoon] = (),
    formulier: UUID | None = None,
    eigen_hulp_gestopt: bool = False,
    **fields: Any,
) -> Contact:
    """Record one moment of work, with or for these people; the same form twice is one contact.

    `afwezig`: those of `personen` it was for, who were not there. `fields`: ook_hulp, vorm,
    duur_minuten, jeugdige_alleen, gedragswetenschapper, samen_met, feiten, mening, gezin_vond, doel,
    vertrouwelijk_voor, volgende_stap, volgende_stap_op. `eigen_hulp_gestopt`: own help to these people stops that day.
    """
    before = already_sent(Contact, formulier)
    if before:
        return before
    casus, personen = locked(casus), list(personen)
    nazorg = is_aftercare(activiteit, fields.get("ook_hulp"))
    policies.check_can_record(casus, datum, personen, nazorg=nazorg)
    policies.check_minutes(fields.get("duur_minuten"))
    policies.check_confidential(fields.get("vertrouwelijk_voor"), personen)
    contact = Contact.objects.create(
        casus=casus,
        huishouden=casus.huishouden,
        medewerker=by,
        datum=datum,
        activiteit=activiteit,
        vastgelegd_op=today(),
        formulier=formulier,
        **fields,
    )
    _set_people(contact, personen, afwezig)
    if eigen_hulp_gestopt:
        stop_own_help(casus=casus, personen=personen, datum=datum, by=by)
    mark(casus.team, datum)
    audit.record("contact_vastgelegd", by=by, huishouden=casus.huishouden, object=contact)
    return contact


@transaction.atomic
def change(
    *,
    contact: Contact,
    versie: int,
    by: Medewerker,
    personen: Iterable[Persoon] | None = None,
    afwezig: Iterable[Persoon] = (),
    **fields: Any,
) -> Contact:
    """Change a contact. Raises `Conflict`, with both texts, if somebody else saved first.

    `vastgelegd_op` and who recorded it stay. `personen` None: as they were; with somebody more it is
    no longer read in the household to which who was there moved.
    """
    casus = locked(contact.casus)
    people = None if personen is None else list(personen)
    datum_before = contact.datum
    nazorg = is_aftercare(
        fields.get("activiteit", contact.activiteit), fields.get("ook_hulp", contact.ook_hulp)
    )
    datum = fields.get("datum", contact.datum)
    policies.check_can_record(casus, datum, people or (), nazorg=nazorg)
    policies.check_minutes(fields.get("duur_minuten"))
    if people is not None:
        policies.check_confidential(fields.get("vertrouwelijk_voor"), people)
    if people is not None and {p.pk for p in people} - set(_with(contact)):
        fields["ook_bij"] = None
    save_changes(contact, versie=versie, **fields)
    if people is not None:
        contact.met.exclude(persoon__in=people).delete()
        _set_people(contact, people, afwezig)
    mark(casus.team, datum_before, contact.datum)
    audit.record("contact_gewijzigd", by=by, huishouden=casus.huishouden, object=contact)
    return contact


@transaction.atomic
def withdraw(*, contact: Contact, versie: int, reden: Weghaalreden, by: Medewerker) -> None:
    """Take away a contact that should not be there; the file shows nothing of it any more.

    The history keeps the text; the log says that it happened and why, for the privacy officer.
    """
    casus = locked(contact.casus)
    save_changes(contact, versie=versie)
    mark(casus.team, contact.datum, casus.gesloten)
    audit.record(
        "contact_weggehaald", by=by, huishouden=casus.huishouden, object=contact, reden=reden
    )
    contact.delete()


@transaction.atomic
def move(
    *,
    contact: Contact,
    versie: int,
    naar: Casus,
    by: Medewerker,
    personen: Iterable[Persoon] = (),
) -> Contact:
    """Put a contact that was typed in the wrong file where it belongs; the old place shows nothing.

    The goal it stood with stays behind, and so do the people (also whose confidence it was):
    `personen` are of the other household.
    """
    policies.check_can_move(contact, naar)
    van, naar, people = locked(contact.casus), locked(naar), list(personen)
    nazorg = is_aftercare(contact.activiteit, contact.ook_hulp)
    policies.check_can_record(naar, contact.datum, people, nazorg=nazorg)
    contact.met.all().delete()
    place = {"casus": naar, "huishouden": naar.huishouden}
    save_changes(contact, versie=versie, **place, doel=None, vertrouwelijk_voor=None, ook_bij=None)
    _set_people(contact, people, ())
    for casus in (van, naar):
        mark(casus.team, contact.datum, casus.gesloten)
        audit.record(
            "contact_verplaatst",
            by=by,
            huishouden=casus.huishouden,
            object=contact,
            reden=Weghaalreden.VERKEERD_GEZIN,
        )
    return contact


@transaction.atomic
def finish_next_step(
    *, contact: Contact, versie: int, by: Medewerker, klaar: bool = True
) -> Contact:
    """Tick off the next step of a contact, or (`klaar` False) put it back."""
    save_changes(contact, versie=versie, volgende_stap_klaar=klaar)
    audit.record("volgende_stap_klaar", by=by, huishouden=contact.huishouden, object=contact)
    return contact


@transaction.atomic
def stop_own_help(
    *,
    casus: Casus,
    personen: Iterable[Persoon],
    datum: date,
    by: Medewerker,
    reden: str | None = None,
) -> list[Hulpeinde]:
    """Own help to these people stops on this day; the casus goes on. Twice on a day is once."""
    casus, personen = locked(casus), list(personen)
    policies.check_can_stop_help(casus, datum, personen)
    ends = []
    for persoon in personen:
        einde, _ = Hulpeinde.objects.update_or_create(
            casus=casus,
            persoon=persoon,
            datum=datum,
            defaults={"huishouden": casus.huishouden, "reden": reden},
        )
        audit.record(
            "eigen_hulp_gestopt", by=by, huishouden=casus.huishouden, persoon=persoon, object=einde
        )
        ends.append(einde)
    mark(casus.team, datum, today())
    return ends


@transaction.atomic
def undo_stop(*, einde: Hulpeinde, by: Medewerker) -> None:
    """Take back that own help stopped: it was a mistake."""
    casus = locked(einde.casus)
    check_open(casus.gesloten)
    policies.check_can_record(casus, einde.datum, [])
    audit.record(
        "hulpeinde_teruggenomen",
        by=by,
        huishouden=casus.huishouden,
        persoon=Persoon(pk=einde.persoon_id),
    )
    mark(casus.team, einde.datum, today())
    einde.delete()


def _with(contact: Contact) -> Iterable[UUID]:
    return contact.met.values_list("persoon_id", flat=True)


def _set_people(contact: Contact, personen: list[Persoon], afwezig: Iterable[Persoon]) -> None:
    absent = {persoon.pk for persoon in afwezig}
    ContactPersoon.objects.bulk_create(
        (
            ContactPersoon(
                contact=contact,
                persoon=persoon,
                huishouden_id=contact.huishouden_id,
                aanwezig=persoon.pk not in absent,
            )
            for persoon in personen
        ),
        update_conflicts=True,
        unique_fields=["contact", "persoon"],
        update_fields=["aanwezig"],
    )
