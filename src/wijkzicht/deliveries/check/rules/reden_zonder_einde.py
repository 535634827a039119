"""Help that runs has no reason to end."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Help that runs has no reason to end."""
    return Rule(
        name="reden_zonder_einde",
        fields=("datum_einde", "reden_beeindiging"),
        broken="datum_einde IS NULL AND reden_beeindiging IS NOT NULL",
        message="Er staat een reden van beëindiging, maar geen einde.",
        todo="Vul het einde in, of haal de reden weg.",
    )
