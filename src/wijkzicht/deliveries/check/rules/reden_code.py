"""Reden beëindiging is a code of the protocol."""

from wijkzicht.deliveries.check.rule import Rule, one_of, written
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Reden beëindiging is a code of the protocol."""
    return Rule(
        name="reden_code",
        fields=("reden_beeindiging",),
        broken=f"reden_beeindiging IS NOT NULL AND {one_of('reden_beeindiging', protocol.codes['reden_beeindiging'])}",
        message=f"Reden is een van: {written(protocol.codes['reden_beeindiging'])}.",
        todo="Vul een van deze codes in, met twee cijfers.",
    )
