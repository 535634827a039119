"""A series with a known break: how far it jumped there, and whether it bends."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from wijkzicht.statistics.intervals import Interval, student

FEWEST_A_SIDE = 8


class Estimate(NamedTuple):
    """A value with its standard error and 95% interval."""

    value: float
    error: float
    interval: Interval


class Break(NamedTuple):
    """`level`: the jump at the break; `slope`: the change of slope; `start`, `trend` before it."""

    start: Estimate
    trend: Estimate
    level: Estimate
    slope: Estimate


def segmented(values: Sequence[float], at: int, lag: int = 3) -> Break | None:
    """
    A line before and a line from point `at` (first is 0), errors that lean on each other up to
    `lag` points (Newey-West, with the small-sample factor).

    The break comes from the log of events, never from the series itself. It says what happened
    on that day, not why. None with fewer than FEWEST_A_SIDE points on either side. Source:
    Wagner et al. 2002, J Clin Pharm Ther 27:299; Newey and West 1987.
    """
    y = np.asarray(values, float)
    size = len(y)
    if at < FEWEST_A_SIDE or size - at < FEWEST_A_SIDE:
        return None
    t = np.arange(size)
    after = (t >= at).astype(float)
    x = np.column_stack([np.ones(size), t, after, (t - at) * after])
    inverse = np.linalg.inv(x.T @ x)
    b = inverse @ x.T @ y
    scores = x * (y - x @ b)[:, None]
    middle = scores.T @ scores
    for step in range(1, lag + 1):
        shifted = scores[step:].T @ scores[:-step]
        middle += (1 - step / (lag + 1)) * (shifted + shifted.T)
    degrees = size - x.shape[1]
    errors = np.sqrt(np.diag(inverse @ middle @ inverse) * size / degrees)
    width = student(degrees) * errors
    return Break(
        *(
            Estimate(float(v), float(e), Interval(float(v - w), float(v + w)))
            for v, e, w in zip(b, errors, width, strict=True)
        )
    )
