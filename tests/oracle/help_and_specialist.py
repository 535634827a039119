"""Chapter "Own help and specialist help"."""

from __future__ import annotations

from datetime import timedelta

from oracle.catalogue import Indicator
from oracle.groups import AMBULANT, View
from oracle.outcomes import Outcome, mediaan, share_of, tempo


def _is_ambulant(row: dict) -> bool:
    return row["soort"] == "jeugdhulp" and row["hulpvorm"] in AMBULANT


def z01(view: View) -> Outcome:
    own = view.helped_young()
    elsewhere = {
        row["persoon_id"]
        for row in view.world.tables["voorziening"]
        if _is_ambulant(row) and view.active(row) and view.young_in_period(row["persoon_id"])
    }
    return share_of(sorted(own | elsewhere), lambda persoon_id: persoon_id in own)


def _during(row: dict, casus: dict) -> bool:
    """Did it run, or was it asked for, between the opening and closing of the casus?"""
    geopend, gesloten = casus["geopend"], casus["gesloten"]
    start, eind, verwezen = row["start"], row["eind"], row["verwezen_op"]
    ran = start is not None and start <= gesloten and (eind is None or eind >= geopend)
    return ran or (verwezen is not None and geopend <= verwezen <= gesloten)


def z02(view: View) -> Outcome:
    def young(casus: dict) -> set[str]:
        people = view.world.household(casus["huishouden_id"])
        return {row["persoon_id"] for row in people if row["rol"] == "jeugdige"}

    def without(casus: dict) -> bool:
        return not any(
            row["persoon_id"] in young(casus)
            and row["soort"] == "jeugdhulp"
            and _during(row, casus)
            for row in view.world.tables["voorziening"]
        )

    return share_of([casus for casus in view.closed() if young(casus)], without)


def z11(view: View) -> Outcome:
    def without(casus: dict) -> bool:
        rows = view.world.of_household("voorziening", casus["huishouden_id"])
        return not any(row["soort"] in ("jeugdhulp", "wmo") and _during(row, casus) for row in rows)

    return share_of(view.closed(), without)


def _referred(view: View) -> list[dict]:
    """Voorzieningen that name a casus of the group, by the team, verwezen_op in P."""
    return [
        row
        for row in view.voorzieningen()
        if row["door_team"] is True and view.inside(row["verwezen_op"])
    ]


def z12(view: View) -> Outcome:
    return share_of(
        _referred(view),
        lambda row: row["reden_verwijzing"] in ("capaciteit_team", "wachtlijst"),
        lambda row: row["reden_verwijzing"] is None,
    )


def z03(view: View) -> Outcome:
    people = {
        row["persoon_id"]
        for row in _referred(view)
        if row["soort"] == "jeugdhulp" and view.world.is_young(row["persoon_id"])
    }
    return tempo(len(people), view.population(), view.days)


def z04(view: View) -> Outcome:
    rows = [
        row
        for row in view.world.tables["voorziening"]
        if row["soort"] == "jeugdhulp" and view.inside(row["verwezen_op"])
    ]
    return share_of(rows, lambda row: row["door_team"], lambda row: row["door_team"] is None)


def z05(view: View) -> Outcome:
    def nothing_else(persoon_id: str) -> bool:
        return not any(
            row["persoon_id"] == persoon_id
            and row["soort"] in ("jeugdhulp", "jeugdbescherming")
            and view.active(row)
            for row in view.world.tables["voorziening"]
        )

    return share_of(sorted(view.helped_young()), nothing_else)


def last_ended(view: View) -> list:
    """Trajectories that are the last of their casus and person, ended in P."""
    return [
        item
        for item in view.youth_trajectories()
        if item.is_last and item.ended_in(view.p0, view.p1)
    ]


def z06(view: View) -> Outcome:
    def nothing_after(item) -> bool:
        limit = item.last + timedelta(days=365)
        return not any(
            row["persoon_id"] == item.persoon_id
            and row["soort"] == "jeugdhulp"
            and row["start"] is not None
            and row["start"] <= limit
            and (row["eind"] is None or row["eind"] > item.last)
            for row in view.world.tables["voorziening"]
        )

    rows = [item for item in last_ended(view) if view.followed(item.last, 365)]
    return share_of(rows, nothing_after)


def z07(view: View) -> Outcome:
    def returned(casus: dict) -> bool:
        limit = casus["gesloten"] + timedelta(days=365)
        return any(
            row["huishouden_id"] == casus["huishouden_id"]
            and row["casus_id"] != casus["casus_id"]
            and casus["gesloten"] <= row["geopend"] <= limit
            for row in view.world.tables["casus"]
        )

    rows = [
        row
        for row in view.closed()
        if row["vervolg"] != "ander_team" and view.followed(row["gesloten"], 365)
    ]
    return share_of(rows, returned)


def z08(view: View) -> Outcome:
    rows = [item for item in view.youth_trajectories() if view.inside(item.first)]
    return mediaan([(item.length(view.as_of), item.ended) for item in rows])


def z09(view: View) -> Outcome:
    rows = [item for item in view.youth_trajectories() if item.ended_in(view.p0, view.p1)]
    return share_of(rows, lambda item: item.length(view.as_of) > 182)


def z10(view: View) -> Outcome:
    rows = [
        row
        for row in view.world.tables["voorziening"]
        if _is_ambulant(row) and view.inside(row["start"])
    ]
    return mediaan(
        [
            (((row["eind"] or view.as_of) - row["start"]).days + 1, row["eind"] is not None)
            for row in rows
        ]
    )


V = ("voorziening",)
INDICATORS = {
    "Z01": Indicator(z01, V, own_help=True, outside_help=True, total_only=True),
    "Z02": Indicator(z02, V, outside_help=True),
    "Z03": Indicator(z03, ("voorziening", "bevolking")),
    "Z04": Indicator(z04, V, outside_help=True, total_only=True),
    "Z05": Indicator(z05, V, own_help=True, outside_help=True),
    "Z06": Indicator(z06, V, own_help=True, outside_help=True),
    "Z07": Indicator(z07),
    "Z08": Indicator(z08, own_help=True),
    "Z09": Indicator(z09, own_help=True),
    "Z10": Indicator(z10, V, outside_help=True, total_only=True),
    "Z11": Indicator(z11, V),
    "Z12": Indicator(z12, V),
}
