"""A judge does not send people to freely accessible help of a local team."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """A judge does not send people to freely accessible help of a local team."""
    return Rule(
        name="verwijzer_rechter",
        fields=("verwijzer", "hulpvorm"),
        broken="verwijzer = '08' AND hulpvorm = '01'",
        message="Verwijzer 08 hoort bij een besluit in het strafrecht; dat past zelden bij hulp van een wijkteam.",
        todo="Kijk of er zo’n besluit is; anders is de code meestal 06.",
        warning=True,
    )
