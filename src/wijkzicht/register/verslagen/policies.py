"""May a report be written, made, published or taken back, and by whom."""

from datetime import timedelta

from django.utils import timezone

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Rol
from wijkzicht.register.organisatie.queries import roles
from wijkzicht.register.verslagen.models import Publicatie, Stand, Verslag
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.periods import Period

# Who makes figures for outside the organisation makes this one too, alone as with a delivery.
MAY_PUBLISH = frozenset({Rol.ANALIST})
# After so long a making that never ended does not stand in the way of a new one.
GIVEN_UP = timedelta(minutes=30)


def check_may_publish(by: Medewerker) -> None:
    """Raise if somebody has no role in which reports are made and published."""
    if not {rol for rol, _ in roles(by, today())} & MAY_PUBLISH:
        raise NotAllowed("Alleen een analist maakt en publiceert een verslag.")


def check_can_begin(period: Period) -> None:
    """Raise if the period has not begun, or a report over it is being written."""
    if period.start > today():
        raise NotAllowed("Deze periode is nog niet begonnen. Kies een eerdere.")
    if Verslag.objects.filter(periode=period.name, publicatie__isnull=True).exists():
        raise NotAllowed("Er is al een verslag over deze periode in de maak. Ga daarmee verder.")


def check_can_write(verslag: Verslag) -> None:
    """Raise if it was published, or is being made now."""
    if is_published(verslag):
        raise NotAllowed("Dit verslag is gepubliceerd en verandert niet meer.")
    if is_being_made(verslag):
        raise NotAllowed("Het verslag wordt nu gemaakt. Wacht tot het klaar is.")


def check_can_publish(verslag: Verslag) -> None:
    """Raise if it is not made, or something was published since that it was not laid beside."""
    if is_published(verslag):
        raise NotAllowed("Dit verslag is al gepubliceerd.")
    if verslag.stand != Stand.KLAAR:
        raise NotAllowed("Het verslag is nog niet gemaakt. Maak het eerst, en lees het na.")
    if Publicatie.objects.filter(gepubliceerd_op__gte=verslag.gevraagd_op).exists():
        raise NotAllowed(
            "Sinds dit verslag is gemaakt, is er iets anders gepubliceerd. Samen kunnen die twee"
            " iets over een kleine groep verraden. Maak het verslag opnieuw."
        )
    if verslag.verhalen_erin > verslag.verhalen.count():
        raise NotAllowed(
            "Iemand heeft een verhaal ingetrokken dat in dit verslag staat. Maak het opnieuw."
        )


def check_can_take_back(publicatie: Publicatie, reden: str) -> None:
    """Raise if it was taken back already, or no reason is given."""
    if publicatie.ingetrokken_op:
        raise NotAllowed("Deze publicatie is al ingetrokken.")
    if not reden.strip():
        raise NotAllowed("Schrijf op waarom je de publicatie intrekt. Iedereen kan dat lezen.")


def is_published(verslag: Verslag) -> bool:
    """Whether it was ever published, taken back or not."""
    return Publicatie.objects.filter(verslag=verslag).exists()


def is_being_made(verslag: Verslag) -> bool:
    """Whether the worker has it, and has not had it for so long that it must have stopped."""
    since = verslag.gevraagd_op
    return verslag.stand == Stand.WACHTEND and since > timezone.now() - GIVEN_UP
