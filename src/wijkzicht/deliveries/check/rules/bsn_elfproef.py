"""A BSN passes the elfproef, unless it is a special code of this version."""

from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol

# 9a + 8b + ... + 2h - i is a multiple of 11, where abcdefghi are the digits. With q(k) the number
# without its last k digits, a digit is q(k) - 10 q(k + 1); taken together that leaves whole
# divisions by powers of ten and these weights, at half the cost of taking the digits apart.
_WEIGHTS = {1: 12, **{k: 1 - 9 * k for k in range(2, 9)}}
_TERMS = [f"(bsn_getal // {10**k})::INTEGER * ({weight})" for k, weight in _WEIGHTS.items()]
ELFPROEF_FAILS = f"({' + '.join(_TERMS)} - bsn_getal::INTEGER) % 11 <> 0"


def rule(protocol: Protocol, period: Period) -> Rule:
    """A BSN passes the elfproef, unless it is a special code of this version."""
    return Rule(
        name="bsn_elfproef",
        fields=("bsn",),
        broken=f"bsn NOT IN ('{protocol.bsn_onbekend}', '{protocol.bsn_ongeboren}') AND strlen(bsn) = 9 AND {ELFPROEF_FAILS}",
        message="Dit nummer is geen BSN: het voldoet niet aan de elfproef.",
        todo="Zoek het juiste BSN op; waarschijnlijk is een cijfer verkeerd of verwisseld.",
    )
