"""Run charts against NHSRplotthedots and qicharts2."""

import numpy as np
import pytest

from statistics_oracles import ORACLES
from wijkzicht.statistics.process import Limits, p_chart, run_chart, signals, t_chart, xmr

XMR = ORACLES["xmr"]
Y = XMR["y"]


def points(numbers):
    return [i + 1 for i in numbers]


@pytest.mark.parametrize(
    "case, base", [("all", slice(None)), ("baseline12", slice(0, 12)), ("rebase13", slice(12, 24))]
)
def test_xmr_limits(case, base):
    found, wanted = xmr(Y, base), XMR[case]
    assert found.centre == pytest.approx(wanted["mean"], abs=1e-6)
    assert (found.low[0], found.high[0]) == pytest.approx((wanted["lpl"], wanted["upl"]), abs=1e-6)


def test_days_between_are_those_limits_to_a_power():
    found, wanted = t_chart([y**3.6 for y in Y]), XMR["all"]
    ends = (found.low[0], found.centre, found.high[0])
    assert [e ** (1 / 3.6) for e in ends] == pytest.approx(
        [wanted["lpl"], wanted["mean"], wanted["upl"]], abs=1e-6
    )
    assert t_chart([0, 90, 2, 60, 1]).low[0] == 0  # no time is shorter than none


@pytest.mark.parametrize("case, base", [("all", slice(None)), ("baseline12", slice(0, 12))])
def test_xmr_rules(case, base):
    found = signals(Y, xmr(Y, base), two_of_three=True)
    assert points(found.outside) == XMR[case]["out"]
    assert points(found.shift) == XMR[case]["shift"]


def test_both_versions_of_two_of_three():
    limits, wanted = xmr(Y, slice(0, 12)), XMR["baseline12"]
    new = signals(Y, limits, two_of_three=True)
    old = signals(Y, limits, two_of_three=True, outside_counts=False)
    assert points(new.two_of_three) == wanted["two_of_three_2023"]
    assert points(old.two_of_three) == wanted["two_of_three_old"]


@pytest.mark.parametrize("third, found", [(11, (0, 2)), (10, ()), (9, ())])
def test_a_point_on_the_centre_is_on_neither_side(third, found):
    values = [15, third, 15, *[5, 11] * 6]
    limits = Limits(10, np.full(len(values), 4), np.full(len(values), 16))
    assert signals(values, limits, two_of_three=True).two_of_three == found


def test_a_new_base_ends_the_signal():
    assert not signals(Y[12:], xmr(Y[12:]))


def test_run_chart():
    found, wanted = run_chart(Y), XMR["run"]
    assert found.median == wanted["median"]
    assert (found.longest, found.longest_allowed) == (wanted["longest"], wanted["longest_max"])
    assert (found.crossings, found.crossings_needed) == (1, wanted["crossings_min"])
    assert found.signal


def test_p_chart_and_laney():
    case = ORACLES["pchart"]
    plain, wide = p_chart(case["k"], case["n"]), p_chart(case["k"], case["n"], laney=True)
    assert plain.centre == pytest.approx(case["cl"], abs=1e-9)
    assert plain.low[0] == pytest.approx(case["lcl1"], abs=1e-6)
    assert plain.high[9] == pytest.approx(case["ucl10"], abs=1e-6)
    assert wide.low[0] == pytest.approx(case["laney_lcl1"], abs=1e-6)
    assert wide.high[9] == pytest.approx(case["laney_ucl10"], abs=1e-6)


def test_few_points_have_no_rules():
    short = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 99]
    assert not signals(short, xmr(short))
    assert run_chart(short) is None


def test_a_flat_series_is_quiet():
    flat = [7] * 24
    assert not signals(flat, xmr(flat))
    assert not run_chart(flat).signal


def test_pure_noise_raises_as_few_alarms_as_promised():
    noise = np.random.default_rng(5).normal(size=(2000, 24))
    alarms = np.mean([bool(signals(y, xmr(y)).outside) for y in noise])
    assert 0.07 < alarms < 0.13


def test_seven_in_a_row_that_rise_are_a_trend():
    values = [5, 6, 4, 5, 1, 2, 3, 4, 5, 6, 7, 6, 6]
    assert signals(values, xmr(values), trend=7).trend == (4, 5, 6, 7, 8, 9, 10)
    assert signals(values, xmr(values), trend=8).trend == ()
    assert signals(values, xmr(values)).trend == ()
