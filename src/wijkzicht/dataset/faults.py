"""What is wrong in what came in, said so that somebody can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault: where it stands, what is wrong and what to do. `row` 1 is the first record."""

    rule: str
    table: str
    row: int
    field: str
    value: str | None
    message: str
    todo: str


class Unreadable(Exception):
    """The input can't be read; `faults` says why."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(fault.message for fault in faults[:3]))
        self.faults = faults
