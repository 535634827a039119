"""What an organisation may set itself, and between which limits. The law's own terms are not here."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Termijn:
    """A number of days that the organisation chooses; `dagen` until it does. `jaren`: years instead."""

    vraag: str
    dagen: int
    least: int
    most: int
    jaren: bool = False


TERMIJNEN = {
    "stil": Termijn(
        "Na hoeveel dagen zonder contact heet een gezin lang niet gesproken?", 42, 7, 365
    ),
    "vooruit": Termijn("Hoeveel dagen vooruit toont Mijn dag de stappen?", 7, 1, 31),
    "nawerk": Termijn(
        "Hoeveel dagen na het sluiten kun je nog vastleggen en het sluiten ongedaan maken?",
        14,
        1,
        60,
    ),
    # Not checked against the law that applies to an organisation: it has to choose this itself.
    "besluit": Termijn(
        "Binnen hoeveel dagen na een aanvraag beslis je? Vraag dit na bij je jurist.", 56, 7, 182
    ),
    "besluit_einde": Termijn(
        "Hoeveel dagen voor het einde van een besluit zie je een teken?", 56, 7, 182
    ),
    "vragenlijst": Termijn("Hoeveel dagen kan iemand een vragenlijst invullen?", 42, 7, 180),
    # Only a suggestion beside a request; 0: the organisation has no rule between its teams.
    "jeugd_tot": Termijn(
        "Tot welke leeftijd hoort een gezin met een kind bij het jeugdteam? Vul 0 in voor geen regel.",
        0,
        0,
        27,
        jaren=True,
    ),
}

# Texts that the organisation may add; empty until it does.
TEKSTEN = {
    "grens": "Wat is wat: de eigen afspraken van de organisatie",
    "inwoner": "De bladzijde waar inwoners hun vraag stellen",
}

# Code lists of which an organisation chooses the words and what it uses. Codes of the law or of the
# delivery to CBS are not among them: their words are not ours to change.
LIJSTEN = (
    "activiteit",
    "leefgebied",
    "vorm",
    "kanaal",
    "reden_sluiting",
    "vervolg",
    "reden_verwijzing",
    "uitvoerder",
    "activiteit_soort",
    "resultaat_soort",
)
LONGEST_LABEL = 80
