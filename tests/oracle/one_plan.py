"""Chapters "One household, one plan, one coordinator" and "Goals"."""

from __future__ import annotations

import itertools
from datetime import timedelta

from oracle.catalogue import EVERYBODY, ByInformant, Indicator
from oracle.groups import View
from oracle.how_much import early_questions
from oracle.outcomes import Outcome, gemiddelde, share_of
from oracle.own_strength import goals_of_plan
from oracle.survey import survey_share


def s01(view: View) -> Outcome:
    rows = [row for row in view.closed() if (row["gesloten"] - row["geopend"]).days >= 42]
    return share_of(rows, lambda row: bool(view.rows_of("plan", row["casus_id"])))


def s02(view: View) -> Outcome:
    def limit(casus: dict):
        return casus["geopend"] + timedelta(days=42)

    rows = [
        row
        for row in view.opened()
        if view.followed(row["geopend"], 42)
        and not (row["gesloten"] is not None and row["gesloten"] <= limit(row))
    ]
    return share_of(
        rows,
        lambda row: any(
            plan["vastgesteld"] <= limit(row) for plan in view.rows_of("plan", row["casus_id"])
        ),
    )


def questions_of_plan(view: View, plan: dict) -> list[dict]:
    """Hulpvragen of the casus with datum null or on or before the plan."""
    return [
        row
        for row in view.rows_of("hulpvraag", plan["casus_id"])
        if row["datum"] is None or row["datum"] <= plan["vastgesteld"]
    ]


def _domains(rows: list[dict]) -> set[str]:
    return {row["leefgebied"] for row in rows} - {None}


def s03(view: View) -> Outcome:
    plans = [p for p in view.plans() if len(_domains(questions_of_plan(view, p))) >= 2]
    return share_of(
        plans,
        lambda plan: (
            len(_domains(questions_of_plan(view, plan)) & _domains(goals_of_plan(view, plan))) >= 2
        ),
    )


def s04(view: View) -> Outcome:
    changes = []
    for casus in view.closed():
        rows = [
            row
            for row in view.rows_of("regie", casus["casus_id"])
            if row["van"] <= casus["gesloten"]
        ]
        rows.sort(key=lambda row: (row["van"], row["medewerker_id"]))
        if rows:
            names = [row["medewerker_id"] for row in rows]
            changes.append(sum(1 for a, b in itertools.pairwise(names) if a != b))
    return gemiddelde(changes)


def s05(view: View) -> Outcome:
    found: dict[str, set[str]] = {}
    for row in view.contacts():
        if row["activiteit"] != "administratie" and row["medewerker_id"] is not None:
            found.setdefault(row["casus_id"], set()).add(row["medewerker_id"])
    return gemiddelde([len(people) for people in found.values()])


def s06(view: View) -> Outcome:
    def consulted(plan: dict) -> bool:
        first = plan["vastgesteld"] - timedelta(days=90)
        return any(
            row["gedragswetenschapper"] is True and first <= row["datum"] <= plan["vastgesteld"]
            for row in view.rows_of("contact", plan["casus_id"])
        )

    return share_of(view.plans(), consulted)


def d00(view: View) -> Outcome:
    return share_of(
        view.plans(),
        lambda plan: not goals_of_plan(view, plan) and not questions_of_plan(view, plan),
    )


def d01(view: View) -> Outcome:
    def clear(goal: dict) -> bool:
        return goal["meetbaar"] is True and goal["streefdatum"] is not None

    return share_of(
        view.plans(), lambda plan: any(clear(goal) for goal in goals_of_plan(view, plan))
    )


def d02(view: View) -> Outcome:
    return share_of(
        view.plans(),
        lambda plan: not goals_of_plan(view, plan) and bool(questions_of_plan(view, plan)),
    )


def goals_of_closed(view: View) -> list[dict]:
    """Goals of casussen gesloten in P."""
    closed = {row["casus_id"] for row in view.closed()}
    return [row for row in view.world.tables["doel"] if row["casus_id"] in closed]


def _not_dropped(view: View) -> list[dict]:
    return [row for row in goals_of_closed(view) if row["uitkomst"] != "vervallen"]


def _evaluated(goal: dict) -> bool:
    return goal["geevalueerd_op"] is not None or goal["uitkomst"] is not None


def d03(view: View) -> Outcome:
    return share_of(_not_dropped(view), _evaluated)


def d04(view: View) -> Outcome:
    return share_of(
        _not_dropped(view),
        lambda row: row["uitkomst"] == "behaald",
        lambda row: row["uitkomst"] is None,
    )


def d07(view: View) -> Outcome:
    return share_of(_not_dropped(view), lambda row: row["uitkomst"] == "behaald")


def score_changes(view: View) -> list[tuple[str, int]]:
    """Last − first score of each (goal, informant) with scores on at least two days."""
    changes = []
    for goal in goals_of_closed(view):
        for informant in EVERYBODY:
            scores = sorted(
                (row["datum"], row["score"])
                for row in view.world.tables["doelscore"]
                if row["doel_id"] == goal["doel_id"] and row["informant"] == informant
            )
            if len(scores) >= 2:
                changes.append((informant, scores[-1][1] - scores[0][1]))
    return changes


def d09(view: View) -> Outcome:
    rows = [row for row in view.closed() if view.rows_of("plan", row["casus_id"])]
    return share_of(
        rows,
        lambda row: not any(_evaluated(goal) for goal in view.rows_of("doel", row["casus_id"])),
    )


def d06(view: View) -> Outcome:
    rows = [row for row in view.opened() if view.followed(row["geopend"], 42)]
    return share_of(rows, lambda casus: bool(early_questions(view, casus)))


INDICATORS = {
    "S01": Indicator(s01, ("plan",)),
    "S02": Indicator(s02, ("plan",)),
    "S03": Indicator(s03, ("plan", "hulpvraag", "doel")),
    "S04": Indicator(s04, ("regie",)),
    "S05": Indicator(s05, ("contact",)),
    "S06": Indicator(s06, ("plan", "contact")),
    "S07": survey_share("samenwerking", ("partner",)),
    "D00": Indicator(d00, ("plan", "doel", "hulpvraag")),
    "D01": Indicator(d01, ("plan", "doel")),
    "D02": Indicator(d02, ("plan", "doel", "hulpvraag")),
    "D03": Indicator(d03, ("doel",)),
    "D04": Indicator(d04, ("doel",)),
    "D05": ByInformant(score_changes, gemiddelde, ("doel", "doelscore"), EVERYBODY),
    "D06": Indicator(d06, ("hulpvraag",)),
    "D07": Indicator(d07, ("doel",)),
    "D08": survey_share("doelen_bereikt"),
    "D09": Indicator(d09, ("plan", "doel")),
}
