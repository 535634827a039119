"""The code for an unborn child goes with the birth date of an unborn child, and the other way round."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol


def rule(protocol: Protocol, period: Period) -> Rule:
    """The code for an unborn child goes with the birth date of an unborn child, and the other way round."""
    # From 2018 the text prints nothing but zeros for an unborn child; it may be a misprint.
    also = " AND NOT coalesce(geboortedatum = '00000000', false)" if protocol.name >= "2018" else ""
    return Rule(
        name="bsn_ongeboren",
        fields=("bsn", "geboortedatum"),
        broken=f"(bsn = '{protocol.bsn_ongeboren}') <> (geboortedatum = '99999999'){also}",
        message=f"{protocol.bsn_ongeboren} betekent ongeboren, en dan is de geboortedatum 99999999.",
        todo=f"Is het kind geboren en het BSN onbekend? Gebruik {protocol.bsn_onbekend}. Anders: herstel de geboortedatum.",
    )
