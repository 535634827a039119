"""Help that begins at 18 or later needs a ground."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Help that begins at 18 or later needs a ground."""
    return Rule(
        name="leeftijd_18",
        fields=("geboortedatum", "datum_aanvang"),
        broken="laatst + INTERVAL 18 YEARS <= aanvang AND NOT laatst + INTERVAL 23 YEARS <= aanvang",
        message="De persoon was bij de aanvang 18 jaar of ouder.",
        todo="Kijk of er een grond is: hulp die voor 18 begon of was bepaald, hervat binnen een half jaar, of jeugdstrafrecht.",
        warning=True,
    )
