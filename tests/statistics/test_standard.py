"""Standardised ratios against the chi-square formula and Byar, and what they may not be used for."""

import pytest

from statistics_oracles import ORACLES
from wijkzicht.statistics.standard import direct, indirect

PEOPLE = [(1200, 1800, 1500, 900), (800, 1500, 1900, 700), (2200, 2600, 1700, 1500)]
REFERENCE = (0.018, 0.036, 0.052, 0.041)


@pytest.mark.parametrize("people, wanted", list(zip(PEOPLE, ORACLES["sr"], strict=True)))
def test_indirect(people, wanted):
    found = indirect(wanted["O"], people, REFERENCE)
    assert found.expected == pytest.approx(wanted["E"])
    assert found.ratio == pytest.approx(wanted["O"] / wanted["E"])
    assert found.interval == pytest.approx((wanted["lo"], wanted["hi"]), abs=1e-6)


def test_two_ratios_differ_where_every_stratum_is_the_same():
    # Rates .01 and .10 in both; only the people differ. Direct says so, indirect does not.
    one = indirect(19, (900, 100), (0.02, 0.08))
    two = indirect(91, (100, 900), (0.02, 0.08))
    assert (round(one.ratio, 3), round(two.ratio, 3)) == (0.731, 1.230)
    same = [direct((9, 10), (900, 100), (1, 1)), direct((1, 90), (100, 900), (1, 1))]
    assert same[0].rate == pytest.approx(same[1].rate) == pytest.approx(0.055)


def test_one_stratum_is_the_exact_poisson_interval():
    found = direct([8], [100], [1])
    assert found.rate == 0.08
    assert found.interval == pytest.approx(indirect(8, [100], [1]).interval)


def test_no_events_is_not_certainly_none():
    found = direct([0, 0], [50, 200], [1, 1])
    assert (found.rate, found.interval.low) == (0, 0)
    assert found.interval.high == pytest.approx(0.5 / 50 * 3.688879, abs=1e-6)


def test_nothing_to_weigh_is_refused():
    with pytest.raises(ValueError):
        direct([1, 0], [10, 0], [5, 5])
    with pytest.raises(ValueError):
        indirect(1, [0], [0.1])
    with pytest.raises(ValueError):
        indirect(1, [10], [0.1, 0.2])
