"""The Kaplan-Meier median, against R and against fractions."""

from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.statistics import kaplan_meier_median

DAYS = [14, 28, 35, 35, 49, 60, 63, 77, 84, 91, 98, 105, 112, 126, 133, 140, 154, 168, 175, 182]
EVENTS = [3, 1, 2, 1, 0, 1, 2, 1, 0, 1, 3, 1, 2, 0, 1, 0, 2, 1, 0, 0]


def split(cases):
    return (
        Counter(day for day, happened in cases if happened),
        Counter(day for day, happened in cases if not happened),
    )


def test_twenty_files_as_in_r():
    assert kaplan_meier_median(*split(list(zip(DAYS, map(bool, EVENTS), strict=True)))) == 105


def test_exactly_a_half_is_reached():
    assert kaplan_meier_median({1: 1, 2: 1, 3: 1, 4: 1}, {}) == 2


def test_events_come_before_censorings_of_the_same_day():
    # Two at risk on day 5, one event: S = 1/2. Censored first it would be 0/1.
    assert kaplan_meier_median({5: 1}, {5: 1}) == 5


def test_not_reached():
    assert kaplan_meier_median({5: 1}, {1: 0, 9: 2}) is None
    assert kaplan_meier_median({}, {3: 4}) is None
    assert kaplan_meier_median({}, {}) is None


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), max_size=40))
def test_the_same_as_plain_fractions(cases):
    curve, expected = Fraction(1), None
    for day in sorted({day for day, _ in cases}):
        at_risk = sum(1 for d, _ in cases if d >= day)
        happened = sum(1 for d, e in cases if d == day and e)
        curve *= 1 - Fraction(happened, at_risk)
        if happened and curve <= Fraction(1, 2):
            expected = day
            break
    assert kaplan_meier_median(*split(cases)) == expected
