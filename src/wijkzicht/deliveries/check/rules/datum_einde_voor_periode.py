"""Help that ended before the period was mostly delivered before."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Help that ended before the period was mostly delivered before."""
    return Rule(
        name="datum_einde_voor_periode",
        fields=("datum_einde",),
        broken=f"einde < DATE '{period.start}'",
        message=f"De hulp eindigde voor {period.name}. Dat kan alleen als pas in deze periode is vastgesteld dat zij gestopt was.",
        todo="Kijk of het record hier hoort, en lever ook de periode van het einde opnieuw aan.",
        warning=True,
    )
