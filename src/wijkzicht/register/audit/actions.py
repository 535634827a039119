"""Adds lines to the log, in the transaction of the caller."""

from collections.abc import Iterable

from wijkzicht.register.audit.models import Logregel


def write(lines: Iterable[Logregel]) -> None:
    """Adds the lines in one statement. When that fails the exception stands: no log, no page."""
    Logregel.objects.bulk_create(lines)
