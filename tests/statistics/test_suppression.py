"""Hiding cells: the known optimum, and a proof against differencing on random tables."""

import ctypes

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import optimize

from statistics_oracles import ORACLES
from wijkzicht.statistics.suppression import audit, hide, is_safe


def with_margins(inner):
    """The values of a table with its margins in one list, and what adds up in it."""
    rows, columns = len(inner), len(inner[0])
    table = np.zeros((rows + 1, columns + 1))
    table[:rows, :columns] = inner
    table[:rows, columns] = table[:rows, :columns].sum(axis=1)
    table[rows] = table[:rows].sum(axis=0)
    number = np.arange(table.size).reshape(table.shape)
    lines = [*number, *number.T]
    return table.ravel(), [
        [(int(i), 1) for i in line[:-1]] + [(int(line[-1]), -1)] for line in lines
    ]


CASE = ORACLES["sdc"]
VALUES, RELATIONS = with_margins(CASE["inner"])
WIDTH = len(CASE["inner"][0]) + 1


def test_hidden_small_cells_alone_are_worked_out_exactly():
    small = [i for i, value in enumerate(VALUES) if 0 < value < 5]
    for cell in small:
        low, high = audit(VALUES, RELATIONS, small, cell)
        assert low == pytest.approx(VALUES[cell])
        assert high == pytest.approx(VALUES[cell])


def test_the_same_cells_as_tau_argus():
    found = hide(VALUES, RELATIONS, CASE["threshold"])
    assert sorted(found) == [row * WIDTH + column for row, column in CASE["suppressed"]]


def test_what_can_be_seen_of_them():
    found = hide(VALUES, RELATIONS, CASE["threshold"])
    for place, ends in CASE["intervals"].items():
        row, column = map(int, place.split(","))
        low, high = audit(VALUES, RELATIONS, found, row * WIDTH + column)
        assert low == pytest.approx(ends[0], abs=1e-6)
        assert high == pytest.approx(ends[1], abs=1e-6)


tables = st.integers(2, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 30), min_size=width, max_size=width), min_size=2, max_size=4
    )
)


@given(tables)
def test_no_small_cell_can_be_worked_out_by_differencing(inner):
    """
    Whoever solves the sums from what is shown finds for each small cell a range that holds 0
    and the minimum: so nothing exact, and not even whether it is small.
    """
    values, relations = with_margins(inner)
    small = [i for i, value in enumerate(values) if 0 < value < 5]
    assume(small)
    hidden = hide(values, relations, 5)
    assert set(small) <= hidden
    for cell in small:
        low, high = audit(values, relations, hidden, cell)
        assert low <= 1e-6
        assert high >= 5 - 1e-6
        assert low - 1e-6 <= values[cell] <= high + 1e-6
    # Not only by our own audit: hidden cells are not fixed by the plain linear algebra either.
    free = sorted(hidden)
    matrix = np.zeros((len(relations), len(values)))
    for row, relation in enumerate(relations):
        for cell, coefficient in relation:
            matrix[row, cell] = coefficient
    rank = np.linalg.matrix_rank(matrix[:, free])
    for cell in small:
        rest = [i for i in free if i != cell]
        assert np.linalg.matrix_rank(matrix[:, rest]) == rank


def test_nothing_small_hides_nothing():
    values, relations = with_margins([[9, 8], [7, 0]])
    assert hide(values, relations, 5) == frozenset()


def test_totals_that_do_not_add_up_protect_as_well():
    """People who count in two places once in the total: the sums are not exact."""
    relation = [[(0, 1), (1, 1), (2, 1), (3, -1)]]
    found = hide([3, 40, 50, 88], relation, 5)
    assert 0 in found
    assert len(found) == 2
    assert is_safe([3, 40, 50, 88], relation, found, [0], 5)


def test_what_is_already_hidden_is_used_first():
    relation = [[(0, 1), (1, 1), (2, 1), (3, -1)]]
    assert hide([3, 6, 50, 59], relation, 5, already={2}) == {0, 2}


def test_the_solver_is_not_heard(capfd, monkeypatch):
    """HiGHS writes from C; what a command tells must be all there is on its output."""
    libc = ctypes.CDLL(None)
    solve = optimize.milp

    def noisy(*arguments, **options):
        libc.puts(b"tmpSolver.run();")
        return solve(*arguments, **options)

    monkeypatch.setattr(optimize, "milp", noisy)
    assert hide([3, 7, 10], [[(0, 1), (1, 1), (2, -1)]], 5)
    libc.fflush(None)
    assert capfd.readouterr().out == ""
