"""Which day it is where the work is done."""

from datetime import date

from django.utils import timezone


def today() -> date:
    """The local day, not that of UTC."""
    return timezone.localdate()
