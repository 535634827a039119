"""May the organisation set this."""

from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.register.inrichting import queries
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.instellingen import (
    GRONDEN,
    LIJSTEN,
    LONGEST_GROUND,
    LONGEST_LABEL,
    TEKSTEN,
    TERMIJNEN,
)
from wijkzicht.rules.retention import BEWAARSOORTEN
from wijkzicht.vocabulary.codelists import codelist


def check_from(van: date) -> None:
    """Raise if a setting would rewrite what people saw before."""
    if van < today():
        raise NotAllowed("Een wijziging geldt vanaf vandaag of later. Kies een andere dag.")


def check_word(lijst: str, code: str, woord: str) -> None:
    """Raise if this code has no words to choose, or they are too long."""
    if lijst not in LIJSTEN or code not in codelist(lijst).codes:
        raise NotAllowed("Deze lijst of code bestaat niet. Kies er een uit de lijst.")
    if len(woord) > LONGEST_LABEL:
        raise NotAllowed(f"Maak ‘{woord[:30]}…’ korter: tot {LONGEST_LABEL} tekens.")


def check_used(lijst: str, unused: set[str]) -> None:
    """Raise if nothing of a list would be left to choose."""
    if unused >= set(codelist(lijst).codes):
        raise NotAllowed("Laat ten minste één regel in gebruik. Anders kan niemand kiezen.")


def check_term(naam: str, dagen: int) -> None:
    """Raise if a term is not ours to set, or out of its limits."""
    if naam not in TERMIJNEN:
        raise NotAllowed("Deze termijn is niet in te stellen.")
    term = TERMIJNEN[naam]
    if not term.least <= dagen <= term.most:
        what = "leeftijd" if term.jaren else "aantal dagen"
        raise NotAllowed(f"Kies een {what} van {term.least} tot {term.most}.")


def check_retention(soort: str, termijn: int, bron: str) -> None:
    """Raise if there is no such kind, the term is out of its limits, or nobody says where it is from."""
    if soort not in BEWAARSOORTEN:
        raise NotAllowed("Deze bewaartermijn is niet in te stellen.")
    kind = BEWAARSOORTEN[soort]
    if not kind.least <= termijn <= kind.most:
        unit = "dagen" if kind.dagen else "jaar"
        raise NotAllowed(f"Kies {kind.least} tot en met {kind.most} {unit}.")
    if not bron.strip():
        raise NotAllowed("Schrijf op waar de termijn vandaan komt.")


def check_text(naam: str) -> None:
    """Raise if there is no such text."""
    if naam not in TEKSTEN:
        raise NotAllowed("Deze tekst is niet in te stellen.")


def check_ground(naam: str, tekst: str, van: date, tot: date) -> None:
    """Raise if a ground is for nothing we know, says nothing, or has no end within the longest term."""
    if naam not in GRONDEN:
        raise NotAllowed("Hiervoor is geen grond vast te leggen.")
    if not 0 < len(tekst) <= LONGEST_GROUND:
        raise NotAllowed(f"Schrijf de grond op in ten hoogste {LONGEST_GROUND} tekens.")
    if tot < van:
        raise NotAllowed("De laatste dag ligt voor de eerste. Kies een latere dag.")
    longest = queries.termijn("grond")
    if (tot - van).days > longest:
        raise NotAllowed(
            f"Een grond loopt hoogstens {longest} dagen. Kies een eerdere laatste dag, en leg de grond daarna opnieuw vast."
        )


def check_runs(naam: str, coming: bool) -> None:
    """Raise if there is no ground to end."""
    if not (queries.grond(naam) or coming):
        raise NotAllowed("Er loopt geen grond. Er is niets om te stoppen.")


def changed(soort: str, sleutel: str, waarde: str) -> bool:
    """Whether this differs from what holds today."""
    return queries.in_force().get((soort, sleutel), "") != waarde
