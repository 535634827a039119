"""A birth date is JJJJMMDD, JJJJMM00, JJJJ0000, 00000000 or 99999999."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """A birth date is JJJJMMDD, JJJJMM00, JJJJ0000, 00000000 or 99999999."""
    return Rule(
        name="geboortedatum_vorm",
        fields=("geboortedatum",),
        broken="""vroegst IS NULL AND coalesce(geboortedatum NOT IN ('00000000', '99999999'), true)""",
        message="Dit is geen geboortedatum van de vorm JJJJMMDD.",
        todo="Is de dag onbekend, schrijf JJJJMM00; is ook de maand onbekend, JJJJ0000.",
    )
