"""Read the settings. They are asked for at every label, so a process remembers them for a while."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.models import Instelling, Soort
from wijkzicht.rules.instellingen import TERMIJNEN
from wijkzicht.rules.retention import BEWAARSOORTEN

# Another process of the server shows a change at most this many seconds later.
REMEMBERED = 20


@dataclass
class _Known:
    """What was read, for which day, and until when that is good enough."""

    values: Mapping[tuple[str, str], str]
    day: date
    until: float


_known: list[_Known] = []


def in_force() -> Mapping[tuple[str, str], str]:
    """(soort, sleutel) to what holds today; what was never set is not there."""
    day, now = today(), time.monotonic()
    if not _known or _known[0].day != day or _known[0].until < now:
        remember(_read(day))
    return _known[0].values


def remember(values: Mapping[tuple[str, str], str]) -> None:
    """Take these for what holds, for a while."""
    _known[:] = [_Known(values, today(), time.monotonic() + REMEMBERED)]


def forget() -> None:
    """Read anew at the next question."""
    _known.clear()


def _read(day: date) -> dict[tuple[str, str], str]:
    rows = Instelling.objects.filter(van__lte=day).order_by("van", "gezet_op")
    found = rows.values_list("soort", "sleutel", "waarde")
    return {(soort, key): value for soort, key, value in found}


def own_word(lijst: str, code: str) -> str:
    """The organisation's own words for a code; empty: it has none."""
    return in_force().get((Soort.WOORD, f"{lijst}:{code}"), "")


def is_used(lijst: str, code: str) -> bool:
    """Whether the organisation offers this code in new work."""
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


def history(soort: str, keys: list[str]) -> list[Instelling]:
    """Everything ever set for these keys, newest first, with who did it; one statement."""
    rows = Instelling.objects.filter(soort=soort, sleutel__in=keys).select_related("gezet_door")
    return list(rows.order_by("-van", "-gezet_op"))
