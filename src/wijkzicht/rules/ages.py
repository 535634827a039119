"""How old somebody is, also when only the year of birth, or year and month, is known."""

from dataclasses import dataclass
from datetime import date

YOUTH_HELP_ENDS = 23  # youth help may go on until the day before this birthday


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


def turns(years: int, born: date) -> date:
    """The first day on which the person has that age."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:  # 29 February in a year without one
        return date(born.year + years, 3, 1)


def reaches(years: int, birth: Birth) -> tuple[date, date] | None:
    """First and last day on which somebody can get that age; the same twice when the day is known."""
    bounds = birth.bounds()
    return (turns(years, bounds[0]), turns(years, bounds[1])) if bounds else None


def is_young_in(year: int, geboortejaar: int | None) -> bool:
    """Not known to be 23 or older in that year; who has no known birth year counts."""
    return geboortejaar is None or year - geboortejaar < YOUTH_HELP_ENDS
