"""Youth help does not begin at 23 or later."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Youth help does not begin at 23 or later."""
    return Rule(
        name="leeftijd_23",
        fields=("geboortedatum", "datum_aanvang"),
        broken="laatst + INTERVAL 23 YEARS <= aanvang",
        message="De persoon was bij de aanvang 23 jaar of ouder: dit is geen jeugdhulp.",
        todo="Laat het record weg, of herstel de geboortedatum of de aanvang.",
    )
