"""One group in one period: which rows belong to it, and how many people live there."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from oracle.known import Row, Tables, known_on
from oracle.own_help import Trajectory, trajectories
from oracle.reporting import Span

AMBULANT = {"ambulant_op_locatie", "daghulp_op_locatie", "in_netwerk_jeugdige"}


class World:
    """The basisset as known on the as-of date, with a few look-ups."""

    def __init__(self, tables: Tables, as_of: date):
        self.everything = tables
        self.as_of = as_of
        self.tables = known_on(tables, as_of)
        self.casus = {row["casus_id"]: row for row in self.tables["casus"]}
        self.persoon = {row["persoon_id"]: row for row in self.tables["persoon"]}
        self.trajectories: list[Trajectory] = []
        if "hulptraject" in tables or {"contact", "contact_persoon"} <= set(tables):
            self.trajectories = trajectories(self.tables, as_of)

    def is_young(self, persoon_id: str) -> bool:
        """Rol jeugdige."""
        return self.persoon[persoon_id]["rol"] == "jeugdige"

    def household(self, huishouden_id: str) -> list[Row]:
        """The people of a household."""
        return [row for row in self.tables["persoon"] if row["huishouden_id"] == huishouden_id]

    def of_household(self, table: str, huishouden_id: str) -> list[Row]:
        """Rows about people of a household."""
        people = {row["persoon_id"] for row in self.household(huishouden_id)}
        return [row for row in self.tables[table] if row["persoon_id"] in people]


@dataclass
class View:
    """A group (its teams) in a period that is cut short on the as-of date."""

    world: World
    groep: str
    teams: set[str]
    span: Span
    p0: date = field(init=False)
    p1: date = field(init=False)

    def __post_init__(self):
        self.p0 = self.span.p0
        self.p1 = min(self.span.p1, self.world.as_of)

    @property
    def as_of(self) -> date:
        """The as-of date."""
        return self.world.as_of

    @property
    def days(self) -> int:
        """Days in the period."""
        return (self.p1 - self.p0).days + 1

    def inside(self, day: date | None) -> bool:
        """Does the day lie in the period?"""
        return day is not None and self.p0 <= day <= self.p1

    def followed(self, day: date, days: int) -> bool:
        """Can what happens within so many days after that day be known?"""
        return day + timedelta(days=days) <= self.as_of

    def of_team(self, table: str) -> list[Row]:
        """Rows that carry a team_id of the group."""
        return [row for row in self.world.tables[table] if row["team_id"] in self.teams]

    def of_casus(self, table: str) -> list[Row]:
        """Rows that name a casus of the group."""
        mine = {row["casus_id"] for row in self.of_team("casus")}
        return [row for row in self.world.tables[table] if row["casus_id"] in mine]

    def rows_of(self, table: str, casus_id: str) -> list[Row]:
        """Rows of one casus."""
        return [row for row in self.world.tables[table] if row["casus_id"] == casus_id]

    def counts(self, persoon_id: str) -> bool:
        """Everybody; a part of a group has fewer people (see `dimensions`)."""
        return True

    # -- what happened in the period ------------------------------------------------------------

    def aanmeldingen(self) -> list[Row]:
        """Aanmeldingen in P."""
        return [row for row in self.of_team("aanmelding") if self.inside(row["datum"])]

    def opened(self) -> list[Row]:
        """Casussen geopend in P."""
        return [row for row in self.of_team("casus") if self.inside(row["geopend"])]

    def closed(self) -> list[Row]:
        """Casussen gesloten in P."""
        return [row for row in self.of_team("casus") if self.inside(row["gesloten"])]

    def open_on(self, day: date) -> list[Row]:
        """Casussen open on that day."""
        return [
            row
            for row in self.of_team("casus")
            if row["geopend"] <= day and (row["gesloten"] is None or row["gesloten"] >= day)
        ]

    def plans(self) -> list[Row]:
        """Plans vastgesteld in P."""
        return [row for row in self.of_casus("plan") if self.inside(row["vastgesteld"])]

    def contacts(self) -> list[Row]:
        """Contacts in P."""
        return [row for row in self.of_casus("contact") if self.inside(row["datum"])]

    def work_contacts(self, casus_id: str) -> list[Row]:
        """Work contacts of one casus, whenever."""
        rows = self.rows_of("contact", casus_id)
        return [row for row in rows if row["activiteit"] != "administratie"]

    def voorzieningen(self) -> list[Row]:
        """Voorzieningen that name a casus of the group; totaal is in the functions that need it."""
        return self.of_casus("voorziening")

    def active(self, voorziening: Row) -> bool:
        """Voorziening active in P."""
        start, eind = voorziening["start"], voorziening["eind"]
        return start is not None and start <= self.p1 and (eind is None or eind >= self.p0)

    # -- own help -------------------------------------------------------------------------------

    def trajectories(self) -> list[Trajectory]:
        """Trajectories of everybody in casussen of the group."""
        mine = {row["casus_id"] for row in self.of_team("casus")}
        return [item for item in self.world.trajectories if item.casus_id in mine]

    def youth_trajectories(self) -> list[Trajectory]:
        """Those of young persons."""
        return [item for item in self.trajectories() if self.world.is_young(item.persoon_id)]

    def helped(self) -> set[str]:
        """Distinct persons, young or not, with own help active in P."""
        return {item.persoon_id for item in self.trajectories() if item.active(self.p0, self.p1)}

    def young_in_period(self, persoon_id: str) -> bool:
        """Young person in P: rol jeugdige and not known to be 23 or older."""
        geboortejaar = self.world.persoon[persoon_id]["geboortejaar"]
        too_old = geboortejaar is not None and self.p0.year - geboortejaar >= 23
        return self.world.is_young(persoon_id) and not too_old

    def helped_young(self) -> set[str]:
        """Young persons in P with own help active in P."""
        return {persoon_id for persoon_id in self.helped() if self.young_in_period(persoon_id)}

    # -- the people who live there --------------------------------------------------------------

    def population(self) -> int | None:
        """Inhabitants up to and including 22 years; None when no year has rows for the group."""
        rows = [row for row in self.world.tables["bevolking"] if row["leeftijd_tot"] <= 22]
        years = {row["jaar"] for row in rows if row["jaar"] <= self.span.p1.year}
        for year in sorted(years, reverse=True):
            found = self._population_rows([row for row in rows if row["jaar"] == year])
            if found:
                return sum(row["aantal"] for row in found)
        return None

    def _population_rows(self, rows: list[Row]) -> list[Row]:
        """The rows of one year that count for this group."""
        of_teams = [row for row in rows if row["team_id"] in self.teams]
        if {row["team_id"] for row in of_teams} == self.teams:
            return of_teams
        if self.groep in self.teams:
            return []
        places = self._municipalities()
        return [
            row
            for row in rows
            if row["team_id"] is None
            and row["wijk_code"] is None
            and row["gemeente_code"] in places
        ]

    def _municipalities(self) -> set[str]:
        teams = [row for row in self.world.tables["team"] if row["team_id"] in self.teams]
        further = [
            row
            for row in self.world.tables.get("team_gemeente", [])
            if row["team_id"] in self.teams
        ]
        return {row["gemeente_code"] for row in teams + further}
