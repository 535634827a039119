"""What a young person may do from which age, with the day it begins.

12 and 16: Jeugdwet 7.3.4, 7.3.5 and 7.3.15, as in `consent.py`. 18: of age, and the authority of
parents ends. Not taken into account: who can't judge their own interest, and a court's decision.
"""

from datetime import date
from typing import NamedTuple

from wijkzicht.rules.ages import Birth, reaches
from wijkzicht.rules.consent import DECIDES_ALONE_FROM, OF_AGE_FROM, OWN_VOICE_FROM

AGES = (OWN_VOICE_FROM, DECIDES_ALONE_FROM, OF_AGE_FROM)


class AgeRight(NamedTuple):
    """A right from an age on. `first` and `last` differ when the day of birth is not known.

    `has`: None while that can't be known.
    """

    age: int
    first: date
    last: date
    has: bool | None


def age_rights(birth: Birth, day: date) -> list[AgeRight]:
    """The three rights with their days; empty when no birth year is known, or years after the last."""
    found = []
    for age in AGES:
        span = reaches(age, birth)
        if span is None:
            return []
        first, last = span
        has = True if day >= last else False if day < first else None
        found.append(AgeRight(age, first, last, has))
    return [] if found[-1].has else found


def authority_until(tot: date | None, birth: Birth) -> date | None:
    """The last day authority holds: as it was set, and never later than the day before the child is 18."""
    span = reaches(OF_AGE_FROM, birth)
    of_age = date.fromordinal(span[1].toordinal() - 1) if span else None
    days = [day for day in (tot, of_age) if day]
    return min(days) if days else None
