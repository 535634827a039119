"""An end is a date."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """An end is a date."""
    return Rule(
        name="datum_einde_vorm",
        fields=("datum_einde",),
        broken="datum_einde IS NOT NULL AND einde IS NULL",
        message="Het einde is geen datum van de vorm JJJJMMDD.",
        todo="Vul de laatste dag van de hulp in, of laat het veld leeg als de hulp loopt.",
    )
