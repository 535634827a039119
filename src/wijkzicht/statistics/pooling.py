"""Partial pooling: a proportion of a small unit leans on the group it belongs to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from wijkzicht.statistics.intervals import Interval

_LARGEST_PRIOR = 1e7  # more units than that behind the group: the units do not differ


class Pooled(NamedTuple):
    """`raw` k/n (None without n), `value` after pooling, `interval`, `leans` 0 (not) to 1."""

    raw: float | None
    value: float
    interval: Interval
    leans: float


@dataclass(frozen=True)
class Group:
    """The spread of the group as a beta distribution: mean a/(a+b), worth a+b observations."""

    a: float
    b: float

    @property
    def mean(self) -> float:
        """The mean proportion over units."""
        return self.a / (self.a + self.b)

    def pool(self, k: int, n: int) -> Pooled:
        """The proportion of one unit, with its 95% interval. Show it beside the raw one."""
        from scipy.special import betaincinv

        a, b = self.a + k, self.b + n - k
        interval = Interval(float(betaincinv(a, b, 0.025)), float(betaincinv(a, b, 0.975)))
        leans = (self.a + self.b) / (self.a + self.b + n)
        return Pooled(k / n if n else None, a / (a + b), interval, leans)


def fit_group(k: Sequence[int], n: Sequence[int]) -> Group:
    """
    The beta distribution under which k events of n are most likely (beta-binomial).

    The uncertainty of a and b themselves is not in the intervals: with fewer than ten units
    they are too narrow. Pool only what has one definition. Raises ValueError with fewer than
    two units, or when no unit has an event or every unit has only events.
    """
    from scipy.optimize import minimize
    from scipy.special import betaln, expit

    events, sizes = np.asarray(k, float), np.asarray(n, float)
    if len(sizes) < 2 or not 0 < events.sum() < sizes.sum():
        raise ValueError("Pooling takes two units, with and without events among them.")

    def shape(at):
        mean, worth = expit(at[0]), min(np.exp(at[1]), _LARGEST_PRIOR)
        return mean * worth, (1 - mean) * worth

    def cost(at):
        a, b = shape(at)
        return -float(np.sum(betaln(a + events, b + sizes - events) - betaln(a, b)))

    share = events.sum() / sizes.sum()
    start = [np.log(share / (1 - share)), np.log(10.0)]
    options = {"xatol": 1e-9, "fatol": 1e-10, "maxiter": 4000, "maxfev": 4000}
    found = minimize(cost, start, method="Nelder-Mead", options=options)
    return Group(*map(float, shape(found.x)))
