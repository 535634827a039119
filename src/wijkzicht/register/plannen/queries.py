"""Read the plan of a casus."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from django.db.models import Prefetch, prefetch_related_objects

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.plannen.models import (
    Doel,
    Doelactie,
    Evaluatie,
    Familiegroepsplan,
    Hulpvraag,
    Meting,
    Plan,
)
from wijkzicht.register.statement import nested


class Score(NamedTuple):
    """How far a goal is, by one voice on one day."""

    datum: date
    score: int


@dataclass
class Goal:
    """A doel with who does what, and the scores of each voice in order of date."""

    doel: Doel
    acties: list[Doelactie]
    scores: dict[str, list[Score]] = field(default_factory=dict)


@dataclass
class PlanPage:
    """All that a plan page shows. `plan` is the newest version; `versies` newest first."""

    plan: Plan | None
    versies: list[Plan]
    hulpvragen: list[Hulpvraag]
    doelen: list[Goal]


def plan_page(casus: Casus) -> PlanPage:
    """Plan, hulpvragen, doelen, acties and scores of a casus; five statements."""
    versies = newest_first(casus)
    hulpvragen = list(
        Hulpvraag.objects.filter(casus=casus).select_related("persoon").order_by("datum")
    )
    return PlanPage(versies[0] if versies else None, versies, hulpvragen, goals(casus))


def newest_first(casus: Casus) -> list[Plan]:
    """The versions of the plan: the one being made first, then by day established."""
    plans = Plan.objects.filter(casus=casus)
    return sorted(plans, key=lambda p: p.vastgesteld or date.max, reverse=True)


_GOALS = """
    SELECT doel.*,
        (SELECT jsonb_agg(jsonb_build_array(datum, informant, score) ORDER BY datum)
         FROM plannen_doelscore WHERE doel_id = doel.id) AS gescoord
    FROM plannen_doel doel
    WHERE doel.casus_id = %(casus)s
    ORDER BY doel.gesteld_op, doel.id
"""


def goals(casus: Casus, *, acties: bool = True) -> list[Goal]:
    """The doelen of a casus in order of setting, with scores; one statement, with acties three."""
    doelen = list(Doel.objects.raw(_GOALS, {"casus": casus.pk}))
    if acties:
        lines = Prefetch("acties", Doelactie.objects.order_by("klaar_op", "pk"))
        prefetch_related_objects(doelen, lines, "persoon", "hulpvraag")
    found = []
    for doel in doelen:
        voices = defaultdict(list)
        for day, informant, score in nested(doel.gescoord):
            voices[informant].append(Score(date.fromisoformat(day), score))
        found.append(Goal(doel, list(doel.acties.all()) if acties else [], dict(voices)))
    return found


def family_plan(casus: Casus) -> Familiegroepsplan | None:
    """The family's own plan, if it is known how it stands with it; one statement."""
    return Familiegroepsplan.objects.filter(casus=casus).first()


def evaluations(casus: Casus) -> list[Evaluatie]:
    """The times that was looked back with the family, newest first; one statement."""
    return list(Evaluatie.objects.filter(casus=casus).order_by("-datum", "pk"))


def measurements(casus: Casus) -> dict[str, dict[str, list[Score]]]:
    """Scores on an instrument by name and domein, in order of date; one statement."""
    found: dict[str, dict[str, list[Score]]] = {}
    rows = Meting.objects.filter(casus=casus).select_related("persoon")
    for row in rows.order_by("persoon__voornaam", "persoon_id", "domein", "datum"):
        domains = found.setdefault(str(row.persoon), {})
        domains.setdefault(row.domein, []).append(Score(row.datum, int(row.score)))
    return found
