"""A sample that is nearly everybody: intervals for a small fixed population."""

from wijkzicht.statistics.intervals import Interval, wilson


def wilson_finite(k: int, n: int, population: int) -> Interval | None:
    """
    The Wilson interval for k of n drawn from a fixed population, as proportions from 0 to 1.

    Says something about exactly these `population` units, not about those who come after them:
    for that, use `wilson`. Cures no coverage: who could not be drawn is still not in it. With
    everybody asked the interval is a point. None as in `wilson`, or when n > population.
    Source: Cochran 1977, Sampling Techniques, 2.8, through an effective n of n(N-1)/(N-n).
    """
    if n > population or wilson(k, n) is None:
        return None
    share = k / n
    if n == population:
        return Interval(share, share)
    effective = n * (population - 1) / (population - n)
    return wilson(share * effective, effective)
