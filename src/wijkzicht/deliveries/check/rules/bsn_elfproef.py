"""A BSN passes the elfproef, unless it is a special code of this version."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol

# 9a + 8b + ... + 2h - i is a multiple of 11. In whole numbers: a slice of text per digit is slower.
_NUMBER = "TRY_CAST(bsn AS INTEGER)"
_DIGITS = [f"({_NUMBER} // {10 ** (place - 1)} % 10) * {place}" for place in range(9, 1, -1)]
ELFPROEF_FAILS = f"({' + '.join(_DIGITS)} - {_NUMBER} % 10) % 11 <> 0"


def rule(protocol: Protocol, period: Period) -> Rule:
    """A BSN passes the elfproef, unless it is a special code of this version."""
    return Rule(
        name="bsn_elfproef",
        fields=("bsn",),
        broken=f"bsn NOT IN ('{protocol.bsn_onbekend}', '{protocol.bsn_ongeboren}') AND length(bsn) = 9 AND {ELFPROEF_FAILS}",
        message="Dit nummer is geen BSN: het voldoet niet aan de elfproef.",
        todo="Zoek het juiste BSN op; waarschijnlijk is een cijfer verkeerd of verwisseld.",
    )
