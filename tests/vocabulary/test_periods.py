"""Reporting periods: names, boundaries and neighbours."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.vocabulary.periods import KINDS, Period, period_of, periods_between


@pytest.mark.parametrize(
    "text, start, end, name",
    [
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), "2025-H1"),
        ("2025-2", date(2025, 7, 1), date(2025, 12, 31), "2025-H2"),
        ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30), "2025-Q3"),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
    ],
)
def test_parse(text, start, end, name):
    period = Period.parse(text)
    assert (period.start, period.end, period.name) == (start, end, name)


@pytest.mark.parametrize("text", ["2025-H3", "2025-Q0", "2025-Q5", "25-H1", "2025-", "", "0000"])
def test_what_is_no_period_is_refused_with_a_sentence(text):
    with pytest.raises(ValueError, match="is geen periode"):
        Period.parse(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from(KINDS))
def test_periods_hold_their_day_and_join_up(day, kind):
    period = period_of(kind, day)
    assert day in period
    assert period.next().previous() == period
    assert (period.next().start - period.end).days == 1
    assert Period.parse(period.name) == period
    assert period.days == (period.end - period.start).days + 1


def test_periods_between_holds_both_ends():
    found = periods_between("kwartaal", date(2024, 12, 31), date(2025, 4, 1))
    assert [period.name for period in found] == ["2024-Q4", "2025-Q1", "2025-Q2"]


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="geen soort periode"):
        period_of("maand", date(2025, 1, 1))
