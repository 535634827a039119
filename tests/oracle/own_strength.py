"""Chapter "Own strength, network and prevention"."""

from __future__ import annotations

from datetime import date

from oracle.catalogue import Indicator
from oracle.groups import View
from oracle.outcomes import Outcome, aantal, share_of, unknown_percent
from oracle.reach import triage_share
from oracle.survey import survey_share

NETWORK = {"eigen_kracht", "netwerk", "informele_hulp"}


def e01(view: View) -> Outcome:
    return triage_share(view, NETWORK | {"voorliggend"})


def e09(view: View) -> Outcome:
    return triage_share(view, NETWORK)


def goals_of_plan(view: View, plan: dict) -> list[dict]:
    """Goals of the casus that stood when the plan was made."""
    day = plan["vastgesteld"]
    return [
        row
        for row in view.rows_of("doel", plan["casus_id"])
        if row["gesteld_op"] <= day
        and (row["geevalueerd_op"] is None or row["geevalueerd_op"] >= day)
    ]


def _by_network(view: View, goal: dict) -> bool:
    return any(
        row["doel_id"] == goal["doel_id"] and row["uitvoerder"] in ("netwerk", "vrijwilliger")
        for row in view.world.tables["doelactie"]
    )


def e02(view: View) -> Outcome:
    plans = [plan for plan in view.plans() if goals_of_plan(view, plan)]
    return share_of(
        plans, lambda plan: any(_by_network(view, goal) for goal in goals_of_plan(view, plan))
    )


def e03(view: View) -> Outcome:
    return share_of(
        view.closed(),
        lambda row: row["vervolg"] in NETWORK | {"voorliggend"},
        lambda row: row["vervolg"] in (None, "onbekend"),
    )


def _first_and_last(view: View) -> list[tuple[float, float]]:
    """First and last zrm2017 score of each (person, casus closed in P, domein), 60 days apart."""
    closed = {row["casus_id"] for row in view.closed()}
    series: dict[tuple, list[tuple[date, float]]] = {}
    for row in view.world.tables["meting"]:
        adult = row["persoon_id"] in view.world.persoon and not view.world.is_young(
            row["persoon_id"]
        )
        if row["instrument"] == "zrm2017" and row["casus_id"] in closed and adult:
            key = (row["persoon_id"], row["casus_id"], row["domein"])
            series.setdefault(key, []).append((row["datum"], row["score"]))
    found = []
    for scores in series.values():
        (first_day, first), (last_day, last) = min(scores), max(scores)
        if (last_day - first_day).days >= 60:
            found.append((first, last))
    return found


def e06(view: View) -> Outcome:
    return share_of(_first_and_last(view), lambda pair: pair[1] > pair[0])


def e10(view: View) -> Outcome:
    return share_of(_first_and_last(view), lambda pair: pair[1] < pair[0])


def _activiteiten(view: View) -> list[dict]:
    return [row for row in view.of_team("activiteit") if view.inside(row["datum"])]


def e07(view: View) -> Outcome:
    return aantal(len(_activiteiten(view)))


def e08(view: View) -> Outcome:
    rows = _activiteiten(view)
    known = [row["deelnemers"] for row in rows if row["deelnemers"] is not None]
    unknown = unknown_percent(len(rows) - len(known), len(rows))
    if not known:
        return Outcome(onbekend=unknown, no_denominator=True)
    return Outcome(sum(known), None, sum(known), onbekend=unknown)


INDICATORS = {
    "E01": Indicator(e01, ("aanmelding",)),
    "E02": Indicator(e02, ("plan", "doel", "doelactie")),
    "E03": Indicator(e03),
    "E04": survey_share("zelfredzaam"),
    "E05": survey_share("eigen_regie"),
    "E06": Indicator(e06, ("meting",)),
    "E07": Indicator(e07, ("activiteit",)),
    "E08": Indicator(e08, ("activiteit",)),
    "E09": Indicator(e09, ("aanmelding",)),
    "E10": Indicator(e10, ("meting",)),
}
