"""
Registration or reality: what in a series was done by how work is recorded.

A finding is a count of casussen that moved in a way that usually few do, and that people alone do
not explain: files closed long after the work, work that goes on but is no longer called help, work
that is silent for a period and then there again. What is left over is not proved to be real: it
is what this can't explain.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from wijkzicht.indicators.bewegingen import LEFT, Beweging
from wijkzicht.vocabulary.periods import Period

FEWEST_PERIODS = 4  # other periods to say what is usual
LOG_MARGIN = timedelta(days=92)  # an event this long before the period still speaks of it


Rows = dict[str, Beweging]  # of one group and period, by telling


def _left_open(rows: Rows) -> int:
    """Files closed long after the work that were silent already when the period began."""
    return _parts(rows["actief"], "laat_gesloten") - _parts(rows["dossier"], "laat_gesloten")


def _parts(row: Beweging, *causes: str) -> int:
    return sum(row.delen.get(cause, 0) for cause in causes)


def _stayed(row: Beweging) -> int:
    """Of those in the count before, how many are still open: the others tell nothing."""
    return row.opening + _parts(row, *LEFT)


@dataclass(frozen=True)
class Effect:
    """
    What a registration effect looks like: many casussen with this cause in this count.

    `moved`: how many did in a period, `could`: out of how many; `events`: kinds of line in the
    log that speak of it.
    """

    soort: str
    telling: str
    oorzaak: str
    moved: Callable[[Rows], int]
    could: Callable[[Rows], int]
    events: tuple[str, ...]


EFFECTS = (
    Effect(
        "laat_sluiten",
        "dossier",
        "laat_gesloten",
        _left_open,
        lambda rows: rows["dossier"].opening,
        ("opschoning", "nieuw_systeem"),
    ),
    Effect(
        "definitie",
        "hulp",
        "zonder_hulp",
        lambda rows: -_parts(rows["hulp"], "zonder_hulp"),
        lambda rows: _stayed(rows["hulp"]),
        ("definitie", "nieuw_systeem"),
    ),
    Effect(
        "definitie",
        "hulp",
        "hulp_begonnen",
        lambda rows: _parts(rows["hulp"], "hulp_begonnen"),
        lambda rows: rows["actief"].opening - rows["hulp"].opening,
        ("definitie", "nieuw_systeem"),
    ),
    Effect(
        "levering",
        "actief",
        "even_stil",
        lambda rows: -_parts(rows["actief"], "even_stil"),
        lambda rows: _stayed(rows["actief"]),
        ("levering_fout", "nieuw_systeem"),
    ),
)


@dataclass(frozen=True)
class Event:
    """A line of the log: what happened when. `tot`: the last day, if it lasted."""

    soort: str
    datum: date
    tot: date | None = None
    omschrijving: str = ""

    def touches(self, period: Period) -> bool:
        """Whether it happened in the period or shortly before it."""
        return self.datum <= period.end and (self.tot or self.datum) >= period.start - LOG_MARGIN


@dataclass(frozen=True)
class Bevinding:
    """
    `meer` casussen than usual moved by `oorzaak` in `periode`; `aantal` did, of `van` who could.

    `telling`: the count it changed, in the direction of `richting` (1 or -1). `event`: the line
    of the log that speaks of it, if there is one.
    """

    groep: str
    periode: str
    soort: str
    telling: str
    oorzaak: str
    aantal: int
    meer: int
    van: int
    richting: int
    event: Event | None


@dataclass(frozen=True)
class Bar:
    """How unusual it must be: casussen, share of those who could move, standard deviations."""

    least: int
    share: float
    deviations: float


# Without an event the bar is higher: nobody says that something happened.
WITH = Bar(4, 0.06, 2.5)
WITHOUT = Bar(5, 0.10, 4.0)


def findings(bewegingen: Iterable[Beweging], events: Sequence[Event] = ()) -> list[Bevinding]:
    """
    The registration effects in movements of any number of groups, by group and period.

    Needs FEWEST_PERIODS other periods of the same group; the first one is not judged.
    """
    groups: dict[str, dict[str, dict[str, Beweging]]] = {}
    for row in bewegingen:
        groups.setdefault(row.groep, {}).setdefault(row.periode, {})[row.telling] = row
    found = []
    for group, periods in groups.items():
        for effect in EFFECTS:
            found += _of_effect(group, periods, effect, events)
    return sorted(found, key=lambda f: (f.groep, f.periode, f.soort))


def _of_effect(group, periods: dict[str, Rows], effect: Effect, events) -> list[Bevinding]:
    names = sorted(periods)
    if len(names) <= FEWEST_PERIODS:
        return []
    moved = np.array([effect.moved(periods[name]) for name in names])
    could = np.array([effect.could(periods[name]) for name in names], float)
    found = []
    # Of what came before the first period nothing is known, so all that follows may look new.
    for i, name in list(enumerate(names))[1:]:
        others = np.delete(np.arange(len(names)), i)
        usual, spread = _usual(moved[others], could[others])
        event = _spoken_of(effect, Period.parse(name), events)
        more = moved[i] - usual * could[i]
        if _unusual(more, usual * could[i], spread, could[i], WITH if event else WITHOUT):
            came = _parts(periods[name][effect.telling], effect.oorzaak) > 0
            found.append(
                Bevinding(
                    group, name, effect.soort, effect.telling, effect.oorzaak, int(moved[i]),
                    round(more), int(could[i]), 1 if came else -1, event,
                )
            )  # fmt: skip
    return found


def _unusual(more: float, expected: float, spread: float, could: float, bar: Bar) -> bool:
    deviation = np.sqrt(max(expected, 1.0) * spread)
    return more >= bar.least and more >= bar.share * could and more > bar.deviations * deviation


def _usual(moved: np.ndarray, could: np.ndarray) -> tuple[float, float]:
    """The usual share that moves, and by how much more than chance it varies (a variance ratio)."""
    rates = moved[could > 0] / could[could > 0]
    if len(rates) < FEWEST_PERIODS:
        return 1.0, 1.0  # not known what is usual: nothing is unusual
    usual = float(np.median(rates))
    off = np.abs(moved - usual * could) / np.sqrt(np.maximum(usual * could, 1.0))
    return usual, max(1.0, float(1.4826 * np.median(off)) ** 2)


def _spoken_of(effect: Effect, period: Period, events: Sequence[Event]) -> Event | None:
    return next((e for e in events if e.soort in effect.events and e.touches(period)), None)
