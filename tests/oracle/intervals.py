"""Intervals and the Kaplan-Meier median, written out."""

from __future__ import annotations

from fractions import Fraction
from math import sqrt
from statistics import NormalDist

from scipy.stats import chi2, t

Z = NormalDist().inv_cdf(0.975)


def wilson(k: int, n: int) -> tuple[float, float]:
    """95% Wilson interval of the share k of n, between 0 and 1."""
    p = k / n
    centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
    return centre - half, centre + half


def exact_poisson(k: int) -> tuple[float, float]:
    """95% exact (Garwood) interval of the mean of a Poisson count k."""
    low = 0.0 if k == 0 else chi2.ppf(0.025, 2 * k) / 2
    return float(low), float(chi2.ppf(0.975, 2 * k + 2) / 2)


def student(values: list) -> tuple[float, float] | None:
    """95% Student interval of a mean; none for fewer than two values."""
    n = len(values)
    if n < 2:
        return None
    exact = [Fraction(value) for value in values]
    mean = sum(exact) / n
    variance = sum((value - mean) ** 2 for value in exact) / (n - 1)
    half = float(t.ppf(0.975, n - 1)) * sqrt(variance / n)
    return float(mean) - half, float(mean) + half


def kaplan_meier_median(cases: list[tuple[int, bool]]) -> int | None:
    """
    First day t with S(t) <= 1/2, from (days, happened) pairs; None when it is not reached.

    Whole numbers all the way; on one day the events come before the censorings.
    """
    survival = Fraction(1)
    for day in sorted({days for days, happened in cases if happened}):
        at_risk = sum(1 for days, _ in cases if days >= day)
        events = sum(1 for days, happened in cases if happened and days == day)
        survival *= Fraction(at_risk - events, at_risk)
        if survival <= Fraction(1, 2):
            return day
    return None
