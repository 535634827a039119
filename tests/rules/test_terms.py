"""The Algemene termijnenwet on known calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.terms import decision_due_on, holidays, is_working_day, term_ends


def test_the_holidays_of_2025():
    assert sorted(holidays(2025)) == [
        date(2025, 1, 1),
        date(2025, 4, 18),  # Goede Vrijdag
        date(2025, 4, 20),
        date(2025, 4, 21),
        date(2025, 4, 26),  # Koningsdag: the 27th is a Sunday
        date(2025, 5, 5),
        date(2025, 5, 29),  # Hemelvaart
        date(2025, 6, 8),
        date(2025, 6, 9),
        date(2025, 12, 25),
        date(2025, 12, 26),
    ]


@pytest.mark.parametrize(
    "start, days, end",
    [
        (date(2025, 3, 3), 42, date(2025, 4, 14)),  # an ordinary Monday
        (date(2025, 3, 8), 42, date(2025, 4, 22)),  # ends on Saturday before Easter
        (date(2024, 12, 24), 3, date(2024, 12, 30)),  # holds one working day only: lengthened
        (date(2025, 4, 17), 1, date(2025, 4, 22)),  # one day: not lengthened, but moved
        (date(2025, 1, 4), 98, date(2025, 4, 12)),  # over 90 days: left alone, a Saturday
    ],
)
def test_when_a_term_ends(start, days, end):
    assert term_ends(start, days) == end


def test_working_days():
    assert is_working_day(date(2025, 4, 22))
    assert not is_working_day(date(2025, 4, 19))
    assert not is_working_day(date(2025, 4, 21))


@given(st.dates(date(2024, 1, 1), date(2030, 12, 31)), st.integers(7, 90))
def test_a_decision_is_due_on_a_working_day_and_never_earlier_than_asked(aanvraag, days):
    due = decision_due_on(aanvraag, days)
    assert is_working_day(due)
    assert due >= aanvraag + timedelta(days=days)
    assert not any(
        is_working_day(aanvraag + timedelta(days=n)) for n in range(days, (due - aanvraag).days)
    )
