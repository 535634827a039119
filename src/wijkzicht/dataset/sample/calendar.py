"""How busy a day is in a social team: weekends, school holidays, back to school, half-years."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from wijkzicht.dataset.sample.columns import day_number

# (first and last month and day, part of the normal work that goes on, part of the requests).
# School holidays move a little each year and differ by region; these are the usual weeks.
_SEASONS = (
    ((1, 1), (1, 4), 0.35, 0.45),
    ((1, 5), (1, 31), 1.0, 1.15),
    ((2, 15), (2, 23), 0.7, 0.8),
    ((4, 26), (5, 5), 0.6, 0.7),
    ((7, 15), (8, 25), 0.5, 0.5),
    ((9, 5), (10, 10), 1.0, 1.3),
    ((10, 18), (10, 26), 0.7, 0.75),
    ((11, 1), (11, 30), 1.0, 1.2),
    ((12, 20), (12, 31), 0.35, 0.4),
)
# Day of the year (about the end of October) around which people wait longest.
_BUSIEST = 302
_CLOSED = {(1, 1), (4, 27), (12, 25), (12, 26)}


@dataclass(frozen=True)
class Calendar:
    """The days of a sample; arrays are indexed by day number minus `first`.

    `work`: chance that work planned on a day goes on; `requests`: cumulative weight of requests,
    growing a little each year; `workday`: the first working day on or after a day.
    """

    first: int
    last: int
    work: np.ndarray
    requests: np.ndarray
    workday: np.ndarray
    half_end: np.ndarray

    def to_workday(self, days: np.ndarray) -> np.ndarray:
        """The first working day on or after each day; never past the last day."""
        return np.minimum(self.workday[self._places(days)], self.last)

    def goes_on(self, rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
        """Whether work planned on the day goes on, with holidays as the season says."""
        return rng.random(days.size, dtype=np.float32) < self.work[self._places(days)]

    def request_days(self, rng: np.random.Generator, n: int) -> np.ndarray:
        """Days on which requests come in."""
        drawn = np.searchsorted(self.requests, rng.random(n) * self.requests[-1], side="right")
        return (self.first + drawn).astype(np.int32)

    def near_half_end(self, rng: np.random.Generator, days: np.ndarray) -> np.ndarray:
        """The days moved to the last ten days of their half-year, where files are tidied up."""
        end = self.half_end[self._places(days)]
        return np.maximum(days, end - rng.integers(0, 10, days.size, dtype=np.int32))

    def crowding(self, days: np.ndarray) -> np.ndarray:
        """How many times longer people wait: a little more each year, and more after the summer."""
        autumn = np.cos(2 * np.pi * (days % 365.25 - _BUSIEST) / 365.25)
        return 1 + 0.08 * (days - self.first) / 365.25 + 0.3 * np.maximum(autumn, 0)

    def _places(self, days: np.ndarray) -> np.ndarray:
        return np.clip(days - self.first, 0, self.work.size - 1)


def make(first: date, last: date) -> Calendar:
    """The calendar from `first` to `last`, both included."""
    span = [first + timedelta(n) for n in range((last - first).days + 1)]
    work = np.array([_season(day)[0] for day in span], np.float32)
    growth = 1 + 0.03 * np.arange(len(span)) / 365.25
    requests = np.array([_season(day)[1] * _open(day, 0.04) for day in span]) * growth
    workday = np.arange(len(span), dtype=np.int32)
    for place in range(len(span) - 2, -1, -1):
        if not _open(span[place], 0):
            workday[place] = workday[place + 1]
    start = day_number(first)
    ends = [date(d.year, 6, 30) if d.month < 7 else date(d.year, 12, 31) for d in span]
    return Calendar(
        first=start,
        last=start + len(span) - 1,
        work=work,
        requests=np.cumsum(requests),
        workday=workday + np.int32(start),
        half_end=np.array([day_number(end) for end in ends], np.int32),
    )


def _season(day: date) -> tuple[float, float]:
    for begin, end, work, requests in _SEASONS:
        if begin <= (day.month, day.day) <= end:
            return work, requests
    return 1.0, 1.0


def _open(day: date, otherwise: float) -> float:
    """1 on a working day, `otherwise` in the weekend and on the fixed holidays."""
    return otherwise if day.weekday() > 4 or (day.month, day.day) in _CLOSED else 1.0
