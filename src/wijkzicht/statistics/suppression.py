"""Which cells to hide so that no small one can be worked out from those that are shown."""

import ctypes
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

import numpy as np


class Range(NamedTuple):
    """What somebody who sees everything else can still take a hidden cell to be."""

    low: float
    high: float


# Small cells times cells; above it one small cell at a time, so a little more may be hidden.
_LARGEST_AT_ONCE = 400

Relation = Sequence[tuple[int, int]]  # (cell, coefficient) pairs that add up to 0


def hide(
    values: Sequence[float],
    relations: Sequence[Relation],
    minimum: float,
    already: Collection[int] = (),
) -> frozenset[int]:
    """
    The cells to hide: those above 0 and under `minimum`, and others that would give them away.

    Cells are numbered; a relation says which add up to nothing, for example [(0, 1), (1, 1),
    (2, -1)] when 2 is the total. Who sees the cells that are left can take each small one to be
    as low as 0 and as high as `minimum`. `already`: cells hidden for another reason, free to use.
    Hidden as little as possible, counted as the sum of log(1 + value) + 1. Cells hold counts, 0
    or more. Raises ValueError when even hiding everything does not help.

    What it does not know, it does not guard: other tables with the same people need relations
    too. Source: Fischetti and Salazar 2001, Management Science 47:1008.
    """
    cells = np.asarray(values, float)
    small = [i for i, value in enumerate(cells) if 0 < value < minimum]
    hidden = frozenset(already) | frozenset(small)
    if not small or is_safe(cells, relations, hidden, small, minimum):
        return hidden
    if len(small) * len(cells) <= _LARGEST_AT_ONCE:
        return _cheapest(cells, relations, hidden, small, minimum)
    for cell in small:  # hiding more never undoes what was safe
        if not is_safe(cells, relations, hidden, [cell], minimum):
            hidden = _cheapest(cells, relations, hidden, [cell], minimum)
    return hidden


def is_safe(
    values: Sequence[float],
    relations: Sequence[Relation],
    hidden: Collection[int],
    small: Collection[int],
    minimum: float,
) -> bool:
    """Whether each small cell, seen from outside, may be 0 and may be `minimum` or more."""
    for cell in small:
        seen = audit(values, relations, hidden, cell)
        if seen.low > 1e-7 or seen.high < minimum - 1e-7:
            return False
    return True


def audit(
    values: Sequence[float], relations: Sequence[Relation], hidden: Collection[int], cell: int
) -> Range:
    """The range of one hidden cell for somebody who knows the relations and all that is shown."""
    from scipy.optimize import linprog

    cells = np.asarray(values, float)
    free = sorted(hidden)
    if not relations:
        return Range(0.0, np.inf)
    place = {number: i for i, number in enumerate(free)}
    # In steps away from the true values, so that totals that do not add up exactly are no problem.
    matrix = _matrix(relations, len(cells))[:, free]
    matrix = matrix[np.any(matrix != 0, axis=1)]
    bounds = [(-cells[i], None) for i in free]
    aim = np.zeros(len(free))
    aim[place[cell]] = 1.0
    none = np.zeros(len(matrix))
    ends = []
    for sign in (1.0, -1.0):
        if len(matrix):
            found = linprog(sign * aim, A_eq=matrix, b_eq=none, bounds=bounds, method="highs")
        else:
            found = linprog(sign * aim, bounds=bounds, method="highs")
        ends.append(cells[cell] + sign * found.fun if found.status == 0 else sign * -np.inf)
    return Range(float(ends[0]), float(ends[1]))


def _matrix(relations: Sequence[Relation], size: int) -> np.ndarray:
    matrix = np.zeros((len(relations), size))
    for row, relation in enumerate(relations):
        for cell, coefficient in relation:
            matrix[row, cell] += coefficient
    return matrix


def _cheapest(cells, relations, hidden, small, minimum) -> frozenset[int]:
    """
    Whole numbers x (hide or not) and, for each small cell, two flows y with A y = 0: one that
    takes it down to 0, one that lifts it to the minimum. A flow runs through hidden cells only.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp
    from scipy.sparse import csr_array, diags_array, eye_array, hstack, kron, vstack

    size, flows = len(cells), 2 * len(small)
    matrix = _matrix(relations, size)
    # A flow needs no more room than a few times what it must move; a small one keeps HiGHS exact.
    room = 4.0 * minimum
    down = np.minimum(cells, room)
    cost = np.concatenate([np.log1p(cells) + 1, np.zeros(size * flows)])
    cost[list(hidden)] = 0.0
    nothing = csr_array((len(matrix) * flows, size))
    balance = hstack([nothing, kron(eye_array(flows), csr_array(matrix))])
    each = eye_array(size * flows)
    over = hstack([vstack([diags_array(np.full(size, -room))] * flows), each])
    under = hstack([vstack([diags_array(down)] * flows), each])
    low = np.concatenate([np.zeros(size), *[-down] * flows])
    high = np.concatenate([np.ones(size), np.full(size * flows, room)])
    low[list(hidden)] = 1.0
    for number, cell in enumerate(small):
        high[size * (2 * number + 1) + cell] = -cells[cell]
        low[size * (2 * number + 2) + cell] = minimum - cells[cell]
    rules = [
        LinearConstraint(balance, 0, 0),
        LinearConstraint(over, -np.inf, 0),
        LinearConstraint(under, 0, np.inf),
    ]
    whole = np.concatenate([np.ones(size), np.zeros(size * flows)])
    with _unheard():
        found = milp(
            cost,
            constraints=rules,
            bounds=Bounds(low, high),
            integrality=whole,
            options={"presolve": False},
        )
    if found.x is None:
        raise ValueError("Hiding everything would not protect the small cells.")
    return frozenset(map(int, np.flatnonzero(found.x[:size] > 0.5)))


@contextmanager
def _unheard() -> Iterator[None]:
    """Keeps a line for its own makers, which HiGHS writes whatever it is told, off the output."""
    flush = ctypes.CDLL(None).fflush
    sys.stdout.flush()
    flush(None)
    kept, nowhere = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    try:
        yield
    finally:
        flush(None)
        os.dup2(kept, 1)
        os.close(kept)
        os.close(nowhere)
