"""Ages at which a rule changes: 12, 16 and 18 (consent, Jeugdwet 7.3) and 23 (longest youth help)."""

from datetime import date

SPEAKS_ALONG = 12  # from here the young person consents together with the parents
DECIDES = 16  # from here the young person consents alone
ADULT = 18
YOUTH_HELP_ENDS = 23  # youth help may go on until the day before this birthday


def age_on(born: date, day: date) -> int:
    """
    Full years on that day. Who was born on 29 February turns a year older on 1 March.

    Negative before birth.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def turns(years: int, born: date) -> date:
    """The first day on which the person has that age."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:  # 29 February in a year without one
        return date(born.year + years, 3, 1)


def who_consents(age: int) -> tuple[str, ...]:
    """
    Whose consent help needs: under 12 the parents, 12–15 parents and young person, from 16 the young person.

    Takes no account of a young person who cannot weigh their own interest, nor of guardianship.
    """
    if age < SPEAKS_ALONG:
        return ("ouder",)
    if age < DECIDES:
        return ("ouder", "jeugdige")
    return ("jeugdige",)


def is_young_in(year: int, geboortejaar: int | None) -> bool:
    """Not known to be 23 or older in that year; who has no known birth year counts."""
    return geboortejaar is None or year - geboortejaar < YOUTH_HELP_ENDS
