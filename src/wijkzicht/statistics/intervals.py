"""Intervals for proportions, means and counts. Each function has an oracle in the tests."""

import math
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

Z95 = 1.959963984540054  # the 97.5th percentile of the standard normal distribution


class Interval(NamedTuple):
    """Lower and upper end of a 95% interval, in the unit of the estimate."""

    low: float
    high: float


class Mean(NamedTuple):
    """A mean of `n` units with its interval; None with fewer than two units."""

    n: int
    value: float
    interval: Interval | None


def wilson(k: float, n: float) -> Interval | None:
    """
    The Wilson score interval for k of n, as proportions between 0 and 1.

    None where k of n is no proportion: n is 0, or k is not from 0 to n. Source: Brown, Cai and
    DasGupta 2001, Statistical Science 16:101.
    """
    if n <= 0 or not 0 <= k <= n:
        return None
    p, z2 = k / n, Z95 * Z95
    centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * math.sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    # The ends are exact where the formula only comes close.
    low = 0.0 if k == 0 else centre - half
    high = 1.0 if k == n else centre + half
    return Interval(low, high)


def jeffreys(k: int, n: int) -> Interval | None:
    """
    The Jeffreys interval for k of n, as proportions: quantiles of Beta(k + ½, n - k + ½).

    The lower end is 0 for k = 0 and the upper 1 for k = n. None as in `wilson`. Source: as
    `wilson`.
    """
    from scipy.special import betaincinv

    if n <= 0 or not 0 <= k <= n:
        return None
    low = 0.0 if k == 0 else float(betaincinv(k + 0.5, n - k + 0.5, 0.025))
    high = 1.0 if k == n else float(betaincinv(k + 0.5, n - k + 0.5, 0.975))
    return Interval(low, high)


def newcombe(k1: int, n1: int, k2: int, n2: int) -> Interval | None:
    """
    The interval for k1/n1 - k2/n2, as a difference of proportions. None as in `wilson`.

    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
    """
    one, two = wilson(k1, n1), wilson(k2, n2)
    if one is None or two is None:
        return None
    return difference(k1 / n1, one, k2 / n2, two)


def difference(value: float, interval: Interval, other: float, others: Interval) -> Interval:
    """
    The interval for `value` - `other`, two independent estimates with an interval each.

    Keeps how lopsided each of them is. Source: Zou and Donner 2008, Statistics in Medicine 27:1693.
    """
    return Interval(
        value - other - math.hypot(value - interval.low, others.high - other),
        value - other + math.hypot(interval.high - value, other - others.low),
    )


def rate_ratio(k1: int, k2: int) -> Interval | None:
    """
    The interval for the expectation of a Poisson count k1 over that of k2, of equal length of time.

    Given their sum, k1 is binomial; the Wilson interval of its share. None where one is 0: there
    is no ratio to speak of. Source: Przyborowski and Wilenski 1940, Biometrika 31:313.
    """
    if not k1 or not k2:
        return None
    share = wilson(k1, k1 + k2)
    return Interval(share.low / (1 - share.low), share.high / (1 - share.high))


@cache
def poisson_exact(k: int) -> Interval:
    """
    The exact interval for the expectation of a Poisson count k (Garwood).

    Source: Garwood 1936, Biometrika 28:437. Multiply both ends as the count itself.
    """
    from scipy.special import gammaincinv

    low = 0.0 if k == 0 else float(gammaincinv(k, 0.025))
    return Interval(low, float(gammaincinv(k + 1, 0.975)))


def student_mean(counts: Mapping[float, int]) -> Mean | None:
    """
    Mean and Student interval of values given as how often each occurs; None without values.

    Sums are taken without rounding in between, so the order of the values makes no difference.
    """
    n = sum(counts.values())
    if n == 0:
        return None
    value = math.fsum(v * c for v, c in counts.items()) / n
    if n == 1:
        return Mean(n, value, None)
    squares = math.fsum(c * (v - value) ** 2 for v, c in counts.items())
    half = student(n - 1) * math.sqrt(squares / (n - 1) / n)
    return Mean(n, value, Interval(value - half, value + half))


@cache
def student(degrees: int) -> float:
    """The 97.5th percentile of Student's t distribution with those degrees of freedom."""
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.975))


def detectable(p: float, n: int, power: float = 0.8) -> Interval:
    """
    What a proportion has to become, down and up, before two groups of n would mostly show it.

    Below and above it a change from `p` is found with that power (two-sided, 5%). Print it
    beside every before and after. An end that does not exist is 0 or 1. Source: Cohen 1988,
    arcsine scale.
    """
    from scipy.special import ndtri

    step = (Z95 + float(ndtri(power))) * math.sqrt(2 / n) / 2
    middle = math.asin(math.sqrt(p))
    ends = max(middle - step, 0.0), min(middle + step, math.pi / 2)
    return Interval(math.sin(ends[0]) ** 2, math.sin(ends[1]) ** 2)
