"""Ages on the day, birthdays, and who is young in a year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.ages import age_on, is_young_in, turns


@pytest.mark.parametrize(
    "born, day, age",
    [
        (date(2013, 5, 2), date(2025, 5, 1), 11),
        (date(2013, 5, 2), date(2025, 5, 2), 12),
        (date(2012, 2, 29), date(2025, 2, 28), 12),
        (date(2012, 2, 29), date(2025, 3, 1), 13),
    ],
)
def test_age_on(born, day, age):
    assert age_on(born, day) == age


@given(st.dates(date(1920, 1, 1), date(2030, 1, 1)), st.integers(0, 60))
def test_a_birthday_is_the_first_day_of_that_age(born, years):
    day = turns(years, born)
    assert age_on(born, day) == years
    assert age_on(born, date.fromordinal(day.toordinal() - 1)) == years - 1


@pytest.mark.parametrize(
    "year, born, young", [(2025, 2003, True), (2025, 2002, False), (2025, None, True)]
)
def test_young_until_the_year_of_the_23rd_birthday(year, born, young):
    assert is_young_in(year, born) is young
