"""The decomposition identity holds exactly; the chain ladder against chainladder-python."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statistics_oracles import ORACLES
from wijkzicht.statistics.nowcast import chain_ladder
from wijkzicht.statistics.stock import decompose

# start, end, end entered on, last contact; worked out by hand
FILES = """
d01 2024-03-01 - - 2025-06-20
d02 2024-05-10 2025-02-15 2025-02-20 2025-02-15
d03 2023-09-01 - - 2024-07-15
d04 2023-11-20 2025-03-31 2025-03-31 2024-06-30
d05 2024-01-15 2025-03-31 2025-03-31 2024-08-10
d06 2024-10-01 - - 2025-05-30
d07 2025-01-20 - - 2025-06-25
d08 2025-02-11 2025-05-30 2025-07-10 2025-05-28
d09 2024-12-05 - - 2025-03-01
d10 2025-04-02 - - 2025-06-28
d11 2024-06-15 2024-12-20 2025-01-15 2024-12-18
d12 2023-06-01 2025-03-31 2025-03-31 2024-02-01
"""


def read(text):
    return None if text == "-" else date.fromisoformat(text)


def open_as_known(file, day):
    start, end, entered, _ = file
    return start <= day and not (end and entered <= day and end <= day)


def test_the_change_of_a_stock_comes_apart_without_rest():
    files = [tuple(map(read, line.split()[1:])) for line in FILES.split("\n") if line]
    before = [open_as_known(file, date(2024, 12, 31)) for file in files]
    after = [open_as_known(file, date(2025, 6, 30)) for file in files]
    cause = []
    for start, end, _, last in files:
        if end:
            cause.append("backlog" if (end - last).days > 90 else "closed")
        else:
            cause.append("new" if start > date(2024, 12, 31) else "")
    cause[7] = "new"  # d08 came in 2025 and its end was not entered yet
    found = decompose(before, after, cause)
    assert (found.opening, found.closing) == (9, 7)
    assert found.parts == {"backlog": -3, "closed": -2, "new": 3}


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.sampled_from(["", "a", "b"]))))
def test_the_identity_is_exact(items):
    found = decompose(*zip(*items, strict=True)) if items else decompose([], [], [])
    assert found.opening + sum(found.parts.values()) == found.closing
    assert found.opening == sum(was for was, _, _ in items)


LADDER = ORACLES["chainladder"]


def test_chain_ladder():
    found = chain_ladder(LADDER["inc"])
    assert found.factors == pytest.approx(LADDER["f"], abs=1e-6)
    assert found.expected == pytest.approx(LADDER["ultimate"], abs=1e-6)
    assert found.to_come == pytest.approx(LADDER["ibnr"], abs=1e-6)
    assert found.error == pytest.approx(LADDER["mack_se_mackrule"], abs=1e-6)
    assert found.complete == pytest.approx([1, 0.9818, 0.9359, 0.8704, 0.7616, 0.5378], abs=1e-4)


def test_a_clean_up_is_not_learned_from():
    """Each month half comes at once, then a quarter, then the rest; in month 4 all waiting work came."""
    size, pattern = 8, (40, 20, 20, 0, 0, 0, 0, 0)
    rows = [[pattern[j] for j in range(size - i)] for i in range(size)]
    rows[3][1], rows[3][2] = 40, 0  # written down on diagonal 4, a month early
    rows[2][2] = 20
    told, believed = chain_ladder(rows, skip=[4]), chain_ladder(rows)
    assert told.factors == pytest.approx([1.5, 4 / 3, 1, 1, 1, 1, 1], abs=0.1)
    assert believed.factors[0] > told.factors[0] == pytest.approx(1.5)
    assert told.known.tolist() == believed.known.tolist()


def test_without_a_clean_up_nothing_is_left_out():
    assert chain_ladder(LADDER["inc"], skip=[99]).error == chain_ladder(LADDER["inc"]).error


def test_when_every_time_was_a_clean_up_there_is_no_pattern():
    with pytest.raises(ValueError, match="no counts"):
        chain_ladder(LADDER["inc"], skip=range(9))


def test_what_is_entered_at_once_needs_nothing_more():
    found = chain_ladder([[10, 0, 0], [12, 0], [7]])
    assert list(found.expected) == [10, 12, 7]
    assert found.to_come == 0


@pytest.mark.parametrize("rows", [[[1, 2], [3, 4]], [[0, 0], [1]]])
def test_another_shape_or_nothing_to_learn_from_is_refused(rows):
    with pytest.raises(ValueError):
        chain_ladder(rows)


def test_nothing_in_a_row_is_complete():
    found = chain_ladder([[5, 1, 0], [4, 2], [0]])
    assert found.expected[-1] == 0
    assert np.all(found.complete <= 1)
