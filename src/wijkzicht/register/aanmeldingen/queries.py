"""Read the board."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from wijkzicht.register.aanmeldingen.models import Aanmelding, Kolom
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team


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


def board(team: Team) -> dict[str, list[Card]]:
    """The requests of a team by column, safety first, then longest waiting; one statement.

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
        )
    )
    now = today()
    for row in sorted(rows, key=lambda row: not row[7]):
        columns[row[2]].append(Card(*row[:4], (now - row[3]).days, *row[4:]))
    return columns


def assigned(by: Medewerker) -> list[Aanmelding]:
    """The requests that wait for `by`, longest waiting first; one statement."""
    rows = Aanmelding.objects.filter(toegewezen_aan=by).exclude(kolom=Kolom.AFGEROND)
    return list(rows.order_by("datum"))


def of_household(huishouden_id: UUID) -> list[Aanmelding]:
    """The requests about a household, newest first; one statement."""
    return list(Aanmelding.objects.filter(huishouden=huishouden_id).order_by("-datum"))
