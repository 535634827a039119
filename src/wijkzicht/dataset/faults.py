"""What is wrong with a basisset: where it stands, what it is, and what to do about it."""

from collections.abc import Iterable
from typing import NamedTuple

# Fields whose value is never repeated: the BSN, names and free text.
PRIVATE = frozenset(
    {
        ("identiteit", "bsn"),
        ("organisatie", "naam"),
        ("team", "naam"),
        ("activiteit", "thema"),
        ("antwoord", "tekst"),
        ("gebeurtenis", "omschrijving"),
        ("klacht", "aard"),
        ("resultaat", "onderbouwing"),
    }
)

# A longer value is cut: it helps nobody to find the cell.
LONGEST_VALUE = 200


class Fault(NamedTuple):
    """One thing that is wrong, or, as a warning, one thing that is odd.

    `row` counts records from 1 after the header; None when it is about the whole table.
    `field` is empty for a whole row and comma-joined in contract order for several.
    `value` is None when it may not be shown (BSN, names, free text). `message` says in Dutch
    what is wrong, `todo` what to do about it.
    """

    rule: str
    table: str
    row: int | None
    field: str
    value: str | None
    message: str
    todo: str

    def as_json(self) -> dict:
        """The item of `check --json`; `value` is left out when it may not be shown."""
        item = self._asdict()
        if self.value is None:
            del item["value"]
        return item


class Unreadable(Exception):
    """The basisset can't be read. `faults` holds the first that were met, at least one."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(sentence(fault) for fault in self.faults[:3]))


def sentence(fault: Fault) -> str:
    """The fault in one line: table, row, field, what is wrong and what to do."""
    row = "" if fault.row is None else f"rij {fault.row}"
    place = ", ".join(part for part in (fault.table, row, fault.field) if part)
    return f"{place}: {fault.message} {fault.todo}" if place else f"{fault.message} {fault.todo}"


def counted(number: int, one: str, more: str) -> str:
    """The number with its noun: `1 fout`, `2 fouten`."""
    return f"{number} {one if number == 1 else more}"


def shown(table: str, fields: tuple[str, ...], values: tuple) -> str | None:
    """The values as they may be repeated, comma-joined; None when one of them is private."""
    if any((table, field) in PRIVATE for field in fields):
        return None
    text = ",".join("" if value is None else str(value) for value in values)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
