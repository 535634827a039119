"""Ages in a family that are asked about, and a baby that is expected."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.ages import Birth
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.family import Doubt, Member, check_expected, doubts

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "parent, child, asked",
    [
        (Birth(day=date(1990, 5, 1)), Birth(day=date(1989, 5, 1)), True),
        (Birth(day=date(1990, 5, 1)), Birth(day=date(2002, 4, 30)), True),
        (Birth(day=date(1990, 5, 1)), Birth(day=date(2002, 5, 1)), False),
        (Birth(year=1990), Birth(year=2001), True),
        (Birth(year=1990), Birth(year=2002), False),
        (Birth(year=1990), Birth(), False),
        (Birth(), Birth(year=1950), False),
    ],
)
def test_what_is_asked(parent, child, asked):
    found = doubts([Member("Moeder", "ouder", parent), Member("Kind", "jeugdige", child)])
    assert bool(found) is asked


def test_older_than_the_parent_is_said_so_and_other_adults_are_left_alone():
    people = [
        Member("Moeder", "ouder", Birth(year=2000)),
        Member("Oom", "volwassene", Birth(year=2015)),
        Member("Kind", "jeugdige", Birth(year=1999)),
    ]
    assert doubts(people) == [Doubt("Kind", "Moeder", True)]


@given(st.dates(date(1930, 1, 1), date(2030, 1, 1)), st.dates(date(1930, 1, 1), date(2030, 1, 1)))
def test_less_knowledge_never_asks_more(parent, child):
    exact = doubts(
        [Member("a", "ouder", Birth(day=parent)), Member("b", "jeugdige", Birth(day=child))]
    )
    vague = doubts(
        [
            Member("a", "ouder", Birth(year=parent.year)),
            Member("b", "jeugdige", Birth(year=child.year)),
        ]
    )
    assert not vague or exact


@pytest.mark.parametrize(
    "day, refused",
    [
        (date(2026, 11, 25), False),
        (date(2027, 9, 15), False),
        (date(2027, 9, 16), True),
        (date(2026, 6, 1), False),
        (date(2025, 6, 1), True),
    ],
)
def test_when_a_baby_can_be_expected(day, refused):
    with pytest.raises(NotAllowed) if refused else contextlib.nullcontext():
        check_expected(day, TODAY)
