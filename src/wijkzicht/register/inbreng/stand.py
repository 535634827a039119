"""How a request of a resident stands follows from the board; nobody has to tell it."""

from wijkzicht.register.aanmeldingen.models import Aanmelding, Bron, Kolom
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Inbreng, Stand


def stand_of(aanmelding: Aanmelding) -> Stand:
    """What the board says: done, somebody has it, or nobody has yet."""
    if aanmelding.kolom == Kolom.AFGEROND:
        return Stand.KLAAR
    if aanmelding.kolom != Kolom.NIEUW or aanmelding.toegewezen_aan_id:
        return Stand.OPGEPAKT
    return Stand.BINNEN


def follow(aanmelding: Aanmelding) -> None:
    """Keep the receipt of a resident in step. A partner hears what the team decides to tell."""
    if aanmelding.bron != Bron.INWONER:
        return
    stand = stand_of(aanmelding)
    rows = Inbreng.objects.filter(aanmelding=aanmelding).exclude(stand=stand)
    rows.update(stand=stand, stand_op=today())
