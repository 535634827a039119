"""Chapter "In time"."""

from __future__ import annotations

from datetime import date, timedelta

from oracle.catalogue import Indicator
from oracle.groups import View
from oracle.outcomes import Outcome, aantal, mediaan, share_of
from oracle.own_help import is_hulp
from oracle.survey import survey_share


def _censor_day(view: View, casus: dict | None) -> date:
    if casus is None or casus["gesloten"] is None:
        return view.as_of
    return min(casus["gesloten"], view.as_of)


def _wait(view: View, since: date, moments: list[date], casus: dict | None) -> tuple[int, bool]:
    """Days from `since` to the first moment on or after it, else censored."""
    later = [moment for moment in moments if moment >= since]
    if later:
        return (min(later) - since).days, True
    return max(0, (_censor_day(view, casus) - since).days), False


def _waiting(rows: list[dict]) -> list[dict]:
    """Aanmeldingen with triage_uitkomst casus or none yet."""
    return [row for row in rows if row["triage_uitkomst"] in (None, "casus")]


def t01(view: View) -> Outcome:
    cases = []
    for row in _waiting(view.aanmeldingen()):
        casus = view.world.casus.get(row["casus_id"])
        contacts = view.work_contacts(casus["casus_id"]) if casus else []
        cases.append(_wait(view, row["datum"], [item["datum"] for item in contacts], casus))
    return mediaan(cases)


def t02(view: View) -> Outcome:
    cases = []
    for casus in view.opened():
        contacts = [row for row in view.rows_of("contact", casus["casus_id"]) if is_hulp(row)]
        cases.append(_wait(view, casus["geopend"], [row["datum"] for row in contacts], casus))
    return mediaan(cases)


def t08(view: View) -> Outcome:
    return share_of(
        view.closed(),
        lambda casus: not any(is_hulp(row) for row in view.rows_of("contact", casus["casus_id"])),
    )


def t03(view: View) -> Outcome:
    rows = [item for item in view.youth_trajectories() if item.is_first and view.inside(item.first)]
    return share_of(rows, lambda item: item.crisis, lambda item: item.crisis is None)


def t04(view: View) -> Outcome:
    rows = [
        row
        for row in view.world.tables["voorziening"]
        if row["soort"] == "jeugdhulp" and view.inside(row["start"])
    ]
    return share_of(rows, lambda row: row["crisis"], lambda row: row["crisis"] is None)


def _still_waiting(view: View, row: dict) -> bool:
    casus = view.world.casus.get(row["casus_id"])
    if casus is None:
        return True
    seen = any(
        row["datum"] <= item["datum"] <= view.p1 for item in view.work_contacts(casus["casus_id"])
    )
    closed = casus["gesloten"] is not None and casus["gesloten"] <= view.p1
    return not seen and not closed


def t06(view: View) -> Outcome:
    first = view.p1 - timedelta(days=365)
    rows = [row for row in view.of_team("aanmelding") if first < row["datum"] <= view.p1]
    return aantal(sum(1 for row in _waiting(rows) if _still_waiting(view, row)))


def t09(view: View) -> Outcome:
    cases = []
    for row in view.voorzieningen():
        if row["soort"] == "jeugdhulp" and view.inside(row["verwezen_op"]):
            if row["start"] is not None:
                cases.append((max(0, (row["start"] - row["verwezen_op"]).days), True))
            else:
                cases.append(((view.as_of - row["verwezen_op"]).days, False))
    return mediaan(cases)


def t07(view: View) -> Outcome:
    rows = [row for row in view.contacts() if is_hulp(row)]
    return share_of(rows, lambda row: row["activiteit"] == "overbruggingshulp")


INDICATORS = {
    "T01": Indicator(t01, ("aanmelding", "contact")),
    "T02": Indicator(t02, ("contact",)),
    "T03": Indicator(t03, needs_beside_contacts=("aanmelding",), own_help=True),
    "T04": Indicator(t04, ("voorziening",), outside_help=True, total_only=True),
    "T05": survey_share("tijdig"),
    "T06": Indicator(t06, ("aanmelding", "contact")),
    "T07": Indicator(t07, ("contact",)),
    "T08": Indicator(t08, ("contact",)),
    "T09": Indicator(t09, ("voorziening",)),
}
