"""Twenty years from the last change, on every kind of day."""

from datetime import date

import pytest

from wijkzicht.rules.retention import kept_until


@pytest.mark.parametrize(
    "last, until",
    [
        (date(2026, 11, 25), date(2046, 11, 25)),
        (date(2024, 2, 29), date(2044, 2, 29)),
        (date(2080, 2, 29), date(2100, 3, 1)),
    ],
)
def test_twenty_years_from_the_last_change(last, until):
    assert kept_until(last) == until
