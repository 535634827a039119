"""When work can fall in a casus, and when a casus can close."""

from datetime import date

import pytest

from spec_table import cases
from wijkzicht.rules import casus
from wijkzicht.rules.errors import NotAllowed

TODAY = date(2025, 6, 30)
OPENED = date(2025, 3, 1)

# Opened on 2025-03-01; today is 2025-06-30.
DAY_OF_WORK = """
    datum      | gesloten   | nazorg | may
    -----------+------------+--------+-------------------------------
    2025-03-01 | -          |        | yes
    2025-02-28 | -          |        | Kies die dag of een latere dag
    2025-06-30 | -          |        | yes
    2025-07-01 | -          |        | nog niet geweest
    2025-05-01 | 2025-05-31 |        | yes
    2025-05-31 | 2025-05-31 |        | yes
    2025-06-01 | 2025-05-31 |        | Kies Nazorg
    2025-06-01 | 2025-05-31 | ja     | yes
    2025-07-01 | 2025-05-31 | ja     | nog niet geweest
"""


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize("datum, gesloten, nazorg, may", cases(DAY_OF_WORK))
def test_day_of_work(datum, gesloten, nazorg, may):
    def ask():
        casus.check_day_of_work(
            day(datum),
            geopend=OPENED,
            gesloten=day(gesloten),
            today=TODAY,
            late=True,
            nazorg=bool(nazorg),
        )

    if may == "yes":
        ask()
    else:
        with pytest.raises(NotAllowed, match=may):
            ask()


def test_what_is_not_work_waits_for_no_one():
    with pytest.raises(NotAllowed, match="Begin opnieuw"):
        casus.check_day_of_work(OPENED, geopend=OPENED, gesloten=TODAY, today=TODAY)


# Recorded on that day; undoing is possible for 14 days; today is 2025-06-30.
UNDO = """
    gesloten   | recorded   | may
    -----------+------------+--------------------------------
    2025-06-30 | 2025-06-30 | yes
    2025-03-31 | 2025-06-16 | yes
    2025-03-31 | 2025-06-15 | tot en met 29 juni 2025
    2025-06-20 | -          | yes
    2025-06-01 | -          | Begin opnieuw
    -          | -          | geen sluiting
"""


@pytest.mark.parametrize("gesloten, recorded, may", cases(UNDO))
def test_a_closing_is_undone_only_soon(gesloten, recorded, may):
    def ask():
        casus.check_undo(day(gesloten), recorded=day(recorded), days=14, today=TODAY)

    if may == "yes":
        ask()
    else:
        with pytest.raises(NotAllowed, match=may):
            ask()


CLOSING = """
    op         | gesloten   | last work  | open goals | reden | vervolg | toelichting | may
    -----------+------------+------------+------------+-------+---------+-------------+------------------
    2025-06-30 | -          | 2025-06-30 | 0          | r     | v       |             | yes
    2025-03-01 | -          | -          | 0          | r     | v       |             | yes
    2025-06-30 | -          | -          | 1          | r     | v       | verhuisd    | yes
    2025-06-30 | -          | -          | 1          | r     | v       |             | nog 1 doel zonder
    2025-06-30 | -          | -          | 3          | r     | v       |             | nog 3 doelen
    2025-06-29 | -          | 2025-06-30 | 0          | r     | v       |             | laatste contact is van 30 juni 2025
    2025-07-01 | -          | -          | 0          | r     | v       |             | nog niet geweest
    2025-02-28 | -          | -          | 0          | r     | v       |             | geopend op 1 maart 2025
    2025-06-30 | -          | -          | 0          |       | v       |             | waarom de casus sluit
    2025-06-30 | -          | -          | 0          | r     |         |             | hoe het gezin verder gaat
    2025-06-30 | 2025-05-31 | -          | 0          | r     | v       |             | gesloten op 31 mei 2025
"""


@pytest.mark.parametrize("op, gesloten, last, goals, reden, vervolg, why, may", cases(CLOSING))
def test_closing(op, gesloten, last, goals, reden, vervolg, why, may):
    def ask():
        casus.check_closing(
            day(op),
            geopend=OPENED,
            gesloten=day(gesloten),
            last_work=day(last),
            open_goals=int(goals),
            reden=reden or None,
            vervolg=vervolg or None,
            toelichting=why,
            today=TODAY,
        )

    if may == "yes":
        ask()
    else:
        with pytest.raises(NotAllowed, match=may):
            ask()


def test_every_state_has_its_steps_and_each_step_leads_to_a_state():
    assert set(casus.TRANSITIONS) == set(casus.State)
    assert {to for steps in casus.TRANSITIONS.values() for to in steps.values()} <= set(casus.State)
    assert casus.state_of(None) is casus.State.OPEN
    assert casus.state_of(TODAY) is casus.State.GESLOTEN
