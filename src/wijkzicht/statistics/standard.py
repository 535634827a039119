"""Standardised ratios: what a unit had, beside what its own people would lead one to expect."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from wijkzicht.statistics.intervals import Interval, poisson_exact


class Indirect(NamedTuple):
    """
    `observed` and `expected` events, their `ratio` and its exact 95% interval.

    Two of these can't be compared with each other: each is weighed by its own people. Only
    `direct` on the same strata may stand side by side.
    """

    observed: int
    expected: float
    ratio: float
    interval: Interval


def indirect(observed: int, people: Sequence[float], reference: Sequence[float]) -> Indirect:
    """
    Observed events against those expected if each stratum had the `reference` rate.

    `people` per stratum, `reference` events per person. The interval takes the reference as
    known. Raises ValueError for lists of different length or nothing expected. Source: Breslow
    and Day 1987; Garwood 1936 for the interval.
    """
    size, rates = np.asarray(people, float), np.asarray(reference, float)
    if size.shape != rates.shape:
        raise ValueError("Each stratum has people and a reference.")
    expected = float(size @ rates)
    if expected <= 0:
        raise ValueError("Nothing is expected, so there is no ratio.")
    ends = poisson_exact(observed)
    interval = Interval(ends.low / expected, ends.high / expected)
    return Indirect(observed, expected, observed / expected, interval)


class Direct(NamedTuple):
    """The `rate` a unit would have with the standard's people, and its 95% interval."""

    rate: float
    interval: Interval


def direct(events: Sequence[int], people: Sequence[float], standard: Sequence[float]) -> Direct:
    """
    The rate of a unit when its strata are weighed as in `standard` (people per stratum).

    Two units with one standard may stand side by side. Raises ValueError where the standard has
    people in a stratum and the unit has none: then there is nothing to weigh. Interval: Dobson
    et al. 1991, Statistics in Medicine 10:457, which keeps few events exact.
    """
    k, size, weights = (np.asarray(part, float) for part in (events, people, standard))
    weights = weights / weights.sum()
    if np.any((size <= 0) & (weights > 0)):
        raise ValueError("A stratum of the standard has no people here.")
    rates = np.divide(k, size, out=np.zeros_like(k), where=size > 0)
    variances = np.divide(k, size**2, out=np.zeros_like(k), where=size > 0)
    rate, variance = float(weights @ rates), float(weights**2 @ variances)
    total = int(k.sum())
    if not total:
        # No event tells no variance: the widest stratum weight bounds it from above.
        most = np.divide(weights, size, out=np.zeros_like(k), where=size > 0).max()
        return Direct(rate, Interval(0.0, float(most * poisson_exact(0).high)))
    ends, scale = poisson_exact(total), (variance / total) ** 0.5
    return Direct(
        rate,
        Interval(max(rate + scale * (ends.low - total), 0.0), rate + scale * (ends.high - total)),
    )
