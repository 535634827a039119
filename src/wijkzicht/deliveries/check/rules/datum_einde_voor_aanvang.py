"""Help does not end before it begins."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Help does not end before it begins."""
    return Rule(
        name="datum_einde_voor_aanvang",
        fields=("datum_aanvang", "datum_einde"),
        broken="einde < aanvang",
        message="Het einde ligt voor de aanvang.",
        todo="Herstel een van beide datums.",
    )
