"""Own help, derived from the work itself: nobody keeps a second administration (INDICATORS.md)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

PAUSE = 180  # more days than this without help, and the next day begins a new trajectory
CRISIS_LEAD = 28  # a crisis aanmelding counts for help that starts up to this many days later


@dataclass(frozen=True)
class Trajectory:
    """
    Help to one person in one casus, from the first to the last day on which it was given.

    `einde` is the first hulpeinde on or after the last day and before the next
    trajectory. `reden` is None when unknown. `stilgevallen`: it ended by silence alone.
    """

    first: date
    last: date
    einde: date | None
    ended: bool
    reden: str | None
    stilgevallen: bool
    is_first: bool
    is_last: bool

    @property
    def length(self) -> int:
        """Days from the first to the last, both included."""
        return (self.last - self.first).days + 1

    def active_between(self, start: date, end: date) -> bool:
        """Whether a day lies in the period, or one before it and one after it."""
        return self.first <= end and self.last >= start


def trajectories(
    help_days: Iterable[date],
    ends: Iterable[tuple[date, str | None]],
    *,
    gesloten: date | None,
    reden_sluiting: str | None,
    as_of: date,
) -> list[Trajectory]:
    """
    The trajectories of one person in one casus, in order.

    `help_days` are the days of hulp contacts with or for the person, `ends` the
    hulpeinden with their reason. What lies after `as_of` is not taken into account. Of two
    hulpeinden on one day the known reason that comes first in the alphabet counts.
    """
    days = sorted({d for d in help_days if d <= as_of})
    stops = sorted((day, reden is None, reden or "") for day, reden in ends if day <= as_of)
    closed = gesloten is not None and gesloten <= as_of
    runs = _runs(days, [day for day, _, _ in stops])
    found = []
    for number, (first, last) in enumerate(runs):
        follower = runs[number + 1][0] if number + 1 < len(runs) else None
        stop = next((s for s in stops if s[0] >= last and (not follower or s[0] < follower)), None)
        silent = as_of - last > timedelta(days=PAUSE)
        if stop:
            reden = stop[2] or None
        else:
            reden = reden_sluiting if closed and not follower else None
        found.append(
            Trajectory(
                first=first,
                last=last,
                einde=stop[0] if stop else None,
                ended=bool(follower or stop or closed or silent),
                reden=reden,
                stilgevallen=silent and not stop and not closed,
                is_first=number == 0,
                is_last=follower is None,
            )
        )
    return found


def _runs(days: list[date], stops: list[date]) -> list[tuple[date, date]]:
    runs: list[list[date]] = []
    for day in days:
        before = runs[-1][1] if runs else None
        if (
            before is None
            or day - before > timedelta(days=PAUSE)
            or any(before <= stop < day for stop in stops)
        ):
            runs.append([day, day])
        else:
            runs[-1][1] = day
    return [(first, last) for first, last in runs]


def from_crisis(
    first: date, *, is_first: bool, crisis_days: Iterable[date], crisis_requests: Iterable[date]
) -> bool:
    """
    Whether help that starts on `first` started from a crisis.

    `crisis_days`: days of crisishulp contacts with the person. `crisis_requests`: days of
    aanmeldingen of the casus with crisis true; they count for the person's first help in the
    casus only, from the day itself to 28 days later.
    """
    if first in set(crisis_days):
        return True
    return is_first and any(
        timedelta(0) <= first - day <= timedelta(days=CRISIS_LEAD) for day in crisis_requests
    )
