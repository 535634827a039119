"""Run charts: which points of a series call for a question, and which are ordinary variation."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FEWEST_FOR_RULES = 12  # points; with fewer there are limits on trial, and no rules
SHIFT = 8
_NELSON = 3.6


@dataclass(frozen=True)
class Limits:
    """Centre and limits; one value for XmR, one a point for a p-chart. Same unit as the series."""

    centre: float
    low: np.ndarray
    high: np.ndarray


@dataclass(frozen=True)
class Signals:
    """Numbers of points (first is 0) by rule. Empty is no proof that nothing happened."""

    outside: tuple[int, ...] = ()
    shift: tuple[int, ...] = ()
    two_of_three: tuple[int, ...] = ()
    trend: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.outside or self.shift or self.two_of_three or self.trend)


def xmr(values: Sequence[float], base: slice = slice(None)) -> Limits:
    """
    Mean and limits from moving ranges; `base`: the points they are computed from.

    Ranges of 3.267 times the mean range or more are left out once. Never re-based by itself: a
    new base takes a logged reason. Raises ValueError with fewer than two points. Source: Wheeler,
    Understanding Variation; screening as in Making Data Count (NHS).
    """
    y = np.asarray(values, float)
    ranges = np.abs(np.diff(y[base]))
    if not len(ranges):
        raise ValueError("Limits take two points.")
    kept = ranges[ranges < 3.267 * ranges.mean()] if ranges.any() else ranges
    centre, half = float(y[base].mean()), 2.66 * float(kept.mean())
    return Limits(centre, np.full(len(y), centre - half), np.full(len(y), centre + half))


def p_chart(k: Sequence[int], n: Sequence[int], laney: bool = False) -> Limits:
    """
    Centre and limits of a proportion k of n for each point.

    `laney`: widened or narrowed by how the points really vary (p'). Source: Laney 2002, Quality
    Engineering 14:531. Limits are not cut off at 0 and 1.
    """
    events, sizes = np.asarray(k, float), np.asarray(n, float)
    centre = float(events.sum() / sizes.sum())
    sigma = np.sqrt(centre * (1 - centre) / sizes)
    if laney:
        z = (events / sizes - centre) / sigma
        sigma = sigma * float(np.mean(np.abs(np.diff(z)))) / 1.128
    return Limits(centre, centre - 3 * sigma, centre + 3 * sigma)


def t_chart(days: Sequence[float]) -> Limits:
    """
    Limits for the time between rare events, in the unit of `days`: XmR of the time to the power 1/3.6.

    Time between events that come by chance is lopsided; to that power it hardly is. The lower limit
    is often 0, so a run below the centre tells more than a point. Raises as `xmr`. Source: Nelson
    1994, Journal of Quality Technology 26:239.
    """
    limits = xmr(np.asarray(days, float) ** (1 / _NELSON))
    low, high = (np.maximum(ends, 0) ** _NELSON for ends in (limits.low, limits.high))
    return Limits(limits.centre**_NELSON, low, high)


def signals(
    values: Sequence[float],
    limits: Limits,
    *,
    shift: int = SHIFT,
    two_of_three: bool = False,
    trend: int | None = None,
    outside_counts: bool = True,
) -> Signals:
    """
    The points that a rule points at; nothing with fewer than FEWEST_FOR_RULES points.

    `shift` points in a row on one side of the centre (a point on it breaks the row). `two_of_three`
    beyond two thirds of the limit on one side, the third on that side; `outside_counts`: points
    beyond the limit count there as well (Making Data Count since November 2023). `trend`: so many
    points in a row, each above (or each below) the one before; 7 in Making Data Count. Every rule
    more gives more alarms about nothing: of pure noise 24 points long 9.6% has one outside.
    """
    y = np.asarray(values, float)
    if len(y) < FEWEST_FOR_RULES:
        return Signals()
    outside = np.flatnonzero((y < limits.low) | (y > limits.high))
    return Signals(
        tuple(map(int, outside)),
        _rows_on_one_side(np.sign(y - limits.centre), shift),
        _two_of_three(y, limits, outside_counts) if two_of_three else (),
        _trend(y, trend) if trend else (),
    )


def _trend(y: np.ndarray, length: int) -> tuple[int, ...]:
    """Points of `length` or more in a row that rise each time, or fall each time."""
    steps = _rows_on_one_side(np.sign(np.diff(y)), length - 1)
    return tuple(sorted({*steps, *(step + 1 for step in steps)}))


def _rows_on_one_side(side: np.ndarray, length: int) -> tuple[int, ...]:
    found, start = [], 0
    for i in range(1, len(side) + 1):
        if i == len(side) or side[i] != side[start]:
            if side[start] and i - start >= length:
                found += range(start, i)
            start = i
    return tuple(found)


def _two_of_three(y: np.ndarray, limits: Limits, outside_counts: bool) -> tuple[int, ...]:
    found = set()
    for sign, edge in ((1, limits.high), (-1, limits.low)):
        near = limits.centre + 2 / 3 * (edge - limits.centre)
        beyond = sign * (y - near) > 0
        if not outside_counts:
            beyond &= sign * (y - edge) <= 0
        same = sign * (y - limits.centre) > 0
        for i in range(len(y) - 2):
            window = slice(i, i + 3)
            if beyond[window].sum() >= 2 and same[window].all():
                found |= {i + j for j in range(3) if beyond[i + j]}
    return tuple(sorted(found))


@dataclass(frozen=True)
class Run:
    """A run chart by its median: `longest` run and `crossings`, with what chance would allow."""

    median: float
    longest: int
    longest_allowed: int
    crossings: int
    crossings_needed: int

    @property
    def signal(self) -> bool:
        """Whether the series does not look like variation around one level."""
        return self.longest > self.longest_allowed or self.crossings < self.crossings_needed


def run_chart(values: Sequence[float]) -> Run | None:
    """
    Runs and crossings around the median; points on the median count for neither.

    None with fewer than FEWEST_FOR_RULES points. Source: Anhøj and Olesen 2014, PLoS ONE
    9:e113825.
    """
    from scipy.stats import binom

    if len(values) < FEWEST_FOR_RULES:
        return None
    median = float(np.median(values))
    side = [s for s in np.sign(np.asarray(values, float) - median) if s]
    if not side:
        return Run(median, 0, 0, 0, 0)
    turns = np.flatnonzero(np.diff(side)) + 1
    lengths = np.diff([0, *turns, len(side)])
    allowed = round(float(np.log2(len(side)))) + 3
    needed = int(binom.ppf(0.05, len(side) - 1, 0.5))
    return Run(median, int(lengths.max()), allowed, len(turns), needed)
