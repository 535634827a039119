"""The last day somebody works before something is due."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.werkdagen import last_worked, works_on

MONDAY = date(2026, 11, 23)
CASES = [
    # works on, due, today, to be done on
    ([1, 2, 4], MONDAY + timedelta(2), MONDAY, MONDAY + timedelta(1)),
    ([1, 2, 4], MONDAY + timedelta(3), MONDAY, MONDAY + timedelta(3)),
    ([1], MONDAY + timedelta(4), MONDAY + timedelta(2), MONDAY + timedelta(4)),
    ([1, 2, 4], MONDAY - timedelta(3), MONDAY, MONDAY - timedelta(3)),
    (None, MONDAY + timedelta(6), MONDAY, MONDAY + timedelta(6)),
    ([4, 5], date(2026, 12, 25), date(2026, 12, 21), date(2026, 12, 24)),
]


@pytest.mark.parametrize("dagen, due, today, expected", CASES)
def test_the_last_day_somebody_works(dagen, due, today, expected):
    assert last_worked(dagen, due, today) == expected


@given(
    st.none() | st.sets(st.integers(1, 7), min_size=1),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(-30, 30),
)
def test_never_later_never_before_today_and_only_on_a_day_of_work(dagen, today, days):
    due = today + timedelta(days=days)
    found = last_worked(dagen, due, today)
    assert found <= due
    assert found == due or (found >= today and works_on(dagen, found))
    between = [found + timedelta(days=n) for n in range(1, (due - found).days + 1)]
    assert not any(works_on(dagen, day) for day in between)
