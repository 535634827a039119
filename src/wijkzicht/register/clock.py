"""Which day it is where the work is done."""

from datetime import date


def today() -> date:
    """The local day, not that of UTC: Django sets the clock of the process to TIME_ZONE."""
    return date.today()
