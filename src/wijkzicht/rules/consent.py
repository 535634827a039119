"""Who agrees to help and to a plan: Jeugdwet 7.3.4, 7.3.5 and 7.3.15.

Under 12 the parents with authority; from 12 to 15 the young person and the parents; from 16 the
young person alone. Not taken into account: the exceptions of 7.3.4 (serious harm, a wish that was
well considered) and who has authority; there the professional decides and writes down why.
"""

from collections.abc import Iterable
from datetime import date
from enum import Enum

from wijkzicht.rules.ages import Birth, has_reached
from wijkzicht.rules.errors import NotAllowed

OWN_VOICE_FROM = 12
DECIDES_ALONE_FROM = 16
OF_AGE_FROM = 18


class Consent(Enum):
    """Whose agreement is asked."""

    OUDER = "ouder"
    BEIDEN = "ouder en jeugdige"
    JEUGDIGE = "jeugdige"
    ONBEKEND = "onbekend"


def who_consents(birth: Birth, day: date) -> Consent:
    """Whose agreement is asked for help to somebody born then; ONBEKEND if the age leaves it open."""
    own_voice = has_reached(birth, OWN_VOICE_FROM, day)
    alone = has_reached(birth, DECIDES_ALONE_FROM, day)
    if own_voice is False:
        return Consent.OUDER
    if alone is True:
        return Consent.JEUGDIGE
    if own_voice is True and alone is False:
        return Consent.BEIDEN
    return Consent.ONBEKEND


def check_agreement(
    *,
    young: Iterable[Birth],
    akkoord_ouder: date | None,
    akkoord_jeugdige: date | None,
    day: date,
) -> None:
    """Raise if a plan for these young people lacks an agreement that is certainly needed on `day`.

    An unknown age asks for nothing: the file may not stand still on a missing birth date. Adults of
    the household agree as `ouder`; a household without young people needs that agreement too.
    """
    asked = {who_consents(birth, day) for birth in young} or {Consent.OUDER}
    if asked & {Consent.OUDER, Consent.BEIDEN} and akkoord_ouder is None:
        raise NotAllowed(
            "Vul in op welke dag de ouder akkoord ging. Zonder akkoord kun je het plan niet vaststellen."
        )
    if asked & {Consent.JEUGDIGE, Consent.BEIDEN} and akkoord_jeugdige is None:
        raise NotAllowed(
            "Vul in op welke dag de jeugdige akkoord ging. "
            "Vanaf 12 jaar beslist een jeugdige zelf mee over het plan."
        )
