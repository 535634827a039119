"""Rule `age_band`: an age band lies wholly below or above the 18th and the 23rd birthday.

The denominators of reach count young people up to 22 and adults apart; a band that crosses
such a birthday can't be divided.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import RowCheck

BIRTHDAYS = (18, 23)


def checks() -> Iterator[RowCheck]:
    """One: a band that crosses both birthdays is one fault."""
    crosses = " OR ".join(f"(leeftijd_van < {age} AND leeftijd_tot >= {age})" for age in BIRTHDAYS)
    yield RowCheck(
        "age_band",
        "bevolking",
        ("leeftijd_van", "leeftijd_tot"),
        crosses,
        "De leeftijdsgroep {0} tot en met {1} loopt over de 18e of de 23e verjaardag heen.",
        "Splits de groep: tot en met 17, van 18 tot en met 22, en vanaf 23.",
    )
