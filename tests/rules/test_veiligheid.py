"""The meldcode points at the step that was passed over; agreements hold through their last day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.veiligheid import STEPS, agreement_runs, look_is_due, next_step

TODAY = date(2026, 11, 25)
DAY = timedelta(days=1)
days = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2027, 12, 31)))


@pytest.mark.parametrize(
    "taken, following",
    [([], 1), ([1], 2), ([5], 1), ([1, 5], 2), ([1, 2, 2, 4], 3), ([1, 2, 3, 4, 5], None)],
)
def test_what_is_next(taken, following):
    assert next_step(taken) == following


@given(st.lists(st.sampled_from(STEPS)))
def test_taking_what_is_next_ends_after_at_most_five(taken):
    left = 0
    while (step := next_step(taken)) is not None:
        assert step not in taken
        taken, left = [*taken, step], left + 1
    assert left <= len(STEPS)
    assert set(taken) == set(STEPS)


@pytest.mark.parametrize(
    "tot, gestopt, runs",
    [
        (None, None, True),
        (TODAY, None, True),
        (TODAY - DAY, None, False),
        (TODAY + DAY, TODAY, False),
    ],
)
def test_whether_an_agreement_holds(tot, gestopt, runs):
    assert agreement_runs(tot, gestopt, TODAY) is runs


@given(days, days, days)
def test_nobody_is_asked_to_look_at_what_was_stopped_or_lies_ahead(kijken, tot, gestopt):
    due = look_is_due(kijken, tot, gestopt, TODAY)
    if gestopt or all(day is None or day > TODAY for day in (kijken, tot)):
        assert not due
    else:
        assert due
