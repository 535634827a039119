"""Make, sign, withdraw and carry out a list of what is destroyed; put a file off.

The writing itself is done by functions of the database (`functions.sql`): the one door.
"""

from datetime import date
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.bewaren import policies
from wijkzicht.register.bewaren.models import Afloop, Uitstel, Vernietiging
from wijkzicht.register.inrichting.queries import retention_source
from wijkzicht.register.organisatie.actions import note_event
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.rules.retention import DOSSIERS

CARRY_OUT = "bewaren.vernietigen"


@transaction.atomic
def make_list(*, soort: str, by: Medewerker) -> Vernietiging:
    """Write down what of a kind is past its term today, for a second person to sign.

    Raises `NotAllowed`, also when there is nothing.
    """
    policies.check_can_list(soort)
    key = _call("walls.bewaren_lijst", soort, retention_source(soort))
    lijst = Vernietiging.objects.get(pk=key)
    policies.check_not_empty(lijst)
    audit.record("vernietigingslijst_gemaakt", by=by, object=lijst)
    return lijst


@transaction.atomic
def sign(*, lijst: Vernietiging, by: Medewerker) -> None:
    """Say that what stands in it may go; the worker does it. The job carries keys and nothing else."""
    policies.check_can_sign(lijst, by)
    _call("walls.bewaren_teken", lijst.pk)
    audit.record("vernietigingslijst_getekend", by=by, object=lijst)
    job = app.configure_task(CARRY_OUT, queue="cijfers", lock=CARRY_OUT)
    job.defer(lijst_id=str(lijst.pk), medewerker_id=str(by.pk))


@transaction.atomic
def withdraw(*, lijst: Vernietiging, by: Medewerker) -> None:
    """Say that nothing of it goes. It stays to be read."""
    policies.check_open(lijst)
    _call("walls.bewaren_trek_in", lijst.pk)
    audit.record("vernietigingslijst_ingetrokken", by=by, object=lijst)


@transaction.atomic
def carry_out(*, lijst: Vernietiging, by: Medewerker) -> None:
    """Destroy what stands in a signed list, all or nothing, in the name of who signed.

    A file that was put off or changed since stays. Beside the figures it is told in which years
    work went, which wakes the worker; how much of which family stands nowhere.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM walls.bewaren_voer_uit(%s)", [lijst.pk])
        years = cursor.fetchall()
    teams = Team.objects.in_bulk([team for team, _first, _last in years])
    for team, first, last in years:
        note_event(
            team=teams[team],
            datum=date(first, 1, 1),
            tot=date(last, 12, 31),
            soort="opschoning",
            omschrijving=_told(lijst.soort, first, last),
            by=by,
        )
    for line in lijst.regels.filter(afloop=Afloop.WEG):
        key = line.voorwerp_id if lijst.soort in DOSSIERS else None
        audit.record("vernietigd", by=by, object=line, huishouden=key)


@transaction.atomic
def put_off(*, huishouden_id: UUID, reden: str, by: Medewerker, tot: date | None = None) -> Uitstel:
    """Keep a file longer than its term, until `tot` or until somebody ends it."""
    policies.check_can_put_off(huishouden_id, tot)
    row = Uitstel.objects.create(huishouden_id=huishouden_id, reden=reden, tot=tot, door=by)
    audit.record("vernietigen_uitgesteld", by=by, huishouden=huishouden_id, object=row, reden=reden)
    return row


@transaction.atomic
def end_put_off(*, uitstel: Uitstel, by: Medewerker) -> None:
    """The reason is over: the term of the file counts again."""
    uitstel.gestopt_op, uitstel.gestopt_door = timezone.now(), by
    uitstel.save(update_fields=["gestopt_op", "gestopt_door"])
    audit.record("uitstel_gestopt", by=by, huishouden=uitstel.huishouden_id, object=uitstel)


def clean_at_night(cursor) -> dict[str, int]:
    """Remove what goes by itself; how many of each kind. For the worker.

    `cursor` is that of the role that extracts: it may call this one function and sees none of it.
    """
    cursor.execute("SELECT * FROM walls.bewaren_nacht()")
    return dict(cursor.fetchall())


def _told(soort: str, first: int, last: int) -> str:
    what = {
        "aanmelding": "Aanmeldingen zonder dossier",
        "advies": "Adviezen zonder dossier",
    }.get(soort, "Dossiers")
    years = f"uit {first}" if first == last else f"uit {first} tot en met {last}"
    return (
        f"{what} {years} zijn vernietigd na hun bewaartermijn. "
        "Cijfers over die tijd tellen dat werk niet meer mee."
    )


def _call(function: str, *arguments: object) -> object:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}({', '.join(['%s'] * len(arguments))})", arguments)
        return cursor.fetchone()[0]
