"""Read the board."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from wijkzicht.register.aanmeldingen.models import Aanmelding, Bron, Kolom
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.vocabulary.codelists import codelist

# As they stand in the list: the most urgent first.
_URGENT = {code: place for place, code in enumerate(codelist("urgentie").codes[:2])}


class Card(NamedTuple):
    """A request on the board. `dagen`: how long it has been waiting."""

    aanmelding_id: UUID
    versie: int
    kolom: str
    datum: date
    dagen: int
    naam: str
    vraag: str
    kanaal: str | None
    crisis: bool | None
    veiligheid: str
    huishouden_id: UUID | None
    toegewezen_id: UUID | None
    toegewezen_aan: str | None
    bron: str
    nagekeken_op: date | None
    stil_thuis: bool | None
    urgentie: str | None
    leefgebied: str | None
    kijk_op: date | None

    @property
    def ongezien(self) -> str:
        """By whom it was brought in, while nobody has gone over it; empty for our own."""
        return self.bron if self.bron != Bron.TEAM and self.nagekeken_op is None else ""


def board(team: Team) -> dict[str, list[Card]]:
    """The requests of a team by column, safety first, then how urgent it is, then longest
    waiting; one statement.

    What is done has left the board. A column without requests is there, empty.
    """
    columns: dict[str, list[Card]] = {k: [] for k in Kolom.values if k != Kolom.AFGEROND}
    rows = (
        Aanmelding.objects.filter(team=team, kolom__in=list(columns))
        .order_by("datum", "vastgelegd_op")
        .values_list(
            "pk",
            "versie",
            "kolom",
            "datum",
            "naam",
            "vraag",
            "kanaal",
            "crisis",
            "veiligheid",
            "huishouden_id",
            "toegewezen_aan_id",
            "toegewezen_aan__naam",
            "bron",
            "nagekeken_op",
            "stil_thuis",
            "urgentie",
            "leefgebied",
            "kijk_op",
        )
    )
    now = today()
    cards = [Card(*row[:4], (now - row[3]).days, *row[4:]) for row in rows]
    for card in sorted(cards, key=_pressing):
        columns[card.kolom].append(card)
    return columns


def _pressing(card: Card) -> tuple[bool, int]:
    """Safety before all; then how soon somebody has to call; those of the same keep their order."""
    return not card.crisis, _URGENT.get(card.urgentie, len(_URGENT))


def assigned(by: Medewerker) -> list[Aanmelding]:
    """The requests that wait for `by`, longest waiting first; one statement."""
    rows = Aanmelding.objects.filter(toegewezen_aan=by).exclude(kolom=Kolom.AFGEROND)
    return list(rows.order_by("datum"))


def of_household(huishouden_id: UUID) -> list[Aanmelding]:
    """The requests about a household, newest first; one statement."""
    return list(Aanmelding.objects.filter(huishouden=huishouden_id).order_by("-datum"))
