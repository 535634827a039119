"""Geslacht is a code of the protocol."""

from wijkzicht.deliveries.check.rule import Rule, one_of, written
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Geslacht is a code of the protocol."""
    return Rule(
        name="geslacht_code",
        fields=("geslacht",),
        broken=one_of("geslacht", protocol.codes["geslacht"]),
        message=f"Geslacht is een van: {written(protocol.codes['geslacht'])}.",
        todo="Vul een van deze codes in.",
    )
