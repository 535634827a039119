"""Read how long forms take: of many together, never of one worker."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Aggregate, Count, IntegerField
from django.db.models.functions import TruncQuarter

from wijkzicht.register.invultijd.models import Invultijd

FEWEST = 20  # forms in a quarter; with fewer one could see whose they are
FEWEST_PEOPLE = 5  # who fill in forms in a team; with fewer the team is not shown apart


class Took(NamedTuple):
    """Forms of one kind in a quarter. `helft`, `negen_van_tien` in seconds; None with too few."""

    formulier: str
    kwartaal: date
    aantal: int
    helft: int | None
    negen_van_tien: int | None


class _Within(Aggregate):
    """The value within which a share of the rows lies."""

    template = "percentile_disc(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = IntegerField()


def took(since: date, team: UUID | None = None) -> list[Took]:
    """By kind of form and quarter, of one team or of everybody; one statement.

    What is seen is what row security lets the asker see.
    """
    rows = Invultijd.objects.filter(week__gte=since)
    if team is not None:
        rows = rows.filter(team=team)
    found = (
        rows.values("formulier", kwartaal=TruncQuarter("week"))
        .annotate(
            n=Count("pk"),
            half=_Within("seconden", share="0.5"),
            most=_Within("seconden", share="0.9"),
        )
        .order_by("formulier", "kwartaal")
    )
    return [
        Took(r["formulier"], r["kwartaal"], r["n"], r["half"], r["most"])
        if r["n"] >= FEWEST
        else Took(r["formulier"], r["kwartaal"], r["n"], None, None)
        for r in found
    ]
