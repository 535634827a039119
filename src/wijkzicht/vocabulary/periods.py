"""Reporting periods: half-year, quarter and year. Different lengths are never compared."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

KINDS = ("halfjaar", "kwartaal", "jaar")
_MONTHS = {"halfjaar": 6, "kwartaal": 3, "jaar": 12}
_LETTER = {"halfjaar": "H", "kwartaal": "Q"}


@dataclass(frozen=True, order=True)
class Period:
    """
    The days from `start` to `end`, both included.

    `kind` is one of `KINDS`. Built by `period_of` or `Period.parse`, never from loose
    dates, so that a period always begins and ends on the boundary of its kind.
    """

    start: date
    end: date
    kind: str

    @property
    def name(self) -> str:
        """`2025-H1`, `2025-Q3` or `2025`."""
        if self.kind == "jaar":
            return f"{self.start.year:04d}"
        number = (self.start.month - 1) // _MONTHS[self.kind] + 1
        return f"{self.start.year:04d}-{_LETTER[self.kind]}{number}"

    @property
    def days(self) -> int:
        """The number of days, first and last included."""
        return (self.end - self.start).days + 1

    @classmethod
    def parse(cls, text: str) -> "Period":
        """
        The period with that name. `2025-2` is read as the second half-year.

        Raises ValueError with a sentence for anything else.
        """
        found = re.fullmatch(r"(\d{4})(?:-([HQ]?)(\d))?", text.strip())
        if found and found[1] != "0000":
            kind = {"H": "halfjaar", "Q": "kwartaal", "": "halfjaar", None: "jaar"}[found[2]]
            number = int(found[3] or 1)
            if 1 <= number <= 12 // _MONTHS[kind]:
                return period_of(kind, date(int(found[1]), (number - 1) * _MONTHS[kind] + 1, 1))
        raise ValueError(
            f"‘{text}’ is geen periode. Schrijf een halfjaar als 2025-H1, "
            "een kwartaal als 2025-Q3 of een jaar als 2025."
        )

    def next(self) -> "Period":
        """The period of the same kind that begins the day after this one."""
        return period_of(self.kind, self.end + timedelta(days=1))

    def previous(self) -> "Period":
        """The period of the same kind that ends the day before this one."""
        return period_of(self.kind, self.start - timedelta(days=1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def period_of(kind: str, day: date) -> Period:
    """The period of that kind that holds the day. Raises ValueError for an unknown kind."""
    if kind not in KINDS:
        raise ValueError(f"‘{kind}’ is geen soort periode. Kies uit: {', '.join(KINDS)}.")
    months = _MONTHS[kind]
    first = (day.month - 1) // months * months + 1
    year, month = (day.year, first + months) if first + months <= 12 else (day.year + 1, 1)
    return Period(date(day.year, first, 1), date(year, month, 1) - timedelta(days=1), kind)


def periods_between(kind: str, first: date, last: date) -> list[Period]:
    """Every period from the one that holds `first` to the one that holds `last`, in order."""
    period, found = period_of(kind, first), []
    while period.start <= last:
        found.append(period)
        period = period.next()
    return found
