"""To which kind of team the organisation's own rule points, and who has most room."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.ages import Birth
from wijkzicht.rules.verdeling import fitting, is_young, room

DAY = date(2026, 3, 1)
KNOWN = st.sampled_from([True, False, None])


@pytest.mark.parametrize(
    "young, jeugd_tot, outcome",
    [
        ([True, False], 18, "jeugd"),
        ([True, None], 18, "jeugd"),
        ([False, False], 18, "volwassenen"),
        ([False, None], 18, None),
        ([None], 18, None),
        ([], 18, None),
        ([True], 0, None),
    ],
)
def test_which_team_fits(young, jeugd_tot, outcome):
    assert fitting(young, jeugd_tot) == outcome


@given(st.lists(KNOWN), st.integers(1, 27))
def test_to_know_more_never_turns_it_round(young, jeugd_tot):
    """What is said while somebody is unknown still holds once that age is known."""
    said = fitting(young, jeugd_tot)
    for other in (True, False):
        known = [other if age is None else age for age in young]
        assert said in {None, fitting(known, jeugd_tot)}


@pytest.mark.parametrize(
    "birth, young",
    [
        (Birth(day=date(2008, 3, 2)), True),
        (Birth(day=date(2008, 3, 1)), False),
        (Birth(year=2008), None),
        (Birth(year=2009), True),
        (Birth(), None),
    ],
)
def test_young_on_a_day_also_by_year_alone(birth, young):
    assert is_young(birth, 18, DAY) is young


@given(st.integers(0, 50), st.integers(0, 80), st.decimals("0.1", "1.2", places=1))
def test_more_families_or_fewer_hours_is_never_more_room(casussen, drukte, fte):
    here = room(casussen, drukte, fte)
    assert room(casussen + 1, drukte, fte) > here
    assert room(casussen, drukte + 1, fte) > here
    assert room(casussen, drukte, fte / 2) >= here or fte < Decimal("0.2")
    assert room(casussen, drukte, None) == room(casussen, drukte, Decimal(1))
