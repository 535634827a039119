"""
Random small basissets full of empty cells and edge cases, every value valid by the contract.

`random_set(seed)` gives the same set for the same seed. Dates crowd around the borders of periods,
gaps between hulp contacts around 180 days, hulpeinden on, before and after days of help.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random

from oracle.known import Row, Tables
from oracle.random_casus import TEAMS, casussen_of

CONTRACT = Path(__file__).parents[2] / "src" / "wijkzicht" / "dataset" / "datapackage.json"
RESOURCES = {item["name"]: item for item in json.loads(CONTRACT.read_text("utf-8"))["resources"]}
FIELDS = {
    name: [field["name"] for field in item["schema"]["fields"]] for name, item in RESOURCES.items()
}
ALWAYS = ("organisatie", "team", "persoon", "casus")
SOMETIMES_ABSENT = tuple(
    name for name in RESOURCES if name not in (*ALWAYS, "hulptraject", "identiteit")
)


@dataclass
class RandomSet:
    """A basisset in memory: tables, as-of date and what the descriptor says of coverage."""

    tables: Tables
    as_of: date
    coverage: dict[str, str]
    first_day: date

    def write(self, folder: Path) -> Path:
        """Write the folder as CSV with its descriptor."""
        folder.mkdir(parents=True, exist_ok=True)
        resources = []
        for name, rows in self.tables.items():
            write_table(folder, name, rows)
            resource = dict(RESOURCES[name])
            if name in self.coverage:
                resource["dekking"] = self.coverage[name]
            resources.append(resource)
        descriptor = {
            "profile": "data-package",
            "name": "basisset",
            "version": "1.0.0",
            "peildatum": self.as_of.isoformat(),
            "bron": "tests",
            "resources": resources,
        }
        (folder / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
        return folder


def write_table(folder: Path, name: str, rows: list[Row]) -> None:
    """Write one table as CSV in the contract's column order; empty is an empty cell."""
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(FIELDS[name])
        writer.writerows([_text(row.get(field)) for field in FIELDS[name]] for row in rows)


def _text(value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


class Maker:
    """Draws values; one instance per set."""

    def __init__(self, seed: int, year: int):
        self.random = Random(seed)
        self.year = year
        self.first, self.last = date(year, 1, 1), date(year + 2, 3, 31)
        self.as_of = self._as_of()
        self.numbers: dict[str, int] = {}

    def _as_of(self) -> date:
        end = self.random.choice([date(self.year + 1, 6, 30), date(self.year + 1, 12, 31)])
        return end + timedelta(days=self.random.choice([0, 0, 1, 41, 42, 180, -1, -60]))

    def maybe(self, chance: float) -> bool:
        """True with that chance."""
        return self.random.random() < chance

    def pick(self, values, empty: float = 0.0):
        """One of the values, or None with that chance."""
        return None if self.maybe(empty) else self.random.choice(list(values))

    def code(self, table: str, field: str, empty: float = 0.0) -> str | None:
        """A code of the contract's list for that field."""
        for item in RESOURCES[table]["schema"]["fields"]:
            if item["name"] == field:
                return self.pick(item["constraints"]["enum"], empty)
        raise KeyError(field)

    def flag(self, chance: float = 0.5, empty: float = 0.3) -> bool | None:
        """True, False or None."""
        return None if self.maybe(empty) else self.maybe(chance)

    def number(self, table: str) -> str:
        """A new key for that table."""
        self.numbers[table] = self.numbers.get(table, 0) + 1
        return f"{table[:4]}{self.numbers[table]}"

    def day(self) -> date:
        """A day in the window; half of them near the border of a period or the as-of date."""
        if self.maybe(0.5):
            return self.first + timedelta(days=self.random.randrange((self.last - self.first).days))
        border = self.pick(
            [
                *(date(y, m, 1) for y in (self.year, self.year + 1) for m in (1, 4, 7, 10)),
                self.as_of,
                *(self.as_of - timedelta(days=days) for days in (7, 42, 180, 365)),
            ]
        )
        return border + timedelta(days=self.pick((-1, 0, 0, 1)))

    def last_days(self) -> list[date]:
        """The last days of the quarters in the window, the first of them at random."""
        starts = [date(y, m, 1) for y in (self.year, self.year + 1) for m in (1, 4, 7, 10)]
        return [day - timedelta(days=1) for day in starts[self.random.randrange(8) :]]

    def after(self, day: date, near: tuple[int, ...], far: int, empty: float = 0.0) -> date | None:
        """A day after `day`: on one of the near distances or somewhere up to `far` days on."""
        if self.maybe(empty):
            return None
        days = self.pick(near) if self.maybe(0.5) else self.random.randrange(far + 1)
        return day + timedelta(days=days)


def random_set(
    seed: int,
    *,
    households: int = 30,
    year: int = 2023,
    whole: bool = False,
    source: str | None = None,
) -> RandomSet:
    """
    A basisset; `whole` keeps every optional table, `source` is contact or hulptraject.

    Without `source` one set in eight supplies hulptraject instead of contacts.
    """
    make = Maker(seed, year)
    tables: Tables = {name: [] for name in RESOURCES if name != "identiteit"}
    _organisation(make, tables)
    for _ in range(households):
        _household(make, tables)
    _beside(make, tables)
    if (source or make.pick(["contact"] * 7 + ["hulptraject"])) == "contact":
        if make.maybe(0.8):  # beside contacts hulptraject says nothing
            del tables["hulptraject"]
    else:
        for name in ("contact", "contact_persoon", "hulpeinde"):
            del tables[name]
    if not whole:
        for name in SOMETIMES_ABSENT:
            if name in tables and make.maybe(0.06):
                del tables[name]
    for rows in tables.values():
        make.random.shuffle(rows)
    coverage = {}
    for name in ("voorziening", "contact"):
        stated = make.pick(["volledig", "volledig", "via_team", "onbekend", None])
        if name in tables and stated:
            coverage[name] = stated
    return RandomSet(tables, make.as_of, coverage, make.first)


def _organisation(make: Maker, tables: Tables) -> None:
    for key in ("o1", "O2"):
        tables["organisatie"].append(
            {
                "organisatie_id": key,
                "naam": f"Stichting {key}",
                "positionering": make.code("organisatie", "positionering", 0.3),
            }
        )
    for number, key in enumerate(TEAMS):
        tables["team"].append(
            {
                "team_id": key,
                "organisatie_id": "o1" if number < 2 else "O2",
                "naam": f"Team {key}",
                "gemeente_code": make.pick(["GM0034", "GM1680"]),
                "doelgroep": make.code("team", "doelgroep"),
                "model": make.code("team", "model", 0.3),
                "biedt_zelf_hulp": make.flag(),
                "actief_van": make.day() if make.maybe(0.2) else None,
                "actief_tot": make.day() if make.maybe(0.2) else None,
            }
        )
    if make.maybe(0.5):
        tables["team_gemeente"].append({"team_id": "T2", "gemeente_code": "GM0995"})
    for year in range(make.year - 1, make.year + 2):
        _population(make, tables["bevolking"], year)
    for _ in range(14):
        _staff(make, tables["formatie"])


def _population(make: Maker, rows: list[Row], year: int) -> None:
    """Team rows missing for some teams and years, wijk rows, and rows of the municipality."""
    areas = [("GM0034", None, key) for key in TEAMS if make.maybe(0.8)]
    areas += [("GM0034", "WK003401", None)]
    if make.maybe(0.8):
        places = ("GM0034", "GM1680", "GM0995")
        areas += [(place, None, None) for place in places if make.maybe(0.9)]
    for place, wijk, team in areas:
        most = make.pick([2, 4000, 4000, 4000])
        for low, high in ((0, 3), (4, 17), (18, 22), (23, 23), (24, 120)):
            if make.maybe(0.95):
                rows.append(
                    {
                        "gemeente_code": place,
                        "wijk_code": wijk,
                        "team_id": team,
                        "jaar": year,
                        "leeftijd_van": low,
                        "leeftijd_tot": high,
                        "aantal": make.random.randrange(most),
                    }
                )


def _staff(make: Maker, rows: list[Row]) -> None:
    van = make.pick([date(make.year - 1, 1, 1), make.day()])
    row = {
        "medewerker_id": f"m{make.random.randrange(8)}",
        "team_id": make.pick(TEAMS),
        "functie": make.code("formatie", "functie"),
        "skj": make.flag(),
        "fte": make.pick([0.1, 0.2, 0.5, 0.56, 0.89, 1, 1.11]),
        "van": van,
        "tot": make.after(van, (0, 30, 180), 700, 0.5),
    }
    if make.maybe(0.4) and (ends := [day for day in make.last_days() if day >= van]):
        row["tot"] = ends[0]
    key = ("medewerker_id", "team_id", "van")
    if all([row[name] for name in key] != [old[name] for name in key] for old in rows):
        rows.append(row)


def _household(make: Maker, tables: Tables) -> None:
    household = make.number("huishouden")
    if make.maybe(0.7):
        tables["huishouden"].append(
            {
                "huishouden_id": household,
                "samenstelling": make.code("huishouden", "samenstelling", 0.2),
            }
        )
    people = []
    for _ in range(make.random.randrange(1, 5)):
        rol = make.pick(["jeugdige", "jeugdige", "ouder", "volwassene"])
        ages = (0, 7, 8, 11, 12, 17, 18, 21, 22, 23, 24) if rol == "jeugdige" else (25, 40, 70)
        people.append(
            {
                "persoon_id": make.number("persoon"),
                "huishouden_id": household,
                "geboortejaar": None if make.maybe(0.15) else make.year + 1 - make.pick(ages),
                "geboortemaand": make.pick(range(1, 13), 0.3),
                "geslacht": make.code("persoon", "geslacht", 0.2),
                "rol": rol,
                "herkomst": make.code("persoon", "herkomst", 0.2),
                "wijk_code": make.pick(["WK003401", "WK003402"], 0.4),
            }
        )
    tables["persoon"] += people
    casussen = casussen_of(make, tables, household, people)
    for _ in range(make.random.randrange(4)):
        _request(make, tables, household, casussen)


def _request(make: Maker, tables: Tables, household: str, casussen: list[Row]) -> None:
    """An aanmelding around the opening of a casus, or without one."""
    casus = make.pick(casussen, 0.3) if casussen else None
    if casus:
        seen = [row["datum"] for row in tables["contact"] if row["casus_id"] == casus["casus_id"]]
        anchor = min(make.pick([casus["geopend"], *seen]), make.pick([casus["geopend"], *seen]))
        if make.maybe(0.3):
            anchor = min([*seen, casus["geopend"]])
        datum = anchor - timedelta(days=make.pick((0, 0, 0, 1, 7, 28, 28, 29, -1, -40)))
        if casus["gesloten"] and make.maybe(0.2):
            datum = casus["gesloten"] + timedelta(days=make.pick((0, 1, 5)))
    else:
        datum = make.day()
    tables["aanmelding"].append(
        {
            "aanmelding_id": make.number("aanmelding"),
            "datum": datum,
            "team_id": casus["team_id"] if casus and make.maybe(0.8) else make.pick(TEAMS),
            "huishouden_id": None if make.maybe(0.15) else household,
            "kanaal": make.code("aanmelding", "kanaal", 0.1),
            "crisis": make.flag(0.6),
            "ernst": make.code("aanmelding", "ernst", 0.3),
            "leefgebied": make.code("aanmelding", "leefgebied", 0.3),
            "triage_datum": make.after(datum, (0, 1, 7), 60, 0.3),
            "triage_uitkomst": "casus"
            if casus and make.maybe(0.7)
            else make.code("aanmelding", "triage_uitkomst", 0.3),
            "casus_id": casus["casus_id"] if casus else None,
        }
    )


def _beside(make: Maker, tables: Tables) -> None:
    """What hangs on a team and not on a household."""
    for _ in range(25):
        tables["activiteit"].append(
            {
                "activiteit_id": make.number("activiteit"),
                "team_id": make.pick(TEAMS),
                "wijk_code": make.pick(["WK003401"], 0.5),
                "soort": make.code("activiteit", "soort"),
                "thema": make.pick(["opvoeden", "geld, schulden"], 0.4),
                "datum": make.day(),
                "deelnemers": make.pick([0, 1, 8, 25], 0.4),
                "minuten": make.pick([0, 45, 120], 0.3),
            }
        )
    for _ in range(16):
        datum = make.day()
        if make.maybe(0.3):
            datum = make.as_of - timedelta(days=make.pick((41, 42, 43)))
        tables["klacht"].append(
            {
                "klacht_id": make.number("klacht"),
                "team_id": make.pick(TEAMS),
                "datum": datum,
                "aard": make.pick(["bejegening"], 0.5),
                "afgehandeld_op": make.after(datum, (0, 41, 42, 43), 120, 0.3),
                "gegrond": make.flag(),
            }
        )
    for _ in range(2):
        tables["gebeurtenis"].append(
            {
                "gebeurtenis_id": make.number("gebeurtenis"),
                "team_id": make.pick(TEAMS, 0.5),
                "datum": make.day(),
                "tot": None,
                "soort": make.code("gebeurtenis", "soort"),
                "raakt": make.pick(["B02,B03"], 0.5),
                "omschrijving": "Nieuw systeem",
            }
        )
