"""Terms of the plan."""

from datetime import date, timedelta

PLAN_TERM_DAYS = 42


def plan_due_on(geopend: date) -> date:
    """The day by which a plan stands: within six weeks (Jeugdwet 4.1.3), counted from opening.

    The law counts from the day it is clear that the family makes no familiegroepsplan; that day is
    not recorded, so the earliest is taken. A day in a weekend is not moved: the figure S02 counts
    42 days too.
    """
    return geopend + timedelta(days=PLAN_TERM_DAYS)
