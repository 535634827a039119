"""Names and addresses for made-up people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random


@dataclass(frozen=True)
class Member:
    """A person in a household, as the texts need to know them.

    `rol` and `geslacht` are codes of the contract (geslacht may be None); `geboortejaar` None when
    unknown.
    """

    persoon_id: str
    voornaam: str
    tussenvoegsel: str
    achternaam: str
    rol: str
    geslacht: str | None
    geboortejaar: int | None

    @property
    def surname(self) -> str:
        """Surname with its tussenvoegsel, as it stands after a first name."""
        return f"{self.tussenvoegsel} {self.achternaam}".strip()

    @property
    def called(self) -> str:
        """How a report names this person: a young person by first name, an adult formally."""
        if self.rol != "volwassene":
            return self.voornaam
        title = {"vrouw": "mevrouw", "man": "meneer"}.get(self.geslacht or "")
        surname = self.surname[:1].upper() + self.surname[1:]
        return f"{title} {surname}" if title else f"{self.voornaam} {self.surname}"


@dataclass(frozen=True)
class Family:
    """The members of one household, adults first."""

    members: tuple[Member, ...]

    @property
    def young(self) -> tuple[Member, ...]:
        """The young people."""
        return tuple(member for member in self.members if member.rol == "jeugdige")

    @property
    def adults(self) -> tuple[Member, ...]:
        """The parents or other adults."""
        return tuple(member for member in self.members if member.rol != "jeugdige")

    def member(self, persoon_id: str | None) -> Member | None:
        """The member with this persoon_id, or None."""
        return next((m for m in self.members if m.persoon_id == persoon_id), None)


def family(rng: Random, persons: Sequence[dict]) -> Family:
    """Give the persons of one household (rows of `persoon`) names.

    Children and one parent share a surname; the other parent mostly has one of their own.
    Persons in the household stories get the first name that stands in their id.
    """
    shared = rng.choice(_surnames())
    taken: set[str] = set()
    members = []
    for person in sorted(persons, key=lambda row: row["rol"] == "jeugdige"):
        other = person["rol"] != "jeugdige" and members and rng.random() < 0.8
        particle, surname = rng.choice(_surnames()) if other else shared
        first = _first_name(rng, person, taken)
        taken.add(first)
        members.append(
            Member(
                person["persoon_id"],
                first,
                particle,
                surname,
                person["rol"],
                person.get("geslacht"),
                person.get("geboortejaar"),
            )
        )
    return Family(tuple(members))


def address(rng: Random) -> tuple[str, str, str]:
    """Street, number and postcode of a made-up address."""
    letters = "".join(rng.choices("ABCDEGHJKLMNPRSTVWXZ", k=2))
    return (
        rng.choice(_lines("straten")),
        str(rng.randint(1, 180)),
        f"{rng.randint(1301, 1361)}{letters}",
    )


def born(rng: Random, geboortejaar: int | None, geboortemaand: int | None) -> date | None:
    """A birth day that agrees with year and month; None without a year."""
    if geboortejaar is None:
        return None
    return date(geboortejaar, geboortemaand or rng.randint(1, 12), rng.randint(1, 28))


def _first_name(rng: Random, person: dict, taken: set[str]) -> str:
    told = person["persoon_id"].partition("-")[2]
    if told.isalpha() and told not in ("moeder", "vader", "oma", "kaya"):
        return told.capitalize()
    lists = {"vrouw": ("vrouwen",), "man": ("mannen",)}
    names = [
        n
        for part in lists.get(person.get("geslacht") or "", ("vrouwen", "mannen"))
        for n in _lines(part)
    ]
    return rng.choice([name for name in names if name not in taken])


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = files(__package__).joinpath(f"{name}.txt").read_text("utf-8")
    return tuple(text.split())


@cache
def _surnames() -> tuple[tuple[str, str], ...]:
    text = files(__package__).joinpath("achternamen.txt").read_text("utf-8").splitlines()
    pairs = (line.partition("|") for line in text if line and not line.startswith("#"))
    return tuple((particle, surname) for particle, _, surname in pairs)
