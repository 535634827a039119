"""May this household or person be made or changed so."""

import re
from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.register.personen.bsn import normal
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.vocabulary.days import in_words

OLDEST_BIRTH_YEAR = 1900


def check_household(naam: str, postcode: str) -> None:
    """Raise if a household can't be recognised or its postcode can't be one."""
    if not naam.strip():
        raise NotAllowed("Vul een naam in voor het gezin, bijvoorbeeld de achternaam.")
    if postcode and not re.fullmatch(r"\d{4}[A-Z]{2}", postcode):
        raise NotAllowed("Een postcode heeft vier cijfers en twee letters. Vul hem zo in: 1234 AB.")


def check_person(voornaam: str, achternaam: str) -> None:
    """Raise if a person has no name at all."""
    if not (voornaam.strip() or achternaam.strip()):
        raise NotAllowed("Vul een voornaam of een achternaam in. Een roepnaam is genoeg.")


def check_birth(
    geboortedatum: date | None, geboortejaar: int | None, geboortemaand: int | None
) -> None:
    """Raise if nobody can be born then, or if date, year and month contradict each other."""
    now = today()
    year = geboortedatum.year if geboortedatum else geboortejaar
    if year is not None and not OLDEST_BIRTH_YEAR <= year <= now.year:
        raise NotAllowed(
            f"Het geboortejaar {year} kan niet. Kies een jaar van {OLDEST_BIRTH_YEAR} tot {now.year}."
        )
    if geboortedatum and geboortedatum > now:
        raise NotAllowed(
            f"{in_words(geboortedatum)} is nog niet geweest. Vul de geboortedatum opnieuw in."
        )
    if geboortemaand is not None and geboortejaar is None and geboortedatum is None:
        raise NotAllowed("Vul ook het geboortejaar in. Een maand alleen is niet genoeg.")


def check_bsn(text: str) -> str:
    """The nine digits; raise if they can't be a BSN."""
    try:
        return normal(text)
    except ValueError:
        raise NotAllowed(
            "Dit is geen burgerservicenummer. Controleer de cijfers, of laat het leeg."
        ) from None
