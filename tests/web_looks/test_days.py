"""A day as people write it. Today is Wednesday 25 November 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.web.days import parse_day

TODAY = date(2026, 11, 25)
PAST = """
vandaag          2026-11-25
Gisteren         2026-11-24
eergisteren      2026-11-23
morgen           2026-11-26
yesterday        2026-11-24
woensdag         2026-11-25
maandag          2026-11-23
donderdag        2026-11-19
5 nov            2026-11-05
5 november       2026-11-05
5 nov.           2026-11-05
1 mrt            2026-03-01
1 May            2026-05-01
26 nov           2025-11-26
29-2             2024-02-29
5-11             2026-11-05
5/11/2025        2025-11-05
05-11-26         2026-11-05
5 nov 2024       2024-11-05
2026-11-05       2026-11-05
"""


def rows(table):
    return [line.rsplit(maxsplit=1) for line in table.strip().splitlines()]


@pytest.mark.parametrize("text, day", rows(PAST))
def test_seen_from_today(text, day):
    assert parse_day(text, TODAY).isoformat() == day


@pytest.mark.parametrize(
    "text, day",
    rows("""
donderdag    2026-11-26
woensdag     2026-11-25
5 nov        2027-11-05
29 feb       2028-02-29
"""),
)
def test_towards_the_future(text, day):
    assert parse_day(text, TODAY, future=True).isoformat() == day


@pytest.mark.parametrize(
    "text", ["ooit", "32-1-2026", "5 foo", "31 feb", "5", "30-2", "", "2026-13-01"]
)
def test_no_day(text):
    with pytest.raises(ValueError):
        parse_day(text, TODAY)


@given(st.integers(0, 365))
def test_without_a_year_is_the_last_one(back):
    day = TODAY - timedelta(days=back)
    found = parse_day(f"{day.day}-{day.month}", TODAY)
    assert found <= TODAY
    assert (found.day, found.month) == (day.day, day.month)
    assert (TODAY - found).days < 366
