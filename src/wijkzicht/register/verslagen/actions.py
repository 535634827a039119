"""Begin a report, write in it, ask for it, keep what came of it, publish it and take it back."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.jobs import LONG
from wijkzicht.register.leren.models import Verhaal
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.versions import save_changes
from wijkzicht.register.verslagen import policies
from wijkzicht.register.verslagen.models import Bestand, Cel, Publicatie, Stand, Verslag
from wijkzicht.vocabulary.periods import Period

MAKE = "verslagen.maken"
# Publishing is one at a time: each looks at everything that was published before.
_LOCK = 0x7075626C


@dataclass(frozen=True)
class Made:
    """What the making yields: each form with its digest and bytes, and the cells it looked at.

    `cellen` holds model fields of Cel without `verslag`; `meer_gesloten` and `verhalen_erin` are
    those of Verslag.
    """

    bestanden: dict[str, tuple[str, bytes]]
    cellen: list[dict[str, Any]]
    meer_gesloten: dict[str, int]
    verhalen_erin: int


@transaction.atomic
def begin(*, period: Period, by: Medewerker) -> Verslag:
    """Begin the report over a year or half a year."""
    policies.check_may_publish(by)
    policies.check_can_begin(period)
    verslag = Verslag.objects.create(periode=period.name, begonnen_door=by)
    audit.record("verslag_begonnen", by=by, object=verslag)
    return verslag


@transaction.atomic
def write(
    *,
    verslag: Verslag,
    versie: int,
    teksten: dict[str, str],
    verhalen: Iterable[Verhaal],
    by: Medewerker,
) -> Verslag:
    """Keep own texts and the stories chosen. What was made before must be made again.

    Raises `Conflict` if somebody was first.
    """
    policies.check_may_publish(by)
    policies.check_can_write(verslag)
    kept = {slug: text.strip() for slug, text in teksten.items() if text.strip()}
    save_changes(verslag, versie=versie, teksten=kept, stand=Stand.OPZET, fout="", stap="")
    verslag.verhalen.set(verhalen)
    audit.record("verslag_geschreven", by=by, object=verslag)
    return verslag


@transaction.atomic
def ask(*, verslag: Verslag, by: Medewerker) -> None:
    """Let the worker make it. The job carries its key and nothing else."""
    policies.check_may_publish(by)
    policies.check_can_write(verslag)
    verslag.stand, verslag.stap, verslag.fout = Stand.WACHTEND, "", ""
    verslag.gevraagd_op = timezone.now()
    verslag.save()
    audit.record("verslag_gevraagd", by=by, object=verslag)
    job = app.configure_task(MAKE, queue="verslagen", lock=LONG)
    job.defer(verslag_id=str(verslag.pk), medewerker_id=str(by.pk))


@transaction.atomic
def keep(*, verslag: Verslag, made: Made, by: Medewerker) -> None:
    """Keep all that was made in place of what was made before, or nothing."""
    verslag.bestanden.all().delete()
    verslag.cellen.all().delete()
    Bestand.objects.bulk_create(
        Bestand(verslag=verslag, vorm=vorm, sha256=digest, inhoud=content)
        for vorm, (digest, content) in made.bestanden.items()
    )
    Cel.objects.bulk_create(
        (Cel(verslag=verslag, **{**cel, **_decimals(cel)}) for cel in made.cellen), batch_size=1000
    )
    verslag.stand, verslag.stap, verslag.fout = Stand.KLAAR, "", ""
    verslag.meer_gesloten, verslag.verhalen_erin = made.meer_gesloten, made.verhalen_erin
    verslag.gemaakt_op = timezone.now()
    verslag.save()
    audit.record("verslag_gemaakt", by=by, object=verslag)


def _decimals(cel: dict[str, Any]) -> dict[str, Decimal | None]:
    """The counts as the column keeps them, so that the next look compares what was kept."""
    names = ("teller", "noemer")
    return {n: None if cel[n] is None else round(Decimal(str(cel[n])), 4) for n in names}


@transaction.atomic
def fail(*, verslag: Verslag, sentence: str, by: Medewerker) -> None:
    """Write down why it could not be made; what was made before stays."""
    verslag.stand, verslag.stap, verslag.fout = Stand.MISLUKT, "", sentence[:500]
    verslag.save()
    audit.record("verslag_mislukt", by=by, object=verslag)


def progress(*, verslag: Verslag, stap: str) -> None:
    """Say what the worker is doing now."""
    Verslag.objects.filter(pk=verslag.pk, stand=Stand.WACHTEND).update(stap=stap[:200])


@transaction.atomic
def hand_out(*, verslag: Verslag, vorm: str, by: Medewerker) -> Bestand:
    """One form of a report, to read it before it is published. Raises DoesNotExist."""
    policies.check_may_publish(by)
    bestand = Bestand.objects.get(verslag=verslag, vorm=vorm)
    audit.record("verslag_gedownload", by=by, object=bestand)
    return bestand


@transaction.atomic
def publish(*, verslag: Verslag, by: Medewerker) -> Publicatie:
    """Publish it as it was made: from now on everybody can read it, and it never changes."""
    policies.check_may_publish(by)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    policies.check_can_publish(verslag)
    nummer = Publicatie.objects.filter(periode=verslag.periode).count() + 1
    publicatie = Publicatie.objects.create(
        verslag=verslag, periode=verslag.periode, nummer=nummer, gepubliceerd_door=by
    )
    audit.record("verslag_gepubliceerd", by=by, object=publicatie)
    return publicatie


@transaction.atomic
def take_back(*, publicatie: Publicatie, reden: str, by: Medewerker) -> None:
    """Take it from the public page; its address says so, with the reason. The ledger keeps it."""
    policies.check_may_publish(by)
    policies.check_can_take_back(publicatie, reden)
    publicatie.ingetrokken_op, publicatie.ingetrokken_door = timezone.now(), by
    publicatie.reden = reden.strip()
    publicatie.save()
    audit.record("publicatie_ingetrokken", by=by, object=publicatie)
