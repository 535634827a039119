"""Read meetings, what was decided about a family, steps to do and advice to give."""

from datetime import timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Prefetch, QuerySet

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.overleg.models import (
    Bespreking,
    Consultatie,
    Overleg,
    OverlegDeelnemer,
    Overlegstap,
)
from wijkzicht.register.together import gather, tie, together

RECENT = timedelta(days=31)


def _attendance() -> Prefetch:
    rows = OverlegDeelnemer.objects.select_related("medewerker").order_by("medewerker__naam")
    return Prefetch("deelnemers", rows)


class Talked(NamedTuple):
    """What was decided about a family, newest first, with who was there and the steps; and advice that
    was asked: without an answer first, then newest."""

    discussed: list[Bespreking]
    advice: list[Consultatie]


def of_casus(casus: Casus) -> Talked:
    """All of that of a casus; one statement."""
    rows = Bespreking.objects.filter(casus=casus)
    meetings = rows.values("overleg")
    steps = Overlegstap.objects.filter(bespreking__casus=casus)
    there = OverlegDeelnemer.objects.filter(overleg__in=meetings)
    asked = Consultatie.objects.filter(casus=casus)
    keys = (steps.values("medewerker"), there.values("medewerker"), asked.values("medewerker"))
    people = asked.values("gevraagd_door").union(*keys)
    discussed, held, todo, present, advice, known = together(
        rows.order_by("-overleg__datum", "pk"),
        Overleg.objects.filter(pk__in=meetings),
        steps.order_by(F("klaar_op").asc(nulls_first=True), F("op").asc(nulls_last=True), "pk"),
        there.order_by("medewerker__naam"),
        asked.order_by(F("advies_op").desc(nulls_first=True), "-gevraagd_op", "pk"),
        Medewerker.objects.filter(pk__in=people).only("naam"),
    )
    for some, name in ((todo, "medewerker"), (present, "medewerker"), (advice, "medewerker")):
        tie(some, name, known)
    tie(advice, "gevraagd_door", known)
    tie(discussed, "overleg", held)
    gather(discussed, "stappen", todo)
    gather(held, "deelnemers", present)
    return Talked(discussed, advice)


def of_teams(teams: list[UUID], limit: int = 50) -> list[Overleg]:
    """The newest meetings of teams, with who was there and the families the asker may see; three
    statements."""
    families = Bespreking.objects.select_related("huishouden").order_by("huishouden__naam")
    rows = Overleg.objects.filter(team__in=teams).select_related("team", "gemaakt_door")
    rows = rows.prefetch_related(_attendance(), Prefetch("besprekingen", families))
    return list(rows.order_by("-datum", "pk")[:limit])


def recent(team: Team) -> list[Overleg]:
    """Case discussions of the last month, to which a family can be added; two statements."""
    rows = Overleg.objects.filter(
        team=team, soort=Overleg.Soort.CASUSOVERLEG, datum__gte=today() - RECENT
    )
    return list(rows.prefetch_related(_attendance()).order_by("-datum", "pk"))


def step_rows(by: Medewerker) -> QuerySet[Overlegstap]:
    """What `by` has to do out of an overleg."""
    return Overlegstap.objects.filter(
        medewerker=by, klaar_op__isnull=True, bespreking__casus__gesloten__isnull=True
    )


def asked_rows(by: Medewerker) -> QuerySet[Consultatie]:
    """Whose question waits for the advice of `by`."""
    return Consultatie.objects.filter(
        medewerker=by, advies_op__isnull=True, casus__gesloten__isnull=True
    )
