"""Help does not begin before birth."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Help does not begin before birth."""
    return Rule(
        name="geboortedatum_na_aanvang",
        fields=("geboortedatum", "datum_aanvang"),
        broken="vroegst > aanvang",
        message="De hulp begint voor de geboorte.",
        todo="Herstel de geboortedatum of de aanvang.",
    )
