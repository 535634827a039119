"""Gestart met crisis is J or N, from 2018."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Gestart met crisis is J or N, from 2018."""
    # Before 2018 the protocol does not ask it, so that it may be empty.
    empty = "" if protocol.has("gestart_met_crisis") else "N"
    return Rule(
        name="gestart_met_crisis_code",
        fields=("gestart_met_crisis",),
        broken=f"coalesce(gestart_met_crisis, '{empty}') NOT IN ('J', 'N')",
        message="Gestart met crisis is J of N.",
        todo="Vul J of N in.",
    )
