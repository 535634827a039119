"""
A figure of a part of a group: the same formula on a view that holds only what lies in that part.

What each figure counts is listed by hand here, where the program reads it from its expressions.
"""

from __future__ import annotations

from copy import copy
from datetime import date

from oracle.catalogue import ByInformant
from oracle.groups import View, World
from oracle.known import Row, Tables
from oracle.outcomes import Outcome
from oracle.reporting import spans
from oracle.rows import CATALOGUE, _hulp_without_person, _row, _status, _tables_needed, first_day
from oracle.rows import groups as groups_of

SURVEYS = {"B09", "T05", "E04", "E05", "S07", "D08", *(f"V{n:02}" for n in (1, 2, 3, 4, 5, 6, 12, 13))}  # fmt: skip
GRAIN = {
    "aanmelding": {"N01", "N05", "N09", "B05", "B06", "B07", "E01", "E09", "T01", "T06"},
    "casus": {
        *SURVEYS, "N02", "N03", "N04", "N10", "N11", "T02", "T07", "T08", "E02", "E03", "D00",
        "D01", "D02", "D06", "D09", "S01", "S02", "S03", "S04", "S05", "S06", "V07", "V08", "V10",
        "V14", "R01", "R02", "R03", "W03", "W03t", "W03r", "W03o", "W05", "Z02", "Z07", "Z11",
    },
    "traject": {"B10", "T03", "Z06", "Z08", "Z09", "V09", "V11", "E06", "E10"},
    "mens in casus": {"N06", "N07", "B02", "B03", "B08", "B11", "Z05"},
    "mens": {"B04", "Z01"},
    "doel": {"D03", "D04", "D05", "D07"},
    "verwijzing": {"T09", "Z12"},
    "mens verwezen": {"Z03"},
    "voorziening": {"T04", "Z04", "Z10"},
    "huishouden": {"B01"},
    "team": {"W01", "W04", "K01", "K02", "E07", "E08", "N08"},
    "niets": {"W02"},
}  # fmt: skip
OF = {code: grain for grain, codes in GRAIN.items() for code in codes}
_CASE = {"aanmelding", "casus", "traject", "mens in casus", "doel", "verwijzing", "mens verwezen", "voorziening"}  # fmt: skip
_PERSON = {"traject", "mens in casus", "mens", "doel", "verwijzing", "mens verwezen", "voorziening"}
BEARS = {
    "leefgebied": _CASE,
    "kanaal": _CASE,
    "wet": _CASE,
    "samenstelling": _CASE | {"mens", "huishouden"},
    "leeftijdsband": _PERSON,
    "doelgroep": set(GRAIN) - {"mens", "voorziening", "niets"},
}
# What a part hangs on, that may be absent from the set.
NEEDS = {
    "leefgebied": {"aanmelding": "aanmelding", "doel": "doel", "": "hulpvraag"},
    "kanaal": {"": "aanmelding"},
    "wet": {"": "voorziening"},
    "samenstelling": {"": "huishouden"},
    "leeftijdsband": {"": "persoon"},
    "doelgroep": {"": "team"},
}
WET = {
    "jeugdhulp": "jeugdwet",
    "jeugdbescherming": "jeugdwet",
    "jeugdreclassering": "jeugdwet",
    "wmo": "wmo",
    "participatie": "participatiewet",
    "schuldhulp": "schulden",
    "zvw_wlz": "zvw_wlz",
    "informeel": "zonder_wet",
    "voorliggend": "zonder_wet",
    "collectief": "zonder_wet",
    "anders": "zonder_wet",
}


class Parts:
    """To which parts of one dimension a row belongs: a set, {onbekend} if that is not known."""

    def __init__(self, naam: str, world: World):
        self.naam, self.tables, self.world = naam, world.tables, world
        self.kinds = {r["huishouden_id"]: r["samenstelling"] for r in world.tables.get("huishouden", [])}  # fmt: skip

    def household(self, huishouden_id: str | None) -> set[str]:
        """Samenstelling."""
        return _one(self.kinds.get(huishouden_id))

    def casus(self, casus_id: str | None) -> set[str]:
        """Of a casus."""
        if casus_id not in self.world.casus:
            return {"onbekend"}
        if self.naam == "samenstelling":
            return self.household(self.world.casus[casus_id]["huishouden_id"])
        if self.naam == "leefgebied":
            rows = [r for r in self.tables["hulpvraag"] if r["casus_id"] == casus_id]
            return {r["leefgebied"] for r in rows if r["leefgebied"]} or {"onbekend"}
        if self.naam == "wet":
            rows = [r for r in self.tables["voorziening"] if r["casus_id"] == casus_id]
            return {WET[r["soort"]] for r in rows} or {"geen_voorziening"}
        rows = [r for r in self.tables["aanmelding"] if r["casus_id"] == casus_id]
        rows.sort(key=lambda r: (r["datum"], r["aanmelding_id"]))
        return _one(rows[0]["kanaal"]) if rows else {"onbekend"}

    def aanmelding(self, row: Row) -> set[str]:
        """Of an aanmelding."""
        if self.naam == "samenstelling":
            return self.household(row["huishouden_id"])
        if self.naam == "wet":
            return self.casus(row["casus_id"])
        return _one(row[self.naam])

    def person(self, persoon_id: str | None, year: int) -> set[str]:
        """Of a person in a period that begins in that year."""
        persoon = self.world.persoon.get(persoon_id)
        if self.naam == "samenstelling":
            return self.household(persoon and persoon["huishouden_id"])
        if persoon is None or persoon["geboortejaar"] is None:
            return {"onbekend"}
        age = year - persoon["geboortejaar"]
        limits = ((11, "0-11"), (17, "12-17"), (22, "18-22"), (66, "23-66"), (999, "67+"))
        return {next(name for last, name in limits if age <= last)}


def _one(value: str | None) -> set[str]:
    return {value or "onbekend"}


class PartView(View):
    """The group, as far as it lies in one part."""

    def narrowed(self, parts: Parts, part: str, grain: str, whole: View) -> PartView:
        """Sets what is left out; `whole` is the group itself."""
        self.whole = whole
        everything = lambda _: True  # noqa: E731
        self.casus_in = self.aanmelding_in = self.person_in = self.care_in = everything
        by_person = parts.naam == "leeftijdsband" or (grain in ("mens", "mens in casus", "mens verwezen") and parts.naam == "samenstelling")  # fmt: skip
        year = self.p0.year
        if parts.naam == "doelgroep":
            kinds = {r["team_id"]: r["doelgroep"] for r in self.world.tables["team"]}
            self.teams = {team for team in self.teams if _one(kinds.get(team)) == {part}}
        elif by_person:
            self.person_in = lambda persoon_id: part in parts.person(persoon_id, year)
            self.care_in = lambda row: self.person_in(row["persoon_id"])
        elif parts.naam == "wet" and grain in ("verwijzing", "mens verwezen", "voorziening"):
            self.care_in = lambda row: WET[row["soort"]] == part
        else:
            self.casus_in = lambda casus_id: part in parts.casus(casus_id)
            self.aanmelding_in = lambda row: part in parts.aanmelding(row)
            self.care_in = lambda row: self.casus_in(row["casus_id"])
        self._cut(parts, part, grain)
        return self

    def _cut(self, parts: Parts, part: str, grain: str) -> None:
        """Tables that a formula reads without asking the view."""
        tables = dict(self.world.tables)
        if grain == "voorziening":
            tables["voorziening"] = [r for r in tables["voorziening"] if self.care_in(r)]
        if grain == "doel":
            if parts.naam == "leefgebied":
                tables["doel"] = [r for r in tables["doel"] if _one(r["leefgebied"]) == {part}]
                self.casus_in = lambda _: True
            else:
                tables["doel"] = [r for r in tables["doel"] if self.person_in(r["persoon_id"])]
        if "meting" in tables and grain == "traject":
            tables["meting"] = [r for r in tables["meting"] if self.person_in(r["persoon_id"])]
        if parts.naam == "leeftijdsband" and "bevolking" in tables:
            tables["bevolking"] = _of_age(tables["bevolking"], part)
        self.world = copy(self.world)
        self.world.tables = tables

    def counts(self, persoon_id: str) -> bool:
        return self.person_in(persoon_id)

    def of_team(self, table: str) -> list[Row]:
        rows = super().of_team(table)
        if table == "casus":
            return [row for row in rows if self.casus_in(row["casus_id"])]
        if table == "aanmelding":
            return [row for row in rows if self.aanmelding_in(row)]
        if table in ("respons", "uitnodiging"):
            return [row for row in rows if self.casus_in(row["casus_id"])]
        return rows

    def voorzieningen(self) -> list[Row]:
        return [row for row in self.of_casus("voorziening") if self.care_in(row)]

    def trajectories(self) -> list:
        return [item for item in super().trajectories() if self.person_in(item.persoon_id)]

    def young_in_period(self, persoon_id: str) -> bool:
        return super().young_in_period(persoon_id) and self.person_in(persoon_id)

    def population(self) -> int | None:
        if self.world.tables.get("bevolking") != self.whole.world.tables.get("bevolking"):
            return super().population()
        return self.whole.population()


def _of_age(rows: list[Row], part: str) -> list[Row]:
    """Rows of bevolking that lie in the part; none in a year with a row across a border."""
    borders = ((0, 11), (12, 17), (18, 22))
    first, last = {"0-11": (0, 11), "12-17": (12, 17), "18-22": (18, 22)}.get(part, (0, -1))
    crossed = {
        row["jaar"]
        for row in rows
        for _, border in borders
        if row["leeftijd_van"] <= border < row["leeftijd_tot"]
    }
    return [
        row
        for row in rows
        if row["jaar"] not in crossed
        and row["leeftijd_van"] >= first
        and row["leeftijd_tot"] <= last
    ]


def part_rows(
    tables: Tables,
    naam: str,
    codes: tuple[str, ...],
    *,
    per: tuple[str, str],
    as_of: date,
    coverage: dict[str, str] | None = None,
) -> list[dict]:
    """The rows of one dimension, as the command adds them; `codes` are the parts there may be."""
    world = World(tables, as_of)
    parts, present = Parts(naam, world), set(tables)
    found = []
    for span in spans(per[1], first_day(world.tables), as_of):
        for groep, teams in groups_of(world, per[0], span):
            whole = View(world, groep, teams, span)
            for code, item in CATALOGUE.items():
                if OF[code] not in BEARS[naam] or not _tables_needed(item, present) <= present:
                    continue
                if item.total_only and groep != "totaal":
                    continue
                needs = NEEDS[naam].get(OF[code], NEEDS[naam].get("", ""))
                if needs not in present:
                    found.append(_row(code, whole, f"{naam}=onbekend", Outcome(), "niet_te_berekenen"))  # fmt: skip
                    continue
                for part in (*codes, "onbekend"):
                    view = PartView(world, groep, teams, span)
                    view = view.narrowed(parts, part, OF[code], whole)
                    outcome = _outcome(item, view)
                    if not _occurs(code, outcome):
                        continue
                    if item.own_help:
                        outcome.onbekend = _hulp_without_person(whole, present)
                    status = _status(item, whole, outcome, coverage or {})
                    found.append(_row(code, whole, f"{naam}={part}", outcome, status))
    return sorted(found, key=lambda row: (row["indicator"], row["groep"], row["periode"], row["dimensie"]))  # fmt: skip


def _outcome(item, view: View) -> Outcome:
    if isinstance(item, ByInformant):
        return item.figure([v for who, v in item.units(view) if who in item.informants])
    return item.formula(view)


def _occurs(code: str, outcome: Outcome) -> bool:
    if code in ("B02", "B03", "B11", "Z03"):
        return bool(outcome.teller)
    return outcome.onbekend is not None or bool(outcome.teller) or bool(outcome.noemer)
