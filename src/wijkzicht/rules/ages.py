"""How old somebody is, also when only the year of birth, or year and month, is known."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Birth:
    """What is known of a birth date. A whole date goes before year and month; nothing known is allowed."""

    day: date | None = None
    year: int | None = None
    month: int | None = None

    def bounds(self) -> tuple[date, date] | None:
        """First and last day on which the person can have been born; None if no year is known."""
        if self.day:
            return self.day, self.day
        if self.year is None:
            return None
        first, last = (self.month, self.month) if self.month else (1, 12)
        following = date(self.year + (last == 12), last % 12 + 1, 1)
        return date(self.year, first, 1), date.fromordinal(following.toordinal() - 1)


def age_on(born: date, day: date) -> int:
    """Completed years on `day`. Somebody born on 29 February has a birthday on 1 March in other years.

    Before birth it is negative.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def has_reached(birth: Birth, years: int, day: date) -> bool | None:
    """Whether somebody is `years` or older on `day`; None if that can't be known."""
    bounds = birth.bounds()
    if bounds is None:
        return None
    oldest, youngest = bounds
    if age_on(youngest, day) >= years:
        return True
    if age_on(oldest, day) < years:
        return False
    return None
