"""Funnel limits, partial pooling, and the finite population, against other programs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statistics_oracles import ORACLES
from wijkzicht.statistics.finite import wilson_finite
from wijkzicht.statistics.funnel import chance_limits, funnel
from wijkzicht.statistics.pooling import fit_group

TEAMS = ORACLES["teams"]


@pytest.mark.parametrize("case", ORACLES["wilson_fpc"])
def test_wilson_of_a_finite_population(case):
    found = wilson_finite(case["k"], case["n"], case["N"])
    assert found == pytest.approx((case["lo"], case["hi"]), abs=1e-6)


def test_everybody_asked_leaves_no_doubt():
    assert wilson_finite(3, 7, 7) == pytest.approx((3 / 7, 3 / 7))
    assert wilson_finite(3, 8, 7) is None


def test_spread_between_units():
    found = funnel(TEAMS["k"], TEAMS["n"])
    assert found.centre == pytest.approx(TEAMS["p0"], abs=1e-9)
    assert found.phi == pytest.approx(TEAMS["phi_arcsine"], abs=1e-8)
    assert found.spread == pytest.approx(TEAMS["tau2_arcsine"], abs=1e-9)


@pytest.mark.parametrize("level, key", [(0.95, "od95"), (0.998, "od998")])
def test_limits_with_spread(level, key):
    found = funnel(TEAMS["k"], TEAMS["n"])
    for n, ends in TEAMS[key].items():
        assert found.limits(int(n), level) == pytest.approx(ends, abs=1e-6)


@pytest.mark.parametrize("n, ends", [(12, (0.378010, 0.903700)), (45, (0.550820, 0.818870))])
def test_limits_by_chance_alone(n, ends):
    assert chance_limits(TEAMS["p0"], n) == pytest.approx(ends, abs=1e-5)


def test_few_units_have_no_spread_and_small_ones_tell_nothing():
    found = funnel(TEAMS["k"][:9], TEAMS["n"][:9])
    assert found.spread is None
    assert funnel(TEAMS["k"][:10], TEAMS["n"][:10]).spread is not None
    assert found.tells(40)
    assert not found.tells(8)


@given(st.permutations(list(zip(TEAMS["k"], TEAMS["n"], strict=True))))
def test_the_order_of_units_changes_nothing(units):
    k, n = zip(*units, strict=True)
    assert funnel(k, n).spread == pytest.approx(TEAMS["tau2_arcsine"], abs=1e-9)


def test_pooling():
    group = fit_group(TEAMS["k"], TEAMS["n"])
    assert group.a == pytest.approx(TEAMS["bb_a"], rel=1e-4)
    assert group.b == pytest.approx(TEAMS["bb_b"], rel=1e-4)
    pooled = [group.pool(k, n) for k, n in zip(TEAMS["k"], TEAMS["n"], strict=True)]
    assert [p.value for p in pooled] == pytest.approx(TEAMS["bb_post"], abs=1e-4)
    small = group.pool(7, 8)
    assert (small.raw, small.leans) == pytest.approx((0.875, 0.665), abs=1e-3)
    assert small.interval == pytest.approx((0.5704, 0.9027), abs=1e-4)


def test_units_that_do_not_differ_are_pooled_wholly():
    group = fit_group([50, 51, 49, 50], [100, 100, 100, 100])
    assert group.pool(9, 10).value == pytest.approx(0.5, abs=0.01)


def test_nothing_to_pool_is_refused():
    with pytest.raises(ValueError):
        fit_group([0, 0], [10, 10])
