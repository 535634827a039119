"""Every record has a start that is a date."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Every record has a start that is a date."""
    return Rule(
        name="datum_aanvang_vorm",
        fields=("datum_aanvang",),
        broken="aanvang IS NULL",
        message="De aanvang is geen datum van de vorm JJJJMMDD.",
        todo="Vul de dag in waarop de hulp echt begon; een onbekende dag mag hier niet.",
    )
