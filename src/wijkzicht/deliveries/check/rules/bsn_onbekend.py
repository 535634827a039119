"""A missing BSN is an exception."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """A missing BSN is an exception."""
    return Rule(
        name="bsn_onbekend",
        fields=("bsn",),
        broken=f"bsn = '{protocol.bsn_onbekend}'",
        message="Het BSN is niet bekend. Dat mag alleen bij uitzondering.",
        todo="Zoek het BSN op in de BRP.",
        warning=True,
    )
