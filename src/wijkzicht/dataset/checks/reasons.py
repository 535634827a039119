"""Rule `reason_without_end`: a reason stands beside the day it belongs to.

A warning: figures leave out a reason whose day is not known.
"""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck

# table, the day, what comes with it
PAIRS = (
    ("casus", "gesloten", "reden_sluiting"),
    ("casus", "gesloten", "vervolg"),
    ("voorziening", "eind", "reden_einde"),
    ("hulptraject", "eind", "reden_einde"),
)


def checks() -> Iterator[RowCheck]:
    """One for each pair."""
    for table, day, reason in PAIRS:
        yield RowCheck(
            "reason_without_end",
            table,
            (day, reason),
            f"{cells.text_of(day)} IS NULL AND {cells.quote(reason)} IS NOT NULL",
            f"{reason} is ingevuld, maar {day} is leeg.",
            f"Vul {day} in, of maak {reason} leeg.",
            warning=True,
        )
