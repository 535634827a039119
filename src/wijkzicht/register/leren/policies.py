"""May this story or learning session be kept."""

from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.rules.errors import NotAllowed


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
