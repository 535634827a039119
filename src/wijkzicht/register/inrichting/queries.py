"""Read the settings. They are asked for at every label, so a process remembers them for a while."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.models import Instelling, Soort
from wijkzicht.rules.instellingen import GRONDEN, TERMIJNEN
from wijkzicht.rules.retention import BEWAARSOORTEN

# Another process of the server shows a change at most this many seconds later.
REMEMBERED = 20


class Grond(NamedTuple):
    """On what ground something is used, and its first and last day."""

    tekst: str
    van: date
    tot: date


@dataclass
class _Known:
    """What was read, for which day, and until when that is good enough."""

    values: Mapping[tuple[str, str], str]
    grounds: Mapping[str, Grond]
    day: date
    until: float


_known: list[_Known] = []


def in_force() -> Mapping[tuple[str, str], str]:
    """(soort, sleutel) to what holds today; what was never set is not there."""
    return _now().values


def _now() -> _Known:
    day, now = today(), time.monotonic()
    if not _known or _known[0].day != day or _known[0].until < now:
        remember(*_read(day))
    return _known[0]


def remember(
    values: Mapping[tuple[str, str], str], grounds: Mapping[str, Grond] | None = None
) -> None:
    """Take these for what holds, for a while."""
    _known[:] = [_Known(values, grounds or {}, today(), time.monotonic() + REMEMBERED)]


def forget() -> None:
    """Read anew at the next question."""
    _known.clear()


def _read(day: date) -> tuple[dict[tuple[str, str], str], dict[str, Grond]]:
    rows = Instelling.objects.filter(van__lte=day).order_by("van", "gezet_op")
    last = {(row.soort, row.sleutel): row for row in rows}
    values = {key: row.waarde for key, row in last.items() if row.soort != Soort.GROND}
    grounds = {
        row.sleutel: Grond(row.waarde, row.van, row.tot)
        for row in last.values()
        if row.soort == Soort.GROND and row.tot and row.tot >= day
    }
    return values, grounds


def own_word(lijst: str, code: str) -> str:
    """The organisation's own words for a code; empty: it has none."""
    return in_force().get((Soort.WOORD, f"{lijst}:{code}"), "")


def is_used(lijst: str, code: str) -> bool:
    """Whether the organisation offers this code in new work; of list `veld`: asks this field in its forms."""
    return in_force().get((Soort.GEBRUIK, f"{lijst}:{code}")) != "nee"


def termijn(naam: str) -> int:
    """The days of a term."""
    return int(in_force().get((Soort.TERMIJN, naam)) or TERMIJNEN[naam].dagen)


def retention_term(soort: str) -> int:
    """How long a kind is kept, in its own unit. The database has the same rule."""
    kind = BEWAARSOORTEN[soort]
    return max(kind.least, int(in_force().get((Soort.BEWAREN, soort)) or kind.termijn))


def retention_source(soort: str) -> str:
    """Where that term comes from: the organisation's own words, else what comes with the program."""
    return in_force().get((Soort.BEWAREN, f"{soort}:bron")) or BEWAARSOORTEN[soort].bron


def tekst(naam: str) -> str:
    """A text of the organisation; empty: it has none."""
    return in_force().get((Soort.TEKST, naam), "")


def grond(naam: str) -> Grond | None:
    """The ground on which this is used today; None: it is not used."""
    return _now().grounds.get(naam)


def ground_of(code: str) -> Grond | None:
    """The ground on which a figure is shown today; None: it needs none, or has none."""
    return next((grond(naam) for naam, codes in GRONDEN.items() if code in codes), None)


def coming(naam: str) -> list[date]:
    """The days after today on which a recorded ground begins."""
    rows = Instelling.objects.filter(soort=Soort.GROND, sleutel=naam, van__gt=today())
    last = {row.van: row for row in rows.order_by("gezet_op")}
    return sorted(van for van, row in last.items() if row.tot)


def without_ground() -> frozenset[str]:
    """The figures that may not be computed or shown today, by code."""
    return frozenset(code for naam, codes in GRONDEN.items() if not grond(naam) for code in codes)


def history(soort: str, keys: list[str]) -> list[Instelling]:
    """Everything ever set for these keys, newest first, with who did it; one statement."""
    rows = Instelling.objects.filter(soort=soort, sleutel__in=keys).select_related("gezet_door")
    return list(rows.order_by("-van", "-gezet_op"))
