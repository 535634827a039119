"""Read the board."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from wijkzicht.register.aanmeldingen.models import Aanmelding, Bron, Deskundigheid, Kolom
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


def waiting(team: Team) -> list[Aanmelding]:
    """The requests of a team that wait: safety first, then when somebody looks again; one statement.

    Nobody agreed to look again: on top, since nobody will.
    """
    rows = Aanmelding.objects.filter(team=team, kolom=Kolom.WACHT)
    rows = rows.select_related("toegewezen_aan").order_by("datum", "vastgelegd_op")
    return sorted(rows, key=lambda row: (not row.crisis, row.kijk_op or date.min))


class Alike(NamedTuple):
    """Requests that wait with the same kind of question, so that a group can be offered.

    `gebied`: four digits of a postcode, the same for all; empty: from several neighbourhoods.
    """

    leefgebied: str
    gebied: str
    aanmeldingen: list[Aanmelding]


def same_question(team: Team, least: int = 2) -> list[Alike]:
    """Open requests of a team by leefgebied and neighbourhood, largest group first; one statement.

    The neighbourhood is that of the household, else what was filled in. Families of which it is not
    known stand with all of that leefgebied, from several neighbourhoods, as do those that would be
    alone. Not here: requests in which somebody is not safe, or nobody at home may know.
    """
    rows = Aanmelding.objects.filter(team=team, leefgebied__isnull=False)
    rows = rows.exclude(kolom=Kolom.AFGEROND).exclude(crisis=True).exclude(stil_thuis=True)
    found: dict[str, dict[str, list[Aanmelding]]] = {}
    for row in rows.select_related("huishouden").order_by("datum"):
        home = row.huishouden.postcode[:4] if row.huishouden else ""
        found.setdefault(row.leefgebied, {}).setdefault(home or row.postcode, []).append(row)
    groups = []
    for leefgebied, areas in found.items():
        rest = [r for area, rows in areas.items() if not area or len(rows) < least for r in rows]
        groups += [
            Alike(leefgebied, area, rows)
            for area, rows in areas.items()
            if area and len(rows) >= least
        ]
        if len(rest) >= least:
            groups.append(Alike(leefgebied, "", sorted(rest, key=lambda r: r.datum)))
    return sorted(
        groups, key=lambda group: (-len(group.aanmeldingen), group.leefgebied, group.gebied)
    )


def expertise(keys: Iterable[UUID]) -> dict[UUID, list[str]]:
    """At which leefgebieden each of these people is good; one statement."""
    found: dict[UUID, list[str]] = {}
    rows = Deskundigheid.objects.filter(medewerker__in=list(keys)).order_by("leefgebied")
    for key, code in rows.values_list("medewerker_id", "leefgebied"):
        found.setdefault(key, []).append(code)
    return found


def assigned(by: Medewerker) -> list[Aanmelding]:
    """The requests that wait for `by`, longest waiting first; one statement."""
    rows = Aanmelding.objects.filter(toegewezen_aan=by).exclude(kolom=Kolom.AFGEROND)
    return list(rows.order_by("datum"))


def of_household(huishouden_id: UUID) -> list[Aanmelding]:
    """The requests about a household, newest first; one statement."""
    return list(Aanmelding.objects.filter(huishouden=huishouden_id).order_by("-datum"))
