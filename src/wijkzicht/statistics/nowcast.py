"""What is still to come in: completing recent counts by how late earlier ones were entered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Nowcast:
    """
    `factors`: growth from one delay to the next. For each row `known` so far, `expected` in the
    end and `complete` (known / expected). `error`: the standard error of what is still to come
    over all rows together (Mack); None with fewer than four rows.
    """

    factors: np.ndarray
    known: np.ndarray
    expected: np.ndarray
    error: float | None

    @property
    def complete(self) -> np.ndarray:
        """The share known of what is expected, 1 where nothing is expected."""
        full = np.ones_like(self.known)
        return np.divide(self.known, self.expected, out=full, where=self.expected > 0)

    @property
    def to_come(self) -> float:
        """How much is still to come, over all rows."""
        return float((self.expected - self.known).sum())


def chain_ladder(increments: Sequence[Sequence[float]], skip: Collection[int] = ()) -> Nowcast:
    """
    `increments[i][j]`: entered for row i with delay j; each row is one shorter than the one before.

    The first row counts as complete. A break in how fast things are entered (a clean-up) violates
    it: `skip` are the diagonals i + j of such times, from which no growth is learned; what was
    entered then stays known. Raises ValueError for another shape, or where a column that is
    needed holds nothing. Source: Mack 1993, ASTIN Bulletin 23:213, with Mack's own last sigma.
    """
    size = len(increments)
    if [len(row) for row in increments] != list(range(size, 0, -1)):
        raise ValueError("Each row must be one shorter than the one before.")
    c = np.full((size, size), np.nan)
    for i, row in enumerate(increments):
        c[i, : size - i] = np.cumsum(row)
    known = np.array([c[i, size - 1 - i] for i in range(size)])
    # use[i, j]: whether the step from delay j to j + 1 of row i is one to learn from.
    use = np.array(
        [[i + j + 1 < size and i + j + 1 not in skip for j in range(size)] for i in range(size)]
    )
    steps = range(size - 1)
    sums = np.array([c[use[:, j], j].sum() for j in steps])
    if np.any(sums == 0):
        raise ValueError("A delay has no counts to learn from.")
    factors = np.array([c[use[:, j], j + 1].sum() / sums[j] for j in steps])
    sigmas = _sigmas(c, factors, use)
    for i in range(1, size):
        for j in range(size - i, size):
            c[i, j] = c[i, j - 1] * factors[j - 1]
    error = None if sigmas is None else _error(c, factors, sums, sigmas)
    return Nowcast(factors, known, c[:, -1], error)


def _sigmas(c: np.ndarray, factors: np.ndarray, use: np.ndarray) -> np.ndarray | None:
    size = len(c)
    seen = use.sum(axis=0)
    if size < 4 or np.any(c[: size - 1, 0] == 0) or np.any(seen[: size - 2] < 2):
        return None
    squares = np.zeros(size - 1)
    for j in range(size - 2):
        rows = use[:, j]
        off = c[rows, j + 1] / c[rows, j] - factors[j]
        squares[j] = (c[rows, j] * off**2).sum() / (seen[j] - 1)
    before, last = squares[-3], squares[-2]
    squares[-1] = min(last**2 / before if before else 0.0, before, last)
    return squares


def _error(c, factors, sums, squares) -> float:
    size, total = len(c), 0.0
    part = squares / factors**2
    for i in range(1, size):
        delays = range(size - 1 - i, size - 1)
        own = sum(part[j] * (1 / c[i, j] + 1 / sums[j]) for j in delays)
        shared = sum(2 * part[j] / sums[j] for j in delays)
        total += c[i, -1] ** 2 * own + c[i, -1] * c[i + 1 :, -1].sum() * shared
    return float(np.sqrt(total))
