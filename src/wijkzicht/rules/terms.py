"""When a term ends: that of the plan, and the Algemene termijnenwet (terms set by law only)."""

from datetime import date, timedelta

from dateutil.easter import easter

PLAN_TERM_DAYS = 42


def holidays(year: int) -> frozenset[date]:
    """
    The generally recognised holidays of article 3, with Goede Vrijdag, Koningsdag and 5 May.

    Days put on a par with them by royal decree are not in it.
    """
    sunday = easter(year)
    king = date(year, 4, 27)
    if king.weekday() == 6:
        king -= timedelta(days=1)
    fixed = {date(year, 1, 1), king, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    moving = {sunday + timedelta(days=n) for n in (-2, 0, 1, 39, 49, 50)}
    return frozenset(fixed | moving)


def is_working_day(day: date) -> bool:
    """Not a Saturday, not a Sunday, not a holiday of article 3."""
    return day.weekday() < 5 and day not in holidays(day.year)


def term_ends(start: date, days: int) -> date:
    """
    The last day of a term of that many days after `start` (the day itself is not counted).

    A term that ends on a Saturday, Sunday or holiday runs on to the next working day
    (article 1). A term of at least three days is lengthened until it holds at least two
    working days (article 2). A term of more than 90 days is left as it is (article 4).
    Terms in months or years are not handled here.
    """
    end = start + timedelta(days=days)
    if days > 90:
        return end
    if days >= 3:
        while sum(is_working_day(start + timedelta(days=n)) for n in range(1, days + 1)) < 2:
            days += 1
        end = start + timedelta(days=days)
    while not is_working_day(end):
        end += timedelta(days=1)
    return end


def decision_due_on(aanvraag_op: date, days: int) -> date:
    """The last day to decide on an aanvraag: so many days after it, by the Algemene termijnenwet.

    How many days is for the organisation to set (eight weeks until it does): the number was not
    checked against the law.
    """
    return term_ends(aanvraag_op, days)


def plan_due_on(geopend: date) -> date:
    """The day by which a plan stands: within six weeks (Jeugdwet 4.1.3), counted from opening.

    The law counts from the day it is clear that the family makes no familiegroepsplan; that day is
    not recorded, so the earliest is taken. A day in a weekend is not moved: the figure S02 counts
    42 days too.
    """
    return geopend + timedelta(days=PLAN_TERM_DAYS)
