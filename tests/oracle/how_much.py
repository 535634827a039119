"""Chapter "How much"."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from oracle.catalogue import Indicator
from oracle.groups import View
from oracle.outcomes import Outcome, aantal, share_of


def n01(view: View) -> Outcome:
    return aantal(len(view.aanmeldingen()))


def n02(view: View) -> Outcome:
    return aantal(len(view.opened()))


def n03(view: View) -> Outcome:
    return aantal(len(view.closed()))


def n04(view: View) -> Outcome:
    still = [row for row in view.open_on(view.p1) if row["gesloten"] != view.p1]
    return aantal(len(still))


def n05(view: View) -> Outcome:
    rows = view.aanmeldingen()
    known = [row for row in rows if row["triage_uitkomst"] is not None]
    advice = [row for row in known if row["triage_uitkomst"] == "advies"]
    return aantal(len(advice), len(rows) - len(known), len(known))


def n06(view: View) -> Outcome:
    return aantal(len(view.helped()))


def n07(view: View) -> Outcome:
    return aantal(sum(1 for persoon_id in view.helped() if not view.world.is_young(persoon_id)))


def n08(view: View) -> Outcome:
    fte = sum((Fraction(str(row["fte"])) for row in staff_on(view, view.p1)), Fraction(0))
    return aantal(float(fte))


def staff_on(view: View, day) -> list[dict]:
    """Formatie rows of the group that hold on that day."""
    return [
        row
        for row in view.of_team("formatie")
        if row["van"] <= day and (row["tot"] is None or row["tot"] >= day)
    ]


def n09(view: View) -> Outcome:
    return share_of(
        view.aanmeldingen(),
        lambda row: row["ernst"] == "geescaleerd",
        lambda row: row["ernst"] is None,
    )


def early_questions(view: View, casus: dict) -> list[dict]:
    """Hulpvragen with leefgebied and datum null or within 42 days after opening."""
    limit = casus["geopend"] + timedelta(days=42)
    return [
        row
        for row in view.rows_of("hulpvraag", casus["casus_id"])
        if row["leefgebied"] is not None and (row["datum"] is None or row["datum"] <= limit)
    ]


def n10(view: View) -> Outcome:
    followed = [row for row in view.opened() if view.followed(row["geopend"], 42)]
    asked = [row for row in followed if early_questions(view, row)]
    return share_of(
        asked,
        lambda casus: len({row["leefgebied"] for row in early_questions(view, casus)}) >= 3,
    )


def n11(view: View) -> Outcome:
    return aantal(sum(1 for row in view.of_casus("resultaat") if view.inside(row["datum"])))


INDICATORS = {
    "N01": Indicator(n01, ("aanmelding",)),
    "N02": Indicator(n02),
    "N03": Indicator(n03),
    "N04": Indicator(n04),
    "N05": Indicator(n05, ("aanmelding",)),
    "N06": Indicator(n06, own_help=True),
    "N07": Indicator(n07, own_help=True),
    "N08": Indicator(n08, ("formatie",)),
    "N09": Indicator(n09, ("aanmelding",)),
    "N10": Indicator(n10, ("hulpvraag",)),
    "N11": Indicator(n11, ("resultaat",)),
}
