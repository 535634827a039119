"""Read the plan of a casus."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen.models import (
    Doel,
    Doelactie,
    Doelscore,
    Evaluatie,
    Familiegroepsplan,
    Hulpvraag,
    Meting,
    Plan,
)
from wijkzicht.register.statement import nested
from wijkzicht.register.together import tie, together


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
    """All that a plan page shows. `plan` is the newest version; `versies` newest first; `eigen` is the
    family's own plan, if it is known how it stands with it."""

    plan: Plan | None
    versies: list[Plan]
    hulpvragen: list[Hulpvraag]
    doelen: list[Goal]
    eigen: Familiegroepsplan | None


def plan_page(casus: Casus) -> PlanPage:
    """Plan, hulpvragen, doelen, acties and scores of a casus, and the family's own; one statement."""
    asked = Hulpvraag.objects.filter(casus=casus)
    wanted = Doel.objects.filter(casus=casus)
    about = asked.values("persoon").union(wanted.values("persoon"))
    plans, hulpvragen, doelen, acties, scores, own, personen = together(
        Plan.objects.filter(casus=casus),
        asked.order_by("datum"),
        wanted.order_by("gesteld_op", "pk"),
        Doelactie.objects.filter(doel__casus=casus).order_by("klaar_op", "pk"),
        Doelscore.objects.filter(doel__casus=casus).order_by("datum"),
        Familiegroepsplan.objects.filter(casus=casus),
        Persoon.objects.filter(pk__in=about).defer("bsn_versleuteld", "bsn_zoek"),
    )
    tie(hulpvragen, "persoon", personen)
    tie(doelen, "persoon", personen)
    found = {doel.pk: Goal(doel, []) for doel in doelen}
    for actie in acties:
        found[actie.doel_id].acties.append(actie)
    for row in scores:
        voices = found[row.doel_id].scores
        voices.setdefault(row.informant, []).append(Score(row.datum, row.score))
    versies = _newest_first(plans)
    return PlanPage(
        versies[0] if versies else None,
        versies,
        hulpvragen,
        list(found.values()),
        own[0] if own else None,
    )


def newest_first(casus: Casus) -> list[Plan]:
    """The versions of the plan: the one being made first, then by day established."""
    return _newest_first(list(Plan.objects.filter(casus=casus)))


def _newest_first(plans: list[Plan]) -> list[Plan]:
    return sorted(plans, key=lambda p: p.vastgesteld or date.max, reverse=True)


_GOALS = """
    SELECT doel.*,
        (SELECT jsonb_agg(jsonb_build_array(datum, informant, score) ORDER BY datum)
         FROM plannen_doelscore WHERE doel_id = doel.id) AS gescoord
    FROM plannen_doel doel
    WHERE doel.casus_id = %(casus)s
    ORDER BY doel.gesteld_op, doel.id
"""


def goals(casus: Casus) -> list[Goal]:
    """The doelen of a casus in order of setting, with scores but without acties; one statement."""
    found = []
    for doel in Doel.objects.raw(_GOALS, {"casus": casus.pk}):
        voices = defaultdict(list)
        for day, informant, score in nested(doel.gescoord):
            voices[informant].append(Score(date.fromisoformat(day), score))
        found.append(Goal(doel, [], dict(voices)))
    return found


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
