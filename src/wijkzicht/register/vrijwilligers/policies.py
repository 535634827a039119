"""May this volunteer be recorded, and be there for this family."""

from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.register.vrijwilligers.models import Inzet, Vrijwilliger
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words


def check_volunteer(naam: str, kan: str, vog_op: date | None) -> None:
    """Raise if nobody would know who it is or what for."""
    if not naam.strip():
        raise NotAllowed("Vul de naam van de vrijwilliger in.")
    if not kan.strip():
        raise NotAllowed("Schrijf op wat de vrijwilliger kan doen.")
    if vog_op and vog_op > today():
        raise NotAllowed("De dag van de VOG is nog niet geweest. Kijk de dag na.")


def check_can_match(vrijwilliger: Vrijwilliger, van: date) -> None:
    """Raise if the volunteer has stopped, or would begin too far away."""
    if vrijwilliger.gestopt_op and vrijwilliger.gestopt_op <= van:
        raise NotAllowed(
            f"{vrijwilliger.naam} is gestopt op {in_words(vrijwilliger.gestopt_op)}. "
            "Kies iemand anders."
        )
    if (van - today()).days > 366:
        raise NotAllowed("Dit begint pas over meer dan een jaar. Kijk de dag na.")


def check_end(inzet: Inzet, tot: date | None, terugblik: str) -> None:
    """Raise if it can't have ended that day, or nobody looked back at it."""
    if tot is None:
        return
    if tot < inzet.van:
        raise NotAllowed(f"De inzet begon op {in_words(inzet.van)}. Kies die dag of later.")
    if not terugblik.strip():
        raise NotAllowed("Schrijf in een zin op wat het bracht. ‘Weten we niet’ mag ook.")
