"""Verwijzer is a code of the protocol of this period."""

from wijkzicht.deliveries.check.rule import Rule, one_of
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Verwijzer is a code of the protocol of this period."""
    return Rule(
        name="verwijzer_code",
        fields=("verwijzer",),
        broken=one_of("verwijzer", protocol.codes["verwijzer"]),
        message=f"Verwijzer is in protocol {protocol.name} een van: {', '.join(protocol.codes['verwijzer'])}.",
        todo="Vul een van deze codes in, met twee cijfers.",
    )
