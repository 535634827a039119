"""A team's own measure, row by row in plain Python, from the plain values of its file."""

from __future__ import annotations

from datetime import date, timedelta

from oracle.groups import View, World
from oracle.intervals import kaplan_meier_median
from oracle.known import Row, Tables
from oracle.one_plan import questions_of_plan
from oracle.outcomes import Outcome, aandeel, unknown_percent
from oracle.own_help import is_hulp
from oracle.own_strength import goals_of_plan
from oracle.reporting import spans
from oracle.rows import _row, first_day, groups

LASTS = {("casus", "open"): ("geopend", "gesloten"), ("voorziening", "actief"): ("start", "eind")}


def own_rows(measure: dict, tables: Tables, *, per: tuple[str, str], as_of: date) -> list[dict]:
    """The rows of one measure for every group and period."""
    world = World(tables, as_of)
    found = []
    for span in spans(per[1], first_day(world.tables), as_of):
        for groep, teams in groups(world, per[0], span):
            view = View(world, groep, teams, span)
            outcome = _outcome(measure, view)
            found.append(_row(measure["code"], view, "", outcome, _status(measure, view, outcome)))
            if measure["onderwerp"] == "traject":
                found[-1]["onbekend"] = _hulp_without_person(view)
    return found


def _hulp_without_person(view: View) -> float | None:
    from oracle.the_work import r03

    return r03(view).waarde


def _status(measure: dict, view: View, outcome: Outcome) -> str:
    if outcome.no_denominator:
        return "geen_noemer"
    if outcome.not_reached:
        return "niet_bereikt"
    if view.span.p1 > view.as_of:
        return "onvolledig"
    young = measure["onderwerp"] == "traject" and view.span.p1 + timedelta(days=180) > view.as_of
    return "voorlopig" if young else "ok"


def _outcome(measure: dict, view: View) -> Outcome:
    rows = [row for row in SUBJECTS[measure["onderwerp"]](view) if _in_period(measure, view, row)]
    belongs = [_test(measure, view, row, measure.get("alleen")) for row in rows]
    if measure["soort"] == "aantal":
        number, unknown = belongs.count(True), belongs.count(None)
        return Outcome(number, None, number, onbekend=unknown_percent(unknown, len(rows)))
    pairs = [(row, known) for row, known in zip(rows, belongs, strict=True) if known is not False]
    left_out = sum(known is None for _, known in pairs)
    mine = [row for row, known in pairs if known]
    if measure["soort"] == "aandeel":
        told = [_test(measure, view, row, measure["telt"]) for row in mine]
        left_out += told.count(None)
        return aandeel(told.count(True), len(told) - told.count(None), left_out)
    cases = [_wait(measure, view, row) for row in mine]
    left_out += cases.count(None)
    cases = [case for case in cases if case]
    unknown = unknown_percent(left_out, len(pairs))
    if not cases:
        return Outcome(0, 0, onbekend=unknown, no_denominator=True)
    median = kaplan_meier_median(cases)
    events = sum(happened for _, happened in cases)
    return Outcome(events, len(cases), median, onbekend=unknown, not_reached=median is None)


def _in_period(measure: dict, view: View, row: Row) -> bool:
    lasting = LASTS.get((measure["onderwerp"], measure["periode"]))
    if not lasting:
        return view.inside(row[measure["periode"]])
    first, last = row[lasting[0]], row[lasting[1]]
    return first is not None and first <= view.p1 and (last is None or last >= view.p0)


def _wait(measure: dict, view: View, row: Row) -> tuple[int, bool] | None:
    first, last = row[measure["dagen"]["van"]], row[measure["dagen"]["tot"]]
    if first is None:
        return None
    end = last or view.as_of
    if last is None and row.get("gesloten"):
        end = row["gesloten"]
    return max(0, (end - first).days), last is not None


def _test(measure: dict, view: View, row: Row, test: dict | None) -> bool | None:
    """True, False, or None when it can't be said."""
    if test is None:
        return True
    parts = [_condition(measure, view, row, item) for item in test["voorwaarden"]]
    decides = test.get("combineer", "en") == "of"
    if decides in parts:
        return decides
    return None if None in parts else not decides


def _condition(measure: dict, view: View, row: Row, item: dict) -> bool | None:
    value = row[item["veld"]]
    if value == "onbekend":
        value = None
    if item["is"] in ("ingevuld", "leeg"):
        return (value is not None) == (item["is"] == "ingevuld")
    if "tot" in item:
        return _days(measure, view, row, item)
    if value is None:
        return None
    if item["is"] == "minstens":
        return value >= item["getal"]
    if item["is"] == "hoogstens":
        return value <= item["getal"]
    if isinstance(value, bool):
        return value == (item["waarden"] == ["ja"])
    return (value in item["waarden"]) == (item["is"] == "een_van")


def _days(measure: dict, view: View, row: Row, item: dict) -> bool | None:
    first, last, number = row[item["veld"]], row[item["tot"]], item["getal"]
    if first is None:
        return None
    wanted = number if item["is"] == "hoogstens" else number - 1
    if item["tot"] != measure["periode"] and first + timedelta(days=wanted) > view.as_of:
        return None
    quick = last is not None and (last - first).days <= wanted
    return quick if item["is"] == "hoogstens" else not quick


# --- subjects --------------------------------------------------------------------------------


def _casussen(view: View):
    tables = view.world.tables
    home = {row["huishouden_id"]: row["samenstelling"] for row in tables["huishouden"]}
    for casus in view.of_team("casus"):
        key = casus["casus_id"]
        contacts, plans, goals = (view.rows_of(n, key) for n in ("contact", "plan", "doel"))
        asked = view.rows_of("hulpvraag", key)
        help_days = [c["datum"] for c in contacts if is_hulp(c) and c["datum"] >= casus["geopend"]]
        people = view.world.household(casus["huishouden_id"])
        yield casus | {
            "samenstelling": home.get(casus["huishouden_id"]),
            "eerste_hulp": min(help_days, default=None),
            "eerste_plan": min((plan["vastgesteld"] for plan in plans), default=None),
            "jeugdige": any(one["rol"] == "jeugdige" for one in people),
            "hulp": any(map(is_hulp, contacts)),
            "jeugdige_alleen": any(c["jeugdige_alleen"] is True for c in contacts),
            "plan": bool(plans),
            "doel": bool(goals),
            "doel_behaald": any(goal["uitkomst"] == "behaald" for goal in goals),
            "score_jeugdige": any(_scored(view, goal, "jeugdige") for goal in goals),
            "score_ouder": any(_scored(view, goal, "ouder") for goal in goals),
            "inzet_netwerk": any(_by_network(view, goal) for goal in goals),
            "resultaat": bool(view.rows_of("resultaat", key)),
            "aantal_contacten": len(view.work_contacts(key)),
            "aantal_leefgebieden": len({q["leefgebied"] for q in asked if q["leefgebied"]}),
        }


def _scored(view: View, goal: Row, informant: str) -> bool:
    scores = view.world.tables["doelscore"]
    return any(s["doel_id"] == goal["doel_id"] and s["informant"] == informant for s in scores)


def _by_network(view: View, goal: Row) -> bool:
    actions = view.world.tables["doelactie"]
    mine = [one["uitvoerder"] for one in actions if one["doel_id"] == goal["doel_id"]]
    return bool({"netwerk", "vrijwilliger"} & set(mine))


def _wachtend(view: View):
    for row in view.of_team("aanmelding"):
        if row["triage_uitkomst"] not in (None, "casus"):
            continue
        casus = view.world.casus.get(row["casus_id"])
        work = view.work_contacts(casus["casus_id"]) if casus else []
        days = [contact["datum"] for contact in work if contact["datum"] >= row["datum"]]
        yield {
            "datum": row["datum"],
            "eerste": min(days, default=None),
            "gesloten": casus["gesloten"] if casus else None,
        }


def _hulpvragen(view: View):
    named = {goal["hulpvraag_id"] for goal in view.world.tables["doel"]}
    for row in view.of_casus("hulpvraag"):
        yield row | {"doel": row["hulpvraag_id"] in named}


def _plannen(view: View):
    for row in view.of_casus("plan"):
        yield row | {
            "doel": bool(goals_of_plan(view, row)),
            "hulpvraag": bool(questions_of_plan(view, row)),
        }


def _doelen(view: View):
    for row in view.of_casus("doel"):
        yield row | {
            "gesloten": view.world.casus[row["casus_id"]]["gesloten"],
            "score_jeugdige": _scored(view, row, "jeugdige"),
            "score_ouder": _scored(view, row, "ouder"),
            "inzet_netwerk": _by_network(view, row),
        }


def _contacten(view: View):
    for row in view.of_casus("contact"):
        present = [
            view.world.persoon[one["persoon_id"]]["rol"]
            for one in view.world.tables["contact_persoon"]
            if one["contact_id"] == row["contact_id"] and one["aanwezig"] is True
        ]
        yield row | {
            "hulp": is_hulp(row),
            "jeugdige_erbij": "jeugdige" in present,
            "ouder_erbij": "ouder" in present or "volwassene" in present,
        }


def _trajecten(view: View):
    for run in view.youth_trajectories():
        yield {
            "eerste_dag": run.first,
            "laatste_dag": run.last if run.ended else None,
            "reden": run.reason,
            "stilgevallen": run.stilgevallen,
            "crisis": _crisis(view, run),
            "dagen": run.length(view.as_of),
        }


def _crisis(view: View, run) -> bool:
    tables = view.world.tables
    mine = {
        one["contact_id"]
        for one in tables["contact_persoon"]
        if one["persoon_id"] == run.persoon_id
    }
    return any(
        c["contact_id"] in mine and c["datum"] == run.first and c["activiteit"] == "crisishulp"
        for c in view.rows_of("contact", run.casus_id)
    )


def _uitnodigingen(view: View):
    for row in view.of_team("uitnodiging"):
        answers = view.world.tables["respons"]
        days = [a["datum"] for a in answers if a["uitnodiging_id"] == row["uitnodiging_id"]]
        yield row | {"beantwoord_op": min(days, default=None)}


SUBJECTS = {
    "casus": _casussen,
    "aanmelding": lambda view: view.of_team("aanmelding"),
    "wachtend": _wachtend,
    "hulpvraag": _hulpvragen,
    "plan": _plannen,
    "doel": _doelen,
    "contact": _contacten,
    "traject": _trajecten,
    "voorziening": lambda view: view.of_casus("voorziening"),
    "activiteit": lambda view: view.of_team("activiteit"),
    "resultaat": lambda view: view.of_casus("resultaat"),
    "klacht": lambda view: view.of_team("klacht"),
    "uitnodiging": _uitnodigingen,
}
