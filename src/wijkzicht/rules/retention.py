"""How long what is kept is kept, each kind with its source; and the day until which.

What each kind is called, and from which day it counts, stands with the screens
(`web/bewaren/words.py`). The database knows the same table (`walls.bewaarsoorten`): a test holds
both together.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Manier(StrEnum):
    """How it goes: after a list that a second person signed, or by itself at night."""

    LIJST = "lijst"
    NACHT = "nacht"


@dataclass(frozen=True)
class Bewaarsoort:
    """A term in whole years or, for what is short, in days (`dagen`).

    `termijn` until the organisation sets its own between `least` and `most`. `bron`: where it comes
    from, as it was read. `wet`: the source is a law; none of them is checked against the law of today.
    """

    termijn: int
    least: int
    most: int
    manier: Manier
    bron: str
    wet: bool = False
    dagen: bool = False


OWN = "Eigen keuze. Er is geen termijn in een wet gelezen."
BEWAARSOORTEN = {
    "dossier_jeugd": Bewaarsoort(
        *(20, 20, 50, Manier.LIJST),
        bron="Jeugdwet artikel 7.3.8, derde lid, zoals die gold op 6 november 2021: 20 jaar, of "
        "langer als goede hulp dat vraagt.",
        wet=True,
    ),
    "dossier_wmo": Bewaarsoort(
        *(15, 15, 50, Manier.LIJST),
        bron="Wmo 2015 artikel 5.3.4, zoals die gold in 2015: 15 jaar.",
        wet=True,
    ),
    "aanmelding": Bewaarsoort(5, 1, 20, Manier.LIJST, OWN),
    "advies": Bewaarsoort(5, 1, 20, Manier.LIJST, OWN),
    "vrijwilliger": Bewaarsoort(2, 1, 10, Manier.LIJST, OWN),
    "account": Bewaarsoort(2, 1, 10, Manier.LIJST, OWN),
    "levering": Bewaarsoort(2, 2, 10, Manier.LIJST, OWN),
    "log": Bewaarsoort(
        *(5, 5, 20, Manier.NACHT),
        bron="NEN 7513 en Staatscourant 2019, 38007: ten minste 5 jaar.",
        wet=True,
    ),
    "invultijd": Bewaarsoort(2, 1, 5, Manier.NACHT, OWN),
    "concept": Bewaarsoort(14, 1, 14, Manier.NACHT, OWN, dagen=True),
    "sessie": Bewaarsoort(1, 1, 30, Manier.NACHT, OWN, dagen=True),
}
# The two terms of a file of a household: which of the two, the database says by who stands in it.
DOSSIERS = ("dossier_jeugd", "dossier_wmo")


def kept_until(last_change: date, years: int = BEWAARSOORTEN["dossier_jeugd"].termijn) -> date:
    """The last day on which something is certainly kept: so many years from its last change.

    Not taken into account: longer keeping where good care asks for it, a request for destruction.
    """
    try:
        return last_change.replace(year=last_change.year + years)
    except ValueError:  # 29 February in a year without one
        return date(last_change.year + years, 3, 1)


def kept_until_in(soort: str, last: date, term: int) -> date:
    """The same for a kind, by its own term in years or days."""
    if BEWAARSOORTEN[soort].dagen:
        return last + timedelta(days=term)
    return kept_until(last, term)
