"""May this be brought in from outside, and may this be told back."""

import re
from collections.abc import Iterable

from wijkzicht.register.inbreng.models import Grondslag, Inbreng, Stand
from wijkzicht.register.organisatie.models import Team
from wijkzicht.rules.errors import NotAllowed

LONGEST = 5000  # letters in a question from outside
TOLD = {Stand.OPGEPAKT, Stand.NIET_OPGEPAKT}


def check_question(vraag: str) -> None:
    """Raise if nothing is asked, or more than somebody can read."""
    if not vraag.strip():
        raise NotAllowed("Schrijf op wat de vraag is. Een paar woorden is genoeg.")
    if len(vraag) > LONGEST:
        raise NotAllowed(f"De tekst is te lang. Maak hem korter: tot {LONGEST} tekens.")


def check_reachable(bereikbaar: str) -> None:
    """Raise if there is no way to answer."""
    if not bereikbaar.strip():
        raise NotAllowed("Vul een telefoonnummer of e-mailadres in. Anders kan niemand antwoorden.")


def check_word(
    inbreng: Inbreng, *, stand: str | None, wie_belt: str, bericht: str, grondslag: str | None
) -> None:
    """Raise if this can't be told to the partner: content asks for a reason to share it."""
    if inbreng.partner_id is None:
        raise NotAllowed("Een inwoner krijgt geen bericht op het scherm. Bel of schrijf zelf.")
    if stand not in TOLD:
        raise NotAllowed("Kies of het is opgepakt of niet.")
    if stand == Stand.OPGEPAKT and not wie_belt.strip():
        raise NotAllowed("Vul in wie er belt. Dan weet de partner bij wie hij terecht kan.")
    if grondslag not in Grondslag.values:
        raise NotAllowed("Kies wat je mag delen.")
    if bericht.strip() and grondslag == Grondslag.ALLEEN_STAND:
        raise NotAllowed(
            "Je deelt alleen of het is opgepakt. Haal het bericht weg, of kies waarom je meer mag delen."
        )


def check_area(team: Team, postcodes: Iterable[str]) -> None:
    """Raise if one of these is not the four digits of a postcode."""
    wrong = [text for text in postcodes if not re.fullmatch(r"[1-9]\d{3}", text)]
    if wrong:
        raise NotAllowed(f"{wrong[0]} zijn geen vier cijfers van een postcode. Schrijf 1312 1313.")
