"""Rule `age_order`: an age band begins before it ends."""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import RowCheck


def checks() -> Iterator[RowCheck]:
    """One, on bevolking."""
    yield RowCheck(
        "age_order",
        "bevolking",
        ("leeftijd_van", "leeftijd_tot"),
        "leeftijd_van > leeftijd_tot",
        "De leeftijdsgroep begint bij {0} en eindigt bij {1}.",
        "Verwissel de twee leeftijden, of verbeter ze.",
    )
