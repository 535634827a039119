"""Help in a delivery began in its period or before it."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Help in a delivery began in its period or before it."""
    return Rule(
        name="datum_aanvang_na_periode",
        fields=("datum_aanvang",),
        broken=f"aanvang > DATE '{period.end}'",
        message=f"De hulp begint na {period.name}, de periode van deze levering.",
        todo="Laat het record weg, of herstel de aanvang.",
    )
