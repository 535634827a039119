"""Surveys pooled (metafor, PyMARE), a known break (statsmodels, sandwich), an odd delivery."""

import pytest

from statistics_oracles import ORACLES
from wijkzicht.statistics import detectable, jeffreys, newcombe
from wijkzicht.statistics.meta import random_effects
from wijkzicht.statistics.odd import odd_change, robust_z, shift
from wijkzicht.statistics.segmented import segmented

POOL, ITS, DELIVERY = ORACLES["random_effects"], ORACLES["its"], ORACLES["delivery"]


def test_surveys_pooled():
    found = random_effects(POOL["k"], POOL["n"])
    assert found.spread == pytest.approx(POOL["tau2_reml"], abs=1e-4)
    assert found.share == pytest.approx(POOL["p"], abs=1e-4)
    assert found.interval == pytest.approx((0.6537, 0.8129), abs=1e-3)
    assert found.next_one == pytest.approx(POOL["pi_k1"], abs=1e-4)
    assert 100 * found.differ == pytest.approx(POOL["I2"], abs=1e-4)


def test_surveys_that_agree_have_no_spread():
    found = random_effects([50] * 6, [100] * 6)
    assert (found.spread, found.differ, found.share) == (0, 0, 0.5)


def test_too_few_surveys_are_not_pooled_and_an_empty_one_is_refused():
    assert random_effects([5, 6, 7, 8], [10] * 4) is None
    with pytest.raises(ValueError):
        random_effects([1, 2, 3, 4, 0], [9, 9, 9, 9, 0])


def test_everybody_and_nobody_can_be_pooled():
    assert 0 < random_effects([0, 12, 5, 6, 7], [12] * 5).share < 1


def test_a_known_break():
    found = segmented(ITS["y"], ITS["t0"])
    assert [part.value for part in found] == pytest.approx(ITS["b"], abs=1e-6)
    assert [part.error for part in found] == pytest.approx(ITS["hac3_se_corrected"], abs=1e-6)
    assert found.level.interval.high < 0


def test_a_break_with_few_points_beside_it_is_not_estimated():
    assert segmented(ITS["y"], 7) is None
    assert segmented(ITS["y"], 29) is None


def test_an_odd_delivery():
    *earlier, now = DELIVERY["x"]
    assert robust_z(earlier, now) == pytest.approx(DELIVERY["level_z"], abs=1e-6)
    assert odd_change(DELIVERY["x"]) == pytest.approx(DELIVERY["logchange_z"], abs=1e-6)
    moved = shift((0.30, 0.25, 0.20, 0.15, 0.10), (0.02, 0.02, 0.01, 0, 0.95))
    assert moved == pytest.approx(DELIVERY["tvd"])


def test_without_earlier_ones_nothing_is_odd():
    assert robust_z([4, 5], 90) is None
    assert robust_z([5, 5, 5, 5], 9) is None
    assert odd_change([3, 0, 4, 5]) is None
    with pytest.raises(ValueError):
        shift([0, 0], [1, 2])


@pytest.mark.parametrize("case", ORACLES["wilson"])
def test_jeffreys(case):
    assert jeffreys(case["k"], case["n"]) == pytest.approx((case["jlo"], case["jhi"]), abs=1e-6)


def test_jeffreys_of_no_proportion():
    assert jeffreys(3, 2) is None


def test_newcombe_of_youngsters_and_parents():
    wanted = ORACLES["newcombe"]
    found = newcombe(wanted["k1"], wanted["n1"], wanted["k2"], wanted["n2"])
    assert found == pytest.approx((wanted["lo"], wanted["hi"]), abs=1e-6)


@pytest.mark.parametrize("n, low", [(20, 0.323), (40, 0.449), (80, 0.540), (160, 0.604)])
def test_what_could_have_been_seen(n, low):
    assert detectable(0.75, n).low == pytest.approx(low, abs=1e-3)
