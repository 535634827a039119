"""Rule `help_without_person`: it is known to whom help was given.

A warning: figures on own help leave such a contact out, and R03 counts how many there are.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import SetCheck
from wijkzicht.rules.activity import CLASSES


def checks() -> Iterator[SetCheck]:
    """One: hulp contacts, by their kind or by ook_hulp, with nobody in contact_persoon."""
    yield SetCheck(
        "help_without_person",
        "contact",
        ("contact_id",),
        {"contact": ("contact_id", "activiteit", "ook_hulp"), "contact_persoon": ("contact_id",)},
        f"""
        SELECT a.row, a.contact_id FROM stage.contact AS a
        ANTI JOIN stage.contact_persoon AS b ON a.contact_id = b.contact_id
        WHERE a.contact_id IS NOT NULL AND (a.activiteit IN {CLASSES["hulp"]} OR a.ook_hulp)
        """,
        "Dit contact is hulp, maar er staat niet bij voor wie.",
        "Voeg in contact_persoon toe met of voor wie het contact was.",
        warning=True,
    )
