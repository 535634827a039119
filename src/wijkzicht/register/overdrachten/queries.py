"""Households that wait for somebody of another team."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.casussen.queries import involvements
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.overdrachten.models import WAITS, Overdracht
from wijkzicht.register.personen.models import Persoonskaart


class Waiting(NamedTuple):
    """A household that was handed over and that nobody took yet.

    `namen`: whom search shows of it; nothing more is seen of it by the receiving team.
    """

    overdracht_id: UUID
    huishouden_id: UUID
    namen: str
    van_team: str
    van: str
    naar: str
    op: date
    dagen: int
    brief: str


def waiting_for(team: Team) -> list[Waiting]:
    """Households that wait on the board of a team, longest first; two statements."""
    return cards(Overdracht.objects.filter(WAITS, naar_team=team))


def waiting_from(team: Team) -> list[Waiting]:
    """Households of a team that wait for somebody elsewhere, of those that the asker may see,
    longest first; two statements."""
    return cards(Overdracht.objects.filter(WAITS, casus__team=team))


def waiting_rows(by: Medewerker) -> QuerySet[Overdracht]:
    """What `by` handed over, or is involved in, and nobody took yet: it is still theirs."""
    mine = involvements(by).exclude(soort=Betrokkenheid.Soort.CONSULT).values("casus_id")
    return Overdracht.objects.filter(WAITS & (Q(medewerker=by) | Q(casus__in=mine)))


_GIVEN = "SELECT naar FROM overdrachten_overdracht WHERE casus_id = casussen_casus.id"
# WAITS, in SQL.
_WAITS = "naar_team_id IS NOT NULL AND naar_casus_id IS NULL AND teruggenomen_op IS NULL"


def told() -> dict[str, RawSQL]:
    """Whether a casus was handed over, and for somebody of which team it waits: to annotate a query
    on casussen with."""
    return {
        "overgedragen": RawSQL(f"EXISTS ({_GIVEN})", []),
        "wacht_op": RawSQL(f"({_GIVEN} AND {_WAITS})", []),
    }


def cards(rows: QuerySet[Overdracht]) -> list[Waiting]:
    """Rows as they stand on a board. A household that became confidential is not there."""
    found = list(rows.select_related("medewerker").order_by("op", "pk"))
    people = _people(row.huishouden_id for row in found)
    return [
        Waiting(
            row.pk,
            row.huishouden_id,
            ", ".join(names),
            team,
            row.medewerker.naam,
            row.naar,
            row.op,
            (today() - row.op).days,
            row.brief,
        )
        for row in found
        for names, team in [people.get(row.huishouden_id, ([], ""))]
    ]


def _people(households: Iterable[UUID]) -> dict[UUID, tuple[list[str], str]]:
    """Whom search shows of these households, eldest first, and which team has it; one statement."""
    found: dict[UUID, tuple[list[str], str]] = {}
    rows = Persoonskaart.objects.filter(huishouden__in=list(households)).select_related("team")
    for row in rows.order_by("geboortejaar", "weergavenaam"):
        year = f" ({row.geboortejaar})" if row.geboortejaar else ""
        names, _team = found.setdefault(row.huishouden_id, ([], row.team.naam if row.team else ""))
        names.append(f"{row.weergavenaam}{year}")
    return found
