"""Perspectief is not asked any more from 2019."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule | None:
    """Perspectief is not asked any more from 2019."""
    if protocol.has("perspectief"):
        return None
    return Rule(
        name="perspectief_vervallen",
        fields=("perspectief",),
        broken="perspectief IS NOT NULL",
        message=f"Perspectief bestaat niet in protocol {protocol.name}.",
        todo="Laat de kolom perspectief weg.",
    )
