"""Hulpvorm is a code of the protocol of this period."""

from wijkzicht.deliveries.check.rule import Rule, one_of
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Hulpvorm is a code of the protocol of this period."""
    return Rule(
        name="hulpvorm_code",
        fields=("hulpvorm",),
        broken=one_of("hulpvorm", protocol.codes["hulpvorm"]),
        message=f"Hulpvorm is in protocol {protocol.name} een van: {', '.join(protocol.codes['hulpvorm'])}.",
        todo="Vul een van deze codes in, met twee cijfers.",
    )
