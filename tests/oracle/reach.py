"""Chapter "Reach and access"."""

from __future__ import annotations

from oracle.catalogue import Indicator
from oracle.delivery_records import records_before_merging
from oracle.groups import View
from oracle.known import known_on
from oracle.outcomes import Outcome, aandeel, aantal, share_of
from oracle.survey import survey_share


def b01(view: View) -> Outcome:
    asked = {row["huishouden_id"] for row in view.aanmeldingen()} - {None}
    seen = {
        view.world.casus[row["casus_id"]]["huishouden_id"]
        for row in view.contacts()
        if row["activiteit"] != "administratie"
    }
    return aantal(len(asked | seen))


def b02(view: View) -> Outcome:
    return aandeel(len(view.helped_young()), view.population())


def young_with_file(view: View) -> set[str]:
    """Young persons in P whose household has a casus of the group that touches P."""
    households = {
        row["huishouden_id"]
        for row in view.of_team("casus")
        if row["geopend"] <= view.p1 and (row["gesloten"] is None or row["gesloten"] >= view.p0)
    }
    return {
        row["persoon_id"]
        for row in view.world.tables["persoon"]
        if row["huishouden_id"] in households and view.young_in_period(row["persoon_id"])
    }


def b03(view: View) -> Outcome:
    return aandeel(len(young_with_file(view)), view.population())


def b11(view: View) -> Outcome:
    known = known_on(view.world.everything, view.p1)
    mine = {row["casus_id"] for row in view.of_team("casus")}
    people = {
        record.persoon_id
        for record in records_before_merging(known)
        if record.casus_id in mine and record.belongs_to(view.p0, view.p1)
        if view.counts(record.persoon_id)
    }
    return aandeel(len(people), view.population())


def b04(view: View) -> Outcome:
    helped = view.helped()
    return share_of(sorted(young_with_file(view)), lambda persoon_id: persoon_id not in helped)


def _kanaal(code: str):
    def formula(view: View) -> Outcome:
        return share_of(
            view.aanmeldingen(),
            lambda row: row["kanaal"] == code,
            lambda row: row["kanaal"] in (None, "onbekend"),
        )

    return formula


def triage_share(view: View, codes: set[str]) -> Outcome:
    """Of the aanmeldingen in P that were triaged and not withdrawn: those codes."""
    rows = [row for row in view.aanmeldingen() if row["triage_uitkomst"] != "ingetrokken"]
    return share_of(
        rows,
        lambda row: row["triage_uitkomst"] in codes,
        lambda row: row["triage_uitkomst"] is None,
    )


def b07(view: View) -> Outcome:
    return triage_share(view, {"advies"})


def b08(view: View) -> Outcome:
    people = [view.world.persoon[persoon_id] for persoon_id in view.helped_young()]
    return share_of(
        people,
        lambda row: row["herkomst"] == "buiten_europa",
        lambda row: row["herkomst"] in (None, "onbekend"),
    )


def b10(view: View) -> Outcome:
    rows = [
        item
        for item in view.youth_trajectories()
        if view.inside(item.first) and view.followed(item.first, 180)
    ]
    return share_of(rows, lambda item: item.last == item.first)


INDICATORS = {
    "B01": Indicator(b01, ("aanmelding", "contact")),
    "B02": Indicator(b02, ("bevolking",), own_help=True),
    "B03": Indicator(b03, ("bevolking",)),
    "B04": Indicator(b04, own_help=True),
    "B05": Indicator(_kanaal("zelf"), ("aanmelding",)),
    "B06": Indicator(_kanaal("proactief"), ("aanmelding",)),
    "B07": Indicator(b07, ("aanmelding",)),
    "B08": Indicator(b08, own_help=True),
    "B09": survey_share("bekend"),
    "B10": Indicator(b10, own_help=True),
    "B11": Indicator(b11, ("bevolking",), own_help=True),
}
