"""One proportion from several surveys or teams that do not measure exactly the same thing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wijkzicht.statistics.intervals import Interval, student

FEWEST = 5  # with fewer the spread between them can't be estimated: show them apart


@dataclass(frozen=True)
class Together:
    """
    `share` with its 95% `interval`, and `next_one`: where another one like these would lie.

    `spread`: the variance between them on the logit scale; `differ`: I², the part of all
    variation that is not chance, 0 to 1.
    """

    share: float
    interval: Interval
    next_one: Interval
    spread: float
    differ: float


def random_effects(k: Sequence[int], n: Sequence[int]) -> Together | None:
    """
    Pools k of n over units that may differ. None with fewer than FEWEST: show them apart.

    Where k is 0 or n, half a case is added to both sides. Raises ValueError for a unit without
    n. Source: REML, with the interval of Hartung and Knapp 2001 and the prediction interval of
    Higgins et al. 2009 (t with k - 1 degrees).
    """
    events, sizes = np.asarray(k, float), np.asarray(n, float)
    if np.any(sizes <= 0):
        raise ValueError("A unit has nobody in it.")
    if len(sizes) < FEWEST:
        return None
    edge = (events == 0) | (events == sizes)
    with_event, without = events + edge / 2, sizes - events + edge / 2
    y, v = np.log(with_event / without), 1 / with_event + 1 / without
    spread = _reml(y, v)
    weight, degrees = 1 / (v + spread), len(y) - 1
    centre = float((weight * y).sum() / weight.sum())
    error = np.sqrt((weight * (y - centre) ** 2).sum() / degrees / weight.sum())
    wide = np.sqrt(spread + error**2)
    fixed = (y / v).sum() / (1 / v).sum()
    all_of_it = float(((y - fixed) ** 2 / v).sum())

    def around(half: float) -> Interval:
        return Interval(_share(centre - half), _share(centre + half))

    return Together(
        _share(centre),
        around(student(degrees) * error),
        around(student(degrees) * wide),
        spread,
        max(0.0, (all_of_it - degrees) / all_of_it) if all_of_it else 0.0,
    )


def _reml(y: np.ndarray, v: np.ndarray) -> float:
    """The spread under which the differences are most likely, the centre not being known."""
    from scipy.optimize import minimize_scalar

    def cost(spread: float) -> float:
        weight = 1 / (v + spread)
        centre = (weight * y).sum() / weight.sum()
        return float(
            np.log(v + spread).sum() + np.log(weight.sum()) + (weight * (y - centre) ** 2).sum()
        )

    most = max(10 * float(np.var(y)), 1e-6)
    found = minimize_scalar(cost, bounds=(0.0, most), method="bounded", options={"xatol": 1e-10})
    return float(found.x) if cost(found.x) < cost(0.0) else 0.0


def _share(logit: float) -> float:
    return float(1 / (1 + np.exp(-logit)))
