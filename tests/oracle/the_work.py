"""Chapter "The work itself, and how well it is recorded"."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from oracle.catalogue import Indicator
from oracle.groups import View
from oracle.how_much import staff_on
from oracle.outcomes import Outcome, aantal, share_of, unknown_percent, verhouding
from oracle.own_help import HULP, is_hulp

CLASSES = {
    "W03": HULP,
    "W03t": {"vraagverheldering", "planvorming", "toeleiding", "beschikking"},
    "W03r": {"regie", "monitoring", "evaluatie"},
    "W03o": {"consultatie", "afstemming", "casusbespreking", "nazorg", "administratie"},
}


def _at_work(view: View, day) -> list[dict]:
    """Staff on that day, teamleider and ondersteuning left out."""
    return [
        row for row in staff_on(view, day) if row["functie"] not in ("teamleider", "ondersteuning")
    ]


def w01(view: View) -> Outcome:
    fte = sum((Fraction(str(row["fte"])) for row in _at_work(view, view.p1)), Fraction(0))
    # Nothing is ever left out here: 0 of noemer + 0, which is nothing when the noemer is 0.
    return verhouding(len(view.open_on(view.p1)), fte, onbekend=0.0 if fte else None)


def w02(view: View) -> Outcome:
    before = {row["medewerker_id"] for row in _at_work(view, view.p0)}
    after = {row["medewerker_id"] for row in _at_work(view, view.p1 + timedelta(days=1))}
    return share_of(sorted(before), lambda medewerker_id: medewerker_id not in after)


def _minutes(rows: list[dict], name: str) -> int:
    return sum(row[name] for row in rows if row[name] is not None)


def _time_share(activities: set[str]):
    def formula(view: View) -> Outcome:
        rows = view.contacts()
        without = [row for row in rows if row["duur_minuten"] is None]
        mine = [row for row in rows if row["activiteit"] in activities]
        return verhouding(
            _minutes(mine, "duur_minuten"),
            _minutes(rows, "duur_minuten"),
            100,
            unknown_percent(len(without), len(rows)),
        )

    return formula


def w04(view: View) -> Outcome:
    offers = [row for row in view.of_team("activiteit") if view.inside(row["datum"])]
    contacts = view.contacts()
    prevention = _minutes(offers, "minuten")
    without = sum(1 for row in offers if row["minuten"] is None)
    without += sum(1 for row in contacts if row["duur_minuten"] is None)
    return verhouding(
        prevention,
        prevention + _minutes(contacts, "duur_minuten"),
        100,
        unknown_percent(without, len(offers) + len(contacts)),
    )


def _within(row: dict, name: str, days: int) -> bool:
    return row[name] is not None and row[name] <= row["datum"] + timedelta(days=days)


def w05(view: View) -> Outcome:
    rows = [row for row in view.contacts() if view.followed(row["datum"], 7)]
    return share_of(rows, lambda row: _within(row, "vastgelegd_op", 7))


def r01(view: View) -> Outcome:
    def silent(casus: dict) -> bool:
        recent = view.p1 - timedelta(days=179)
        return casus["geopend"] < view.p1 - timedelta(days=180) and not any(
            recent <= row["datum"] <= view.p1 for row in view.work_contacts(casus["casus_id"])
        )

    return share_of(view.open_on(view.p1), silent)


def r02(view: View) -> Outcome:
    def late(casus: dict) -> bool:
        limit = casus["gesloten"] - timedelta(days=90)
        return not any(row["datum"] >= limit for row in view.work_contacts(casus["casus_id"]))

    return share_of(view.closed(), late)


def r03(view: View) -> Outcome:
    named = {row["contact_id"] for row in view.world.tables["contact_persoon"]}
    rows = [row for row in view.contacts() if is_hulp(row)]
    return share_of(rows, lambda row: row["contact_id"] not in named)


def _klachten(view: View) -> list[dict]:
    return [row for row in view.of_team("klacht") if view.inside(row["datum"])]


def k01(view: View) -> Outcome:
    return aantal(len(_klachten(view)))


def k02(view: View) -> Outcome:
    rows = [row for row in _klachten(view) if view.followed(row["datum"], 42)]
    return share_of(rows, lambda row: _within(row, "afgehandeld_op", 42))


INDICATORS = {
    "W01": Indicator(w01, ("formatie",)),
    "W02": Indicator(w02, ("formatie",)),
    **{code: Indicator(_time_share(kinds), ("contact",)) for code, kinds in CLASSES.items()},
    "W04": Indicator(w04, ("activiteit", "contact")),
    "W05": Indicator(w05, ("contact",)),
    "R01": Indicator(r01, ("contact",)),
    "R02": Indicator(r02, ("contact",)),
    "R03": Indicator(r03, ("contact", "contact_persoon")),
    "K01": Indicator(k01, ("klacht",)),
    "K02": Indicator(k02, ("klacht",)),
}
