"""May a list be made, signed or withdrawn, and may a file be put off. The database asks it again."""

from datetime import date
from uuid import UUID

from wijkzicht.register.bewaren.models import Uitstel, Vernietiging
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.retention import BEWAARSOORTEN, Manier


def check_can_list(soort: str) -> None:
    """Raise if a list of this kind waits already, or the kind goes by itself."""
    if soort not in BEWAARSOORTEN or BEWAARSOORTEN[soort].manier is not Manier.LIJST:
        raise NotAllowed("Dit gaat vanzelf weg, elke nacht. Er is geen lijst nodig.")
    if waiting(soort):
        raise NotAllowed("Er staat al een lijst klaar. Laat die tekenen, of trek hem in.")


def check_not_empty(lijst: Vernietiging) -> None:
    """Raise if nothing stands in it."""
    if not lijst.regels.exists():
        raise NotAllowed("Er is niets waarvan de termijn voorbij is.")


def waiting(soort: str) -> bool:
    """Whether a list of this kind is not carried out or withdrawn yet."""
    rows = Vernietiging.objects.filter(soort=soort, uitgevoerd_op=None, ingetrokken_op=None)
    return rows.exists()


def check_can_sign(lijst: Vernietiging, by: Medewerker) -> None:
    """Raise if the list is done with, is empty, or was made by the same person."""
    check_open(lijst)
    if lijst.gemaakt_door_id == by.pk:
        raise NotAllowed("Jij maakte deze lijst. Laat een ander tekenen.")


def can_sign(lijst: Vernietiging, by: Medewerker) -> bool:
    """Whether this person may sign it."""
    return is_open(lijst) and lijst.gemaakt_door_id != by.pk


def is_open(lijst: Vernietiging) -> bool:
    """Whether nobody signed or withdrew it yet."""
    return bool(
        lijst.gemaakt_door_id and lijst.getekend_op is None and lijst.ingetrokken_op is None
    )


def check_open(lijst: Vernietiging) -> None:
    """Raise if it is signed or withdrawn already."""
    if not is_open(lijst):
        raise NotAllowed("Deze lijst is al getekend of ingetrokken.")


def check_can_put_off(huishouden_id: UUID, tot: date | None) -> None:
    """Raise if it is put off already, or until a day that has been."""
    if tot and tot < today():
        raise NotAllowed("Kies vandaag of een dag die nog komt.")
    if Uitstel.objects.filter(huishouden=huishouden_id, gestopt_op=None).exclude(tot__lt=today()):
        raise NotAllowed("Dit dossier is al uitgesteld.")
