"""All rows of `indicators`: every code, every group, every period, in the contract's order."""

from __future__ import annotations

from datetime import date, timedelta

from oracle import (
    help_and_specialist,
    how_much,
    in_time,
    one_plan,
    own_strength,
    reach,
    the_work,
    voices,
)
from oracle.catalogue import ByInformant
from oracle.groups import View, World
from oracle.known import Tables
from oracle.outcomes import Outcome
from oracle.reporting import spans

CHAPTERS = (
    how_much,
    reach,
    in_time,
    own_strength,
    help_and_specialist,
    one_plan,
    voices,
    the_work,
)
CATALOGUE = {code: item for part in CHAPTERS for code, item in part.INDICATORS.items()}
COLUMNS = (
    "indicator",
    "groep",
    "periode",
    "dimensie",
    "teller",
    "noemer",
    "waarde",
    "onder",
    "boven",
    "onbekend",
    "status",
)


def all_rows(
    tables: Tables,
    *,
    per: tuple[str, str],
    as_of: date,
    coverage: dict[str, str] | None = None,
    first: date | None = None,
    only: list[str] | None = None,
) -> list[dict]:
    """The rows of the contract, toelichting left out, sorted as the contract says."""
    world = World(tables, as_of)
    found = []
    for span in spans(per[1], first or first_day(world.tables), as_of):
        for groep, teams in groups(world, per[0], span):
            view = View(world, groep, teams, span)
            for code in only or CATALOGUE:
                found += _rows(code, view, set(tables), coverage or {})
    return sorted(found, key=lambda row: tuple(row[name] for name in COLUMNS[:4]))


def first_day(tables: Tables) -> date:
    """The first day in aanmelding, casus or contact."""
    days = [row["geopend"] for row in tables["casus"]]
    for name in ("aanmelding", "contact"):
        days += [row["datum"] for row in tables.get(name, [])]
    return min(days)


def groups(world: World, kind: str, span) -> list[tuple[str, set[str]]]:
    """Groups with their teams; a team has no rows in a period in which it did not exist."""
    teams = world.tables["team"]
    everybody = ("totaal", {row["team_id"] for row in teams})
    if kind == "totaal":
        return [everybody]
    if kind == "organisatie":
        return [
            (
                row["organisatie_id"],
                {t["team_id"] for t in teams if t["organisatie_id"] == row["organisatie_id"]},
            )
            for row in world.tables["organisatie"]
        ] + [everybody]
    active = [
        row
        for row in teams
        if not (row["actief_van"] is not None and row["actief_van"] > span.p1)
        and not (row["actief_tot"] is not None and row["actief_tot"] < span.p0)
    ]
    return [(row["team_id"], {row["team_id"]}) for row in active] + [everybody]


def _rows(code: str, view: View, present: set[str], coverage: dict) -> list[dict]:
    item = CATALOGUE[code]
    if item.total_only and view.groep != "totaal":
        return []
    if not _tables_needed(item, present) <= present:
        return [_row(code, view, "", Outcome(), "niet_te_berekenen")]
    if isinstance(item, ByInformant):
        units = [pair for pair in item.units(view) if pair[0] in item.informants]
        outcomes = {"": item.figure([value for _, value in units])}
        for informant in sorted({who for who, _ in units}):
            mine = [value for who, value in units if who == informant]
            outcomes[f"informant={informant}"] = item.figure(mine)
    else:
        outcomes = {"": item.formula(view)}
    found = []
    for dimensie, outcome in outcomes.items():
        if item.own_help:
            outcome.onbekend = _hulp_without_person(view, present)
        found.append(_row(code, view, dimensie, outcome, _status(item, view, outcome, coverage)))
    return found


def _tables_needed(item, present: set[str]) -> set[str]:
    """Own help comes from contacts, or without those from hulptraject, taken as it is."""
    if not item.own_help:
        return set(item.needs)
    if "contact" in present or "hulptraject" not in present:
        return {*item.needs, *item.needs_beside_contacts, "contact", "contact_persoon"}
    return {*item.needs, "hulptraject"}


def _hulp_without_person(view: View, present: set[str]) -> float | None:
    if {"contact", "contact_persoon"} <= present:
        return the_work.r03(view).waarde
    return None


def _status(item, view: View, outcome: Outcome, coverage: dict) -> str:
    if outcome.no_denominator:
        return "geen_noemer"
    if outcome.not_reached:
        return "niet_bereikt"
    if view.span.p1 > view.as_of:
        return "onvolledig"
    if item.outside_help and coverage.get("voorziening") != "volledig":
        return "onvolledige_bron"
    if item.own_help and view.span.p1 + timedelta(days=180) > view.as_of:
        return "voorlopig"
    return "ok"


def _row(code: str, view: View, dimensie: str, outcome: Outcome, status: str) -> dict:
    return {
        "indicator": code,
        "groep": view.groep,
        "periode": view.span.name,
        "dimensie": dimensie,
        "teller": outcome.teller,
        "noemer": outcome.noemer,
        "waarde": outcome.waarde,
        "onder": outcome.onder,
        "boven": outcome.boven,
        "onbekend": outcome.onbekend,
        "status": status,
    }
