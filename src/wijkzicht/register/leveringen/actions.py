"""Ask for a delivery, keep what came of it, hand out its files, and write down that it was sent."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.jobs import LONG
from wijkzicht.register.leveringen import policies
from wijkzicht.register.leveringen.models import (
    Bestand,
    Levering,
    Stand,
    TeBevestigen,
    Verzending,
    Vorm,
)
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.bsn import seal, unseal
from wijkzicht.vocabulary.periods import Period

MAKE = "leveringen.maken"


@dataclass(frozen=True)
class Made:
    """What the making yields: counts, report, and each form with its digest and bytes.

    `confirm` holds model fields of TeBevestigen, without `levering` and `periode`.
    """

    records: int
    sha256: str
    rapport: dict[str, Any]
    bestanden: dict[str, tuple[str, bytes]]
    confirm: list[dict[str, Any]] = field(default_factory=list)
    vorige: Levering | None = None


@transaction.atomic
def ask(*, period: Period, protocol: str, by: Medewerker) -> Levering:
    """Ask for a delivery; the worker makes it. The job carries its key and nothing else."""
    policies.check_may_deliver(by)
    policies.check_can_ask(period, protocol)
    levering = Levering.objects.create(periode=period.name, protocol=protocol, gevraagd_door=by)
    audit.record("levering_gevraagd", by=by, object=levering)
    job = app.configure_task(MAKE, queue="leveringen", lock=LONG)
    job.defer(levering_id=str(levering.pk), medewerker_id=str(by.pk))
    return levering


@transaction.atomic
def keep(*, levering: Levering, made: Made, by: Medewerker) -> None:
    """Keep all that was made, or nothing. What an earlier one over it had to confirm is replaced."""
    for vorm, (digest, content) in made.bestanden.items():
        row = Bestand(levering=levering, vorm=vorm, sha256=digest)
        row.versleuteld = seal(content, row.pk)
        row.save(force_insert=True)
    TeBevestigen.objects.filter(periode=levering.periode).delete()
    TeBevestigen.objects.bulk_create(
        TeBevestigen(levering=levering, periode=levering.periode, **row) for row in made.confirm
    )
    levering.records, levering.sha256 = made.records, made.sha256
    levering.rapport, levering.vorige = made.rapport, made.vorige
    levering.stand, levering.gemaakt_op = Stand.KLAAR, timezone.now()
    levering.save()
    audit.record("levering_gemaakt", by=by, object=levering)


@transaction.atomic
def fail(*, levering: Levering, sentence: str, by: Medewerker) -> None:
    """Write down why it could not be made; nothing of it is kept."""
    levering.stand, levering.fout = Stand.MISLUKT, sentence[:500]
    levering.save()
    audit.record("levering_mislukt", by=by, object=levering)


@transaction.atomic
def hand_out(*, levering: Levering, vorm: str, by: Medewerker) -> bytes:
    """The bytes of one form, for who may deliver. Raises DoesNotExist, and NotReadable."""
    policies.check_may_deliver(by)
    bestand = Bestand.objects.get(levering=levering, vorm=vorm)
    audit.record("levering_gedownload", by=by, object=bestand)
    return unseal(bestand.versleuteld, bestand.pk)


@transaction.atomic
def send(
    *, levering: Levering, verzonden_op: date, vorm: str, ontvangst: str, by: Medewerker
) -> Verzending:
    """Write down that a form of it was sent, and the receipt. The digest is that of our own file."""
    policies.check_may_deliver(by)
    policies.check_can_send(levering, verzonden_op, ontvangst)
    bestand = Bestand.objects.only("sha256").get(levering=levering, vorm=Vorm(vorm))
    verzending = Verzending.objects.create(
        levering=levering,
        verzonden_op=verzonden_op,
        vorm=vorm,
        sha256=bestand.sha256,
        ontvangst=ontvangst.strip(),
        vastgelegd_door=by,
    )
    audit.record("levering_verzonden", by=by, object=verzending)
    return verzending
