"""A BSN has nine digits."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """A BSN has nine digits."""
    return Rule(
        name="bsn_vorm",
        fields=("bsn",),
        broken="""NOT regexp_full_match(coalesce(bsn, ''), '[0-9]{9}')""",
        message="Een BSN heeft precies negen cijfers.",
        todo=f"Zet nullen die vooraan zijn weggevallen terug, of {protocol.bsn_onbekend} als het BSN niet bekend is.",
    )
