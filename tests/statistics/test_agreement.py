"""Agreement of judges against published values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.statistics.agreement import krippendorff_nominal

# The standard example: four judges, twelve things; a star is a judgement that is missing.
JUDGES = (
    "1 2 3 3 2 1 4 1 2 * * *",
    "1 2 3 3 2 2 4 1 2 5 * 3",
    "* 3 3 3 2 3 4 2 2 5 1 *",
    "1 2 3 3 2 4 4 1 2 5 1 *",
)


def test_the_published_example():
    columns = zip(*(judge.split() for judge in JUDGES), strict=True)
    units = [[word for word in column if word != "*"] for column in columns]
    assert krippendorff_nominal(units) == pytest.approx(0.7434210526, abs=1e-9)


def test_all_the_same_or_nothing_judged_twice_is_not_defined():
    assert krippendorff_nominal([["hulp", "hulp"], ["hulp", "hulp"]]) is None
    assert krippendorff_nominal([["hulp"], ["regie"]]) is None
    assert krippendorff_nominal([]) is None


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=5), min_size=1, max_size=8))
def test_full_agreement_is_one_and_never_more(units):
    found = krippendorff_nominal(units)
    assert found is None or found <= 1 + 1e-12
    same = [[unit[0]] * len(unit) for unit in units]
    if len({unit[0] for unit in units}) > 1:
        assert krippendorff_nominal(same) == pytest.approx(1)
