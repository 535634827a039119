"""Help that ended has a reason."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Help that ended has a reason."""
    return Rule(
        name="einde_zonder_reden",
        fields=("datum_einde", "reden_beeindiging"),
        broken="datum_einde IS NOT NULL AND reden_beeindiging IS NULL",
        message="De hulp is geëindigd, maar de reden ontbreekt.",
        todo="Vraag na waarom de hulp stopte en vul de reden in; verzin er geen.",
    )
