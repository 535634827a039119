"""Rule `youth_care_form`: only youth care has a hulpvorm. A warning."""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import RowCheck


def checks() -> Iterator[RowCheck]:
    """One, on voorziening. Youth protection and probation may go with a hulpvorm."""
    yield RowCheck(
        "youth_care_form",
        "voorziening",
        ("soort", "hulpvorm"),
        "hulpvorm IS NOT NULL AND soort NOT IN ('jeugdhulp', 'jeugdbescherming',"
        " 'jeugdreclassering')",
        "Bij soort {0} hoort geen hulpvorm.",
        "Kijk of soort klopt, of maak hulpvorm leeg.",
        warning=True,
    )
