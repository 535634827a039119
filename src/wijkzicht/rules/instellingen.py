"""What an organisation may set itself, and between which limits. The law's own terms are not here.

What each is called stands with the screens (`web/inrichting/words.py`).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Termijn:
    """A number of days that the organisation chooses; `dagen` until it does. `jaren`: years instead."""

    dagen: int
    least: int
    most: int
    jaren: bool = False


TERMIJNEN = {
    "stil": Termijn(42, 7, 365),
    "vooruit": Termijn(7, 1, 31),
    "nawerk": Termijn(14, 1, 60),
    # Not checked against the law that applies to an organisation: it has to choose these itself.
    "besluit": Termijn(56, 7, 182),
    "besluit_einde": Termijn(56, 7, 182),
    "vragenlijst": Termijn(42, 7, 180),
    # No law names a length; a choice, so that a ground is looked at again.
    "grond": Termijn(365, 30, 1095),
    # Only a suggestion beside a request; 0: the organisation has no rule between its teams.
    "jeugd_tot": Termijn(0, 0, 27, jaren=True),
}

# Texts that the organisation may add; empty until it does.
TEKSTEN = ("grens", "inwoner", "kindcheck", "afwegingskader", "bezwaar")

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

# What is used only while a recorded ground runs, with the figures that read it.
GRONDEN = {"herkomst": ("B08",)}
LONGEST_GROUND = 500
# In the place of such a figure when no ground runs.
NO_GROUND = "Herkomst staat uit: er loopt geen grond om die te gebruiken."

# Fields of the basisset that an organisation may leave out of its forms: no figure, part of one or
# delivery needs them, and they may stay empty. Not among them: what a law may ask, as consent.
VELDEN = ("contact.vorm", "activiteit.thema", "klacht.aard")
