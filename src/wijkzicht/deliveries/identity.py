"""Who a person is in a delivery: BSN, birth date, sex and place, as the protocol writes them."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import duckdb
from stdnum.nl import bsn as elfproef

from wijkzicht.dataset.faults import Fault, Unreadable
from wijkzicht.dataset.read import Basisset, open_basisset
from wijkzicht.deliveries import words
from wijkzicht.vocabulary.protocols import Protocol

_GESLACHT = {"vrouw": "V", "man": "M"}
_SPECIAL = ("000000000", "999999999")


def digits(day: date) -> str:
    """The day as JJJJMMDD: four digits of a year before 1000 as well."""
    return day.isoformat().replace("-", "")


@dataclass(frozen=True, slots=True)
class Person:
    """What is known of a young person; None or empty where it is not known."""

    persoon_id: str
    geslacht: str | None
    geboortejaar: int | None
    geboortemaand: int | None
    bsn: str | None
    geboortedatum: date | None
    postcode: str | None
    gemeente_code: str | None

    @property
    def key(self) -> tuple[str, str]:
        """What makes records those of one person: the BSN, without one the persoon_id."""
        return ("bsn", self.bsn) if self.bsn else ("persoon_id", self.persoon_id)

    @property
    def geslacht_code(self) -> str:
        """V, M, or O for not known."""
        return _GESLACHT.get(self.geslacht or "", "O")

    @property
    def born(self) -> str:
        """The birth date as JJJJMMDD, JJJJMM00, JJJJ0000 or 00000000."""
        if self.geboortedatum is not None:
            return digits(self.geboortedatum)
        if self.geboortejaar is None:
            return "00000000"
        return f"{self.geboortejaar:04d}{self.geboortemaand or 0:02d}00"

    def bsn_code(self, protocol: Protocol) -> str:
        """The BSN, or the code of this protocol for one that is not known."""
        return self.bsn or protocol.bsn_onbekend

    def place(self, team_gemeente: str | None) -> str:
        """The postcode; without one the digits of the person's municipality, else of the team's."""
        code = self.gemeente_code or team_gemeente or ""
        return self.postcode or code.removeprefix("GM")

    def at_least(self, years: int, day: date) -> bool:
        """Whether the person certainly had that age on `day`, as far as the birth date is known."""
        year, month, dom = int(self.born[:4]), int(self.born[4:6]) or 12, int(self.born[6:]) or 31
        return year > 0 and (year + years, month, dom) <= (day.year, day.month, day.day)


def read_persons(con: duckdb.DuckDBPyConnection, identities: Path) -> dict[str, Person]:
    """The young persons of a basisset with what the closed folder says of them, by persoon_id.

    A person who is not in `identiteit` has no BSN and no postcode. The special codes are no BSN:
    they say that there is none. Raises Unreadable when the folder has no readable `identiteit`.
    """
    known = _identities(identities)
    rows = con.execute(
        "SELECT persoon_id, geslacht, geboortejaar, geboortemaand FROM persoon"
        " WHERE rol = 'jeugdige' ORDER BY ALL"
    ).fetchall()
    nobody = (None, None, None, None)
    return {row[0]: Person(*row, *known.get(row[0], nobody)) for row in rows}


def _identities(folder: Path) -> dict[str, tuple]:
    try:
        found = open_basisset(folder)
    except Unreadable as problem:
        if any(fault.table for fault in problem.faults):
            raise
        raise _no_identities(folder) from problem
    only = tuple(source for source in found.sources if source.table.name == "identiteit")
    if not only:
        raise _no_identities(folder)
    with Basisset(found.folder, found.descriptor, only, found.notes).connect() as con:
        rows = con.execute(
            "SELECT persoon_id, bsn, geboortedatum, postcode, gemeente_code FROM identiteit"
            " ORDER BY ALL"
        ).fetchall()
    return {
        persoon_id: (None if bsn in _SPECIAL else bsn, *rest) for persoon_id, bsn, *rest in rows
    }


def _no_identities(folder: Path) -> Unreadable:
    message = f"In de map {folder} staat geen tabel identiteit."
    todo = "Geef de gesloten map waarin identiteit.csv of identiteit.parquet staat."
    return Unreadable([Fault("table", "identiteit", None, "", None, message, todo)])


def contradictions(persons: list[Person]) -> list[Fault]:
    """Faults when persons under one BSN have two birth dates or two sexes.

    What is not known contradicts nothing: 20120000 goes with 20120514, O with V.
    """
    faults = []
    births = sorted({_known_part(p.born) for p in persons})
    if any(not later.startswith(earlier) for earlier, later in pairwise(births)):
        faults.append(_two("identiteit", "geboortedatum", words.TWO_BIRTH_DATES, persons))
    if len({p.geslacht_code for p in persons} - {"O"}) > 1:
        faults.append(_two("persoon", "geslacht", words.TWO_SEXES, persons))
    return faults


def bsn_fault(person: Person) -> Fault | None:
    """A fault when the BSN of a delivered person can't be one."""
    if person.bsn is None or elfproef.is_valid(person.bsn):
        return None
    return Fault(
        "bsn_elfproef",
        "identiteit",
        None,
        "bsn",
        None,
        words.NO_BSN.format(persoon=person.persoon_id),
        words.NO_BSN_TODO,
    )


def _known_part(born: str) -> str:
    """A birth date without the zeros for what is not known; sorted, a part stands before a whole."""
    for unknown in ("00000000", "0000", "00"):
        if born.endswith(unknown):
            return born.removesuffix(unknown)
    return born


def _two(table: str, field: str, message: str, persons: list[Person]) -> Fault:
    who = ", ".join(sorted(p.persoon_id for p in persons))
    return Fault(
        "bsn_tegenspraak",
        table,
        None,
        field,
        None,
        message.format(personen=who),
        words.TWO_TODO,
    )
