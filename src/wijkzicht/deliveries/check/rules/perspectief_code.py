"""Perspectief, as long as the protocol has it, is one of its codes."""

from wijkzicht.deliveries.check.rule import Rule, one_of, written
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule | None:
    """Perspectief, as long as the protocol has it, is one of its codes."""
    if not protocol.has("perspectief"):
        return None
    return Rule(
        name="perspectief_code",
        fields=("perspectief",),
        broken=f"perspectief IS NOT NULL AND {one_of('perspectief', protocol.codes['perspectief'])}",
        message=f"Perspectief is in protocol {protocol.name} een van: {written(protocol.codes['perspectief'])}.",
        todo="Vul een van deze codes in.",
    )
