"""Waiting and ends as curves, against R (survival, cmprsk), lifelines and scikit-survival."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from statistics_oracles import ORACLES
from wijkzicht.statistics.curves import aalen_johansen, kaplan_meier

CASES = ORACLES["cif"]


def test_kaplan_meier():
    curve = kaplan_meier(CASES["t"], [e > 0 for e in CASES["e"]])
    assert curve.at(90) == pytest.approx(CASES["S90"], abs=1e-9)
    assert curve.at(150) == pytest.approx(CASES["S150"], abs=1e-9)
    assert curve.quantile(0.5) == CASES["median"]
    assert curve.mean_until(182) == pytest.approx(CASES["rmst182"], abs=1e-6)
    assert curve.interval(90) == pytest.approx((0.388751, 0.809932), abs=1e-6)
    assert curve.interval(150) == pytest.approx((0.135886, 0.557090), abs=1e-6)
    assert curve.at(13) == 1
    assert curve.interval(13) == (1, 1)


def test_a_share_that_is_not_reached_has_no_day():
    assert kaplan_meier([3, 5, 5], [True, False, False]).quantile(0.5) is None
    assert kaplan_meier([], []).quantile(0.5) is None
    assert kaplan_meier([4], [False]).at(9) == 1


def test_who_came_under_observation_late_counts_from_then():
    cases = ORACLES["left_trunc"]
    curve = kaplan_meier(cases["t"], np.array(cases["e"]) > 0, cases["entry"])
    assert curve.at(100) == pytest.approx(cases["S100"], abs=1e-9)
    assert kaplan_meier(cases["t"], np.array(cases["e"]) > 0).at(100) == pytest.approx(0.48)


def test_return_within_a_year():
    cases = ORACLES["return"]
    curve = kaplan_meier(cases["t"], np.array(cases["e"]) > 0)
    assert 1 - curve.at(365) == pytest.approx(cases["r365"], abs=1e-9)
    low, high = curve.interval(365)
    assert (1 - high, 1 - low) == pytest.approx((cases["lo"], cases["hi"]), abs=1e-6)


def test_ends_that_rule_each_other_out():
    ends = aalen_johansen(CASES["t"], CASES["e"], 3)
    assert ends.at(150) == pytest.approx(CASES["F150"], abs=1e-9)
    # Each cause by itself would say 48, 23 and 14 percent: more than there are people.
    alone = [1 - kaplan_meier(CASES["t"], np.array(CASES["e"]) == k).at(150) for k in (1, 2, 3)]
    assert alone == pytest.approx([0.4809, 0.2326, 0.1450], abs=1e-4)


def test_many_ends_on_one_day():
    ends = aalen_johansen(ORACLES["cif_tied"]["t"], ORACLES["cif_tied"]["e"], 3)
    assert ends.at(6) == pytest.approx(ORACLES["cif_tied"]["F6"], abs=1e-9)


@pytest.mark.parametrize("days, cause", [([1, 2], [1]), ([1], [4]), ([1], [-1])])
def test_a_case_without_a_known_end_is_refused(days, cause):
    with pytest.raises(ValueError):
        aalen_johansen(days, cause, 3)


@given(st.lists(st.tuples(st.integers(1, 20), st.integers(0, 3)), max_size=40))
def test_every_case_is_somewhere(cases):
    days, cause = [c[0] for c in cases], [c[1] for c in cases]
    ends = aalen_johansen(days, cause, 3)
    assert np.allclose(ends.shares.sum(axis=0) + ends.open, 1)
    assert np.allclose(ends.open, kaplan_meier(days, [c > 0 for c in cause]).share)
