"""What is odd about a new delivery beside earlier ones: its size, and how its categories lie."""

from collections.abc import Sequence

import numpy as np

_NORMAL = 1.4826  # turns the median of absolute deviations into a standard deviation


def robust_z(earlier: Sequence[float], now: float) -> float | None:
    """
    How many standard deviations `now` lies from the median of the earlier ones.

    Median and median deviation, so an earlier oddity does not hide the next. None with fewer
    than three earlier ones or where those do not vary.
    """
    seen = np.asarray(earlier, float)
    if len(seen) < 3:
        return None
    centre = np.median(seen)
    scale = _NORMAL * np.median(np.abs(seen - centre))
    return float((now - centre) / scale) if scale else None


def odd_change(series: Sequence[float]) -> float | None:
    """`robust_z` of the last step of a series on the log scale; None also where a value is 0."""
    values = np.asarray(series, float)
    if np.any(values <= 0):
        return None
    steps = np.diff(np.log(values))
    return robust_z(steps[:-1], float(steps[-1]))


def shift(before: Sequence[float], now: Sequence[float]) -> float:
    """
    The part of a division that lies elsewhere than it did, 0 to 1 (total variation distance).

    Both as counts or shares over the same categories. Raises ValueError where one is empty.
    """
    one, two = np.asarray(before, float), np.asarray(now, float)
    if one.sum() <= 0 or two.sum() <= 0:
        raise ValueError("A division without anything in it can't be compared.")
    return float(np.abs(one / one.sum() - two / two.sum()).sum() / 2)
