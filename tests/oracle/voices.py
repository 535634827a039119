"""Chapter "Deciding together, and what people say"."""

from __future__ import annotations

from datetime import timedelta

from oracle.catalogue import Indicator
from oracle.groups import View
from oracle.help_and_specialist import last_ended
from oracle.outcomes import Outcome, share_of
from oracle.survey import survey_mark, survey_share

TOLD = ("klachtroute_verteld", "vertrouwenspersoon_verteld", "clientondersteuner_verteld")


def _has_young(view: View, huishouden_id: str, year: int, age: int) -> bool:
    """Does the household have a young person who turns at least that age in that year?"""
    return any(
        row["rol"] == "jeugdige"
        and row["geboortejaar"] is not None
        and year - row["geboortejaar"] >= age
        for row in view.world.household(huishouden_id)
    )


def v07(view: View) -> Outcome:
    rows = [
        row
        for row in view.closed()
        if _has_young(view, row["huishouden_id"], row["gesloten"].year, 8)
    ]
    return share_of(
        rows,
        lambda casus: any(
            row["jeugdige_alleen"] is True for row in view.rows_of("contact", casus["casus_id"])
        ),
    )


def v08(view: View) -> Outcome:
    rows = [
        row
        for row in view.plans()
        if _has_young(
            view, view.world.casus[row["casus_id"]]["huishouden_id"], row["vastgesteld"].year, 12
        )
    ]
    return share_of(rows, lambda plan: plan["akkoord_jeugdige"] is not None)


def v09(view: View) -> Outcome:
    return share_of(
        last_ended(view),
        lambda item: item.reason in ("eenzijdig_client", "eenzijdig_team"),
        lambda item: item.reason is None,
    )


def v11(view: View) -> Outcome:
    return share_of(last_ended(view), lambda item: item.stilgevallen)


def v14(view: View) -> Outcome:
    return share_of(view.plans(), lambda plan: all(plan[name] is True for name in TOLD))


def v10(view: View) -> Outcome:
    def answered(row: dict) -> bool:
        limit = row["verstuurd_op"] + timedelta(days=42)
        return any(
            respons["uitnodiging_id"] == row["uitnodiging_id"] and respons["datum"] <= limit
            for respons in view.world.tables["respons"]
        )

    rows = [
        row
        for row in view.of_team("uitnodiging")
        if view.inside(row["verstuurd_op"]) and view.followed(row["verstuurd_op"], 42)
    ]
    return share_of(rows, answered)


INDICATORS = {
    "V01": survey_mark("rapportcijfer"),
    "V02": survey_share("helpend"),
    "V03": survey_share("passend"),
    "V04": survey_share("deskundig"),
    "V05": survey_share("meebeslist", ("jeugdige",)),
    "V06": survey_share("meebeslist", ("ouder",)),
    "V07": Indicator(v07, ("contact",)),
    "V08": Indicator(v08, ("plan",)),
    "V09": Indicator(v09, own_help=True),
    "V10": Indicator(v10, ("uitnodiging", "respons")),
    "V11": Indicator(v11, own_help=True),
    "V12": survey_mark("nut_effect"),
    "V13": survey_share("zonder_hulp_verder"),
    "V14": Indicator(v14, ("plan",)),
}
