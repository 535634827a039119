"""What a young person may do from which day."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.ages import Birth, has_reached
from wijkzicht.rules.rights import age_rights, authority_until

TODAY = date(2026, 11, 25)


def test_the_days_of_somebody_of_fourteen():
    rights = age_rights(Birth(day=date(2012, 2, 29)), TODAY)
    assert [(r.age, r.first, r.last, r.has) for r in rights] == [
        (12, date(2024, 2, 29), date(2024, 2, 29), True),
        (16, date(2028, 2, 29), date(2028, 2, 29), False),
        (18, date(2030, 3, 1), date(2030, 3, 1), False),
    ]


def test_a_year_only_leaves_it_open():
    (first, *_rest) = age_rights(Birth(year=2014), TODAY)
    assert (first.first, first.last, first.has) == (date(2026, 1, 1), date(2026, 12, 31), None)


def test_nothing_is_said_of_adults_and_of_who_has_no_birth_year():
    assert age_rights(Birth(year=2000), TODAY) == []
    assert age_rights(Birth(), TODAY) == []


def test_authority_ends_at_eighteen_at_the_latest():
    assert authority_until(None, Birth(day=date(2012, 5, 2))) == date(2030, 5, 1)
    assert authority_until(date(2035, 1, 1), Birth(year=2012)) == date(2030, 12, 30)
    assert authority_until(date(2020, 1, 1), Birth(year=2012)) == date(2020, 1, 1)
    assert authority_until(None, Birth()) is None


@given(
    st.dates(date(1995, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["day", "month", "year"]),
    st.dates(date(2000, 1, 1), date(2050, 1, 1)),
)
def test_a_right_has_begun_exactly_when_the_age_is_reached(born, known, day):
    births = {
        "day": Birth(day=born),
        "month": Birth(year=born.year, month=born.month),
        "year": Birth(year=born.year),
    }
    for right in age_rights(births[known], day):
        assert right.has is has_reached(births[known], right.age, day)
