"""May this story or learning session be kept."""

from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Rol
from wijkzicht.register.organisatie.queries import roles
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.instellingen import GRONDEN
from wijkzicht.vocabulary.periods import Period


def check_story(titel: str, tekst: str, verteld_door: str, toestemming_op: date | None) -> None:
    """Raise if a story lacks words, a voice or the consent of who told it."""
    if not (titel.strip() and tekst.strip()):
        raise NotAllowed("Geef het verhaal een titel en schrijf het op.")
    if not verteld_door.strip():
        raise NotAllowed(
            "Schrijf op wie het vertelt, zonder naam. Bijvoorbeeld: moeder, of jongere."
        )
    if toestemming_op is None:
        raise NotAllowed(
            "Vul in wanneer de verteller toestemming gaf. Zonder toestemming kan het niet."
        )
    if toestemming_op > today():
        raise NotAllowed("De dag van de toestemming is nog niet geweest. Kies vandaag of eerder.")


def check_session(datum: date, vraag: str) -> None:
    """Raise if a learning session has no question, or has not been yet."""
    if not vraag.strip():
        raise NotAllowed("Schrijf op welke vraag het team zich stelt.")
    if datum > today():
        raise NotAllowed("Deze dag is nog niet geweest. Kies de dag waarop jullie samen keken.")


def check_figure(code: str) -> None:
    """Raise if a session would keep a figure longer than the ground on which it is shown."""
    if any(code in codes for codes in GRONDEN.values()):
        raise NotAllowed(
            "Dit cijfer mag er alleen staan zolang er een grond loopt. Kies een ander."
        )


def check_may_agree(by: Medewerker) -> None:
    """Raise if somebody has no role in which goals with the opdrachtgever are written down."""
    if Rol.ANALIST not in {rol for rol, _ in roles(by, today())}:
        raise NotAllowed("Alleen een analist schrijft doelen van de opdrachtgever op.")


def check_goal(doel: str, periode: str, indicatoren: list[str]) -> None:
    """Raise if a goal has no words, no period that we know, or no figure to talk about."""
    if not doel.strip():
        raise NotAllowed("Schrijf het doel in een zin op.")
    try:
        Period.parse(periode)
    except ValueError:
        raise NotAllowed("Kies een jaar of een halfjaar uit de lijst.") from None
    if not indicatoren:
        raise NotAllowed("Kies minstens één cijfer. Zonder cijfer valt er niets naast te leggen.")
