"""May a delivery be asked for, be sent, and by whom."""

from datetime import date, timedelta

from django.utils import timezone

from wijkzicht.register.clock import today
from wijkzicht.register.leveringen.models import Levering, Stand
from wijkzicht.register.organisatie.models import Medewerker, Rol
from wijkzicht.register.organisatie.queries import roles
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import valid_in

# Who may: docs/adr/0006. The page asks for the password again as well.
MAY_DELIVER = frozenset({Rol.ANALIST})
# After so long a making that never ended does not stand in the way of a new one.
GIVEN_UP = timedelta(minutes=30)


def check_may_deliver(by: Medewerker) -> None:
    """Raise if somebody has no role in which deliveries are made."""
    if not {rol for rol, _ in roles(by, today())} & MAY_DELIVER:
        raise NotAllowed("Alleen een analist maakt een levering. Vraag beheer om die rol.")


def check_can_ask(period: Period, protocol: str) -> None:
    """Raise if there is no delivery over this period, by this protocol, or one is being made."""
    if period.kind != "halfjaar":
        raise NotAllowed("Een levering gaat over een halfjaar. Kies een halfjaar uit de lijst.")
    if period.end >= today():
        raise NotAllowed("Dit halfjaar is nog niet voorbij. Kies een eerder halfjaar.")
    if valid_in(period.start, period.end) != protocol:
        raise NotAllowed("Dit protocol hoort niet bij dit halfjaar. Kies een regel uit de lijst.")
    waiting = Levering.objects.filter(
        periode=period.name,
        stand=Stand.WACHTEND,
        gevraagd_op__gt=timezone.now() - GIVEN_UP,
    )
    if waiting.exists():
        raise NotAllowed("Deze levering wordt al gemaakt. Wacht tot hij klaar is.")


def check_can_send(levering: Levering, verzonden_op: date, ontvangst: str) -> None:
    """Raise if it can't have been sent: not made yet, a day to come or before it was made."""
    if levering.stand != Stand.KLAAR:
        raise NotAllowed("Deze levering is niet klaar. Er is dus niets verzonden.")
    if verzonden_op > today():
        raise NotAllowed("De dag van verzenden is nog niet geweest. Kies vandaag of eerder.")
    if verzonden_op < timezone.localdate(levering.gemaakt_op):
        raise NotAllowed("Deze levering bestond toen nog niet. Kies de dag van verzenden.")
    if not ontvangst.strip():
        raise NotAllowed("Schrijf het nummer of de tekst van het ontvangstbewijs op.")
