"""Trajectories of own help, as tables of days."""

from datetime import date, timedelta

import pytest

from wijkzicht.rules.activity import CLASSES, is_help, is_work, klasse
from wijkzicht.rules.own_help import from_crisis, trajectories

D = date(2025, 1, 1)


def day(n: int) -> date:
    return D + timedelta(days=n)


def made(help_days, ends=(), *, gesloten=None, reden=None, as_of=1000):
    return trajectories(
        [day(n) for n in help_days],
        [(day(n), why) for n, why in ends],
        gesloten=None if gesloten is None else day(gesloten),
        reden_sluiting=reden,
        as_of=day(as_of),
    )


def spans(found):
    return [((t.first - D).days, (t.last - D).days) for t in found]


@pytest.mark.parametrize(
    "help_days, ends, expected",
    [
        ([], [], []),
        ([5], [], [(5, 5)]),
        ([0, 180], [], [(0, 180)]),  # exactly 180 days: one trajectory
        ([0, 181], [], [(0, 0), (181, 181)]),
        ([0, 10, 20], [(10, None)], [(0, 10), (20, 20)]),  # on the one day, before the next
        ([0, 10, 20], [(20, None)], [(0, 20)]),  # on the last day: nothing follows
        ([0, 10, 20], [(15, None), (16, None)], [(0, 10), (20, 20)]),
        ([0, 10], [(-5, None)], [(0, 10)]),  # before the first day
    ],
)
def test_where_a_trajectory_begins(help_days, ends, expected):
    assert spans(made(help_days, ends)) == expected


def test_open_until_180_days_of_silence():
    (still,) = made([0], as_of=180)
    (silent,) = made([0], as_of=181)
    assert (still.ended, still.stilgevallen) == (False, False)
    assert (silent.ended, silent.stilgevallen, silent.reden) == (True, True, None)


def test_the_reason_is_that_of_the_first_hulpeinde_on_or_after_the_last_day():
    (found,) = made([0], [(0, None), (3, "volgens_plan")], gesloten=9, reden="eenzijdig_client")
    assert (found.einde, found.reden, found.stilgevallen) == (day(0), None, False)


def test_the_reason_of_closing_counts_for_the_last_only():
    first, last = made([0, 200], gesloten=210, reden="volgens_plan")
    assert (first.reden, last.reden) == (None, "volgens_plan")
    assert (first.is_first, first.is_last, last.is_first, last.is_last) == (
        True,
        False,
        False,
        True,
    )


def test_what_happens_after_the_as_of_date_does_not_exist():
    (found,) = made([0, 50], [(60, "volgens_plan")], gesloten=70, reden="volgens_plan", as_of=40)
    assert spans([found]) == [(0, 0)]
    assert (found.ended, found.reden) == (False, None)


def test_active_between_a_day_before_and_a_day_after():
    (found,) = made([0, 170])
    assert found.active_between(day(10), day(100))
    assert not found.active_between(day(171), day(180))


@pytest.mark.parametrize(
    "first, is_first, crisis_days, requests, expected",
    [
        (10, True, [10], [], True),
        (10, False, [10], [], True),
        (10, True, [11], [], False),
        (28, True, [], [0], True),
        (29, True, [], [0], False),
        (28, False, [], [0], False),
        (5, True, [], [6], False),
    ],
)
def test_started_from_a_crisis(first, is_first, crisis_days, requests, expected):
    assert (
        from_crisis(
            day(first),
            is_first=is_first,
            crisis_days=map(day, crisis_days),
            crisis_requests=map(day, requests),
        )
        is expected
    )


def test_every_activity_of_the_contract_has_one_class():
    from wijkzicht.dataset.schema import tables

    activities = tables()["contact"].fields["activiteit"].enum
    assert sorted(a for kinds in CLASSES.values() for a in kinds) == sorted(activities)


@pytest.mark.parametrize(
    "activiteit, ook_hulp, help_, work, name",
    [
        ("hulp", None, True, True, "hulp"),
        ("regie", True, True, True, "regie"),
        ("regie", False, False, True, "regie"),
        ("administratie", None, False, False, "overig"),
        (None, None, False, False, None),
    ],
)
def test_what_a_contact_counts_as(activiteit, ook_hulp, help_, work, name):
    assert is_help(activiteit, ook_hulp) is help_
    assert is_work(activiteit) is work
    assert klasse(activiteit) == name
