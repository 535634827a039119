"""On which days of the week somebody works; 1 is Monday, 7 is Sunday."""

from collections.abc import Collection
from datetime import date, timedelta

from wijkzicht.rules.terms import holidays


def works_on(dagen: Collection[int] | None, day: date) -> bool:
    """Whether somebody works on that day; on a holiday nobody does. None, not known: always.

    Absence is not counted.
    """
    return dagen is None or (day.isoweekday() in dagen and day not in holidays(day.year))


def last_worked(dagen: Collection[int] | None, day: date, today: date) -> date:
    """The last day up to `day` on which somebody works, not before `today`; `day` itself if none."""
    for back in range((day - today).days + 1):
        found = day - timedelta(days=back)
        if works_on(dagen, found):
            return found
    return day
