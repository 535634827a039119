"""The meldcode and safety agreements: where one is, and what still runs. Nothing here blocks."""

from collections.abc import Iterable
from datetime import date

# Besluit verplichte meldcode, article 2: five steps.
STEPS = (1, 2, 3, 4, 5)


def next_step(taken: Iterable[int]) -> int | None:
    """The first step that was not taken; None when all five were.

    The order is that of the code; somebody may take a later step first and is then pointed at the
    one that was passed over.
    """
    done = set(taken)
    return next((step for step in STEPS if step not in done), None)


def agreement_runs(tot: date | None, gestopt_op: date | None, today: date) -> bool:
    """Whether a safety agreement holds today; the last day still counts."""
    return gestopt_op is None and (tot is None or tot >= today)


def look_is_due(
    kijken_op: date | None, tot: date | None, gestopt_op: date | None, today: date
) -> bool:
    """Whether somebody has to look now at how an agreement goes; also when it ran out unlooked at."""
    if gestopt_op is not None:
        return False
    return any(day is not None and day <= today for day in (kijken_op, tot))
