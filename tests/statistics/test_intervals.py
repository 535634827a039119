"""Figures worked out in at least two other programs (R, statsmodels, SciPy)."""

import pytest
from scipy import stats

from wijkzicht.statistics import newcombe, poisson_exact, student_mean, wilson

WILSON = [
    (3, 5, 0.230724, 0.882379),
    (7, 9, 0.452589, 0.936775),
    (0, 12, 0, 0.242494),
    (12, 12, 0.757506, 1),
    (24, 47, 0.372425, 0.647244),
    (503, 629, 0.766627, 0.829099),
    (75, 356, 0.171516, 0.256009),
]


@pytest.mark.parametrize("k, n, low, high", WILSON)
def test_wilson(k, n, low, high):
    assert wilson(k, n) == pytest.approx((low, high), abs=1e-6)


@pytest.mark.parametrize("k, n", [(0, 0), (3, 2), (-1, 5)])
def test_wilson_of_no_proportion_is_no_interval(k, n):
    assert wilson(k, n) is None


def test_the_ends_of_wilson_are_exact():
    assert wilson(0, 7).low == 0.0
    assert wilson(7, 7).high == 1.0


def test_student_mean():
    grades = {8: 3, 7: 2, 9: 1, 6: 1, 10: 1}
    mean = student_mean(grades)
    assert (mean.n, mean.value) == (8, 7.875)
    assert mean.interval == pytest.approx((6.832964, 8.917036), abs=1e-6)


def test_one_value_has_a_mean_and_no_interval():
    assert student_mean({7.5: 1}) == (1, 7.5, None)
    assert student_mean({}) is None


def test_the_mean_does_not_depend_on_the_order_of_the_values():
    values = {0.1: 3, 0.2: 7, 0.3: 1, 1e9: 1}
    backwards = dict(reversed(values.items()))
    assert student_mean(values) == student_mean(backwards)


@pytest.mark.parametrize("k", [0, 1, 4, 214])
def test_poisson_exact_against_chi_squared(k):
    low = stats.chi2.ppf(0.025, 2 * k) / 2 if k else 0.0
    high = stats.chi2.ppf(0.975, 2 * k + 2) / 2
    assert poisson_exact(k) == pytest.approx((low, high), rel=1e-9)


def test_poisson_exact_of_214_of_201_expected():
    # Ratio 214 / 201.3 with its exact interval, as published with the methods.
    low, high = poisson_exact(214)
    assert (low / 201.3, high / 201.3) == pytest.approx((0.9254186635, 1.2154686155), rel=1e-8)


def test_newcombe():
    assert newcombe(24, 47, 503, 629) == pytest.approx((-0.430353, -0.148495), abs=1e-6)
    assert newcombe(1, 0, 1, 2) is None
