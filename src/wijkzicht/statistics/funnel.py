"""Funnel limits: how far a proportion may lie from the whole by chance, spread included."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from wijkzicht.statistics.intervals import Interval

SMALLEST_GROUP = 10  # units under which their own spread can't be estimated
SMALLEST_EXPECTED = 10  # events under which a limit says too little to call a unit in or out


class Limits(NamedTuple):
    """The limits for n units at one level, as proportions from 0 to 1."""

    low: float
    high: float


@dataclass(frozen=True)
class Funnel:
    """
    `centre`: the proportion of all units together. `phi`: the mean squared z on the arcsine
    scale, winsorised; `spread`: the variance between units on that scale (tau squared). Both
    None with fewer than SMALLEST_GROUP units: then the limits hold chance alone.
    """

    centre: float
    phi: float | None
    spread: float | None

    def limits(self, n: float, level: float = 0.95) -> Limits:
        """The limits around the centre for a unit of size n, with the spread between units."""
        from scipy.special import ndtri

        half = ndtri((1 + level) / 2) * np.sqrt(1 / (4 * n) + (self.spread or 0.0))
        middle = np.arcsin(np.sqrt(self.centre))
        low, high = max(middle - half, 0.0), min(middle + half, np.pi / 2)
        return Limits(float(np.sin(low) ** 2), float(np.sin(high) ** 2))

    def tells(self, n: float) -> bool:
        """Whether a unit of size n is large enough to be called inside or outside."""
        return n * self.centre >= SMALLEST_EXPECTED


def funnel(k: Sequence[int], n: Sequence[int]) -> Funnel:
    """
    The funnel of k events in n for each unit. No order of units comes out of it.

    Raises ValueError when no unit has an n. Source: Spiegelhalter 2005, Stat Med 24:1185,
    additive model on the arcsine scale, z winsorised at 10 and 90 percent.
    """
    events, sizes = np.asarray(k, float), np.asarray(n, float)
    events, sizes = events[sizes > 0], sizes[sizes > 0]
    if not len(sizes):
        raise ValueError("No unit has a size.")
    centre = float(events.sum() / sizes.sum())
    if len(sizes) < SMALLEST_GROUP:
        return Funnel(centre, None, None)
    variance = 1 / (4 * sizes)
    z = (np.arcsin(np.sqrt(events / sizes)) - np.arcsin(np.sqrt(centre))) / np.sqrt(variance)
    z = np.clip(z, *np.quantile(z, [0.1, 0.9]))
    phi, weight, units = float(np.mean(z**2)), 1 / variance, len(sizes)
    room = weight.sum() - (weight**2).sum() / weight.sum()
    spread = max(0.0, (units * phi - (units - 1)) / room)
    return Funnel(centre, phi, float(spread))


def chance_limits(centre: float, n: int, level: float = 0.95) -> Interval:
    """
    Limits by chance alone from the binomial distribution itself, interpolated, for size n.

    Source: Spiegelhalter 2005, appendix A.1.1. For small n, where the arcsine scale is rough.
    """
    from scipy.stats import binom

    ends = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        r = binom.ppf(tail, n, centre)
        a = (binom.cdf(r, n, centre) - tail) / binom.pmf(r, n, centre)
        ends.append(float((r - a) / n))
    return Interval(max(ends[0], 0.0), min(ends[1], 1.0))
