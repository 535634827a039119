"""Four digits and two capitals, or the four digits of a municipality."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """Four digits and two capitals, or the four digits of a municipality."""
    return Rule(
        name="postcode_vorm",
        fields=("postcode",),
        broken="""NOT regexp_full_match(coalesce(postcode, ''), '[0-9]{4}([A-Z]{2})?')""",
        message="Een postcode is vier cijfers en twee hoofdletters, zonder spatie.",
        todo="Is de postcode niet bekend, vul dan de vier cijfers van de gemeentecode van het CBS in.",
    )
