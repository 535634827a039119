"""Nobody knows yet of an end after the period."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Nobody knows yet of an end after the period."""
    return Rule(
        name="datum_einde_na_periode",
        fields=("datum_einde",),
        broken=f"einde > DATE '{period.end}'",
        message=f"De hulp eindigt na {period.name}, de periode van deze levering.",
        todo="Laat einde en reden leeg: in deze periode liep de hulp nog.",
    )
