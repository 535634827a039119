"""Who agrees: under 12 the parents, 12 to 15 both, from 16 the young person."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_table import cases
from wijkzicht.rules.ages import Birth, age_on, has_reached
from wijkzicht.rules.consent import Consent, check_agreement, who_consents
from wijkzicht.rules.errors import NotAllowed

# Asked on 2025-06-30. A birth date may be a year, or year and month.
WHO = """
    born       | who
    -----------+--------------------
    2013-07-01 | ouder
    2013-06-30 | ouder en jeugdige
    2009-07-01 | ouder en jeugdige
    2009-06-30 | jeugdige
    2014       | ouder
    2013       | onbekend
    2013-05    | ouder en jeugdige
    2013-06    | ouder en jeugdige
    2013-07    | ouder
    2012       | ouder en jeugdige
    2009       | onbekend
    2008       | jeugdige
    -          | onbekend
"""
DAY = date(2025, 6, 30)


def birth(text: str) -> Birth:
    parts = [] if text == "-" else [int(part) for part in text.split("-")]
    if len(parts) == 3:
        return Birth(day=date(*parts))
    return Birth(year=parts[0] if parts else None, month=parts[1] if len(parts) > 1 else None)


@pytest.mark.parametrize("born, who", cases(WHO))
def test_who_consents(born, who):
    assert who_consents(birth(born), DAY).value == who


AGREEMENT = """
    young         | ouder | jeugdige | may
    --------------+-------+----------+-----------------
    2020-01-01    | x     |          | yes
    2020-01-01    |       | x        | de ouder akkoord
    2012-01-01    | x     | x        | yes
    2012-01-01    | x     |          | de jeugdige akkoord
    2008-01-01    |       | x        | yes
    2008-01-01    | x     |          | de jeugdige akkoord
    2020-01-01 2008-01-01 | x |      | de jeugdige akkoord
    2013          |       |          | yes
"""


@pytest.mark.parametrize("young, ouder, jeugdige, may", cases(AGREEMENT))
def test_agreement(young, ouder, jeugdige, may):
    def ask():
        check_agreement(
            young=[birth(text) for text in young.split()],
            akkoord_ouder=DAY if ouder else None,
            akkoord_jeugdige=DAY if jeugdige else None,
            day=DAY,
        )

    if may == "yes":
        ask()
    else:
        with pytest.raises(NotAllowed, match=may):
            ask()


days = st.dates(date(1990, 1, 1), date(2040, 12, 31))


@given(days, days, st.sampled_from([12, 16, 18]))
def test_what_is_known_of_a_birth_never_contradicts_the_whole_date(born, day, years):
    """Year alone, or year and month, says the same as the date, or that it is not known."""
    whole = has_reached(Birth(day=born), years, day)
    assert whole is (age_on(born, day) >= years)
    for part in (Birth(year=born.year), Birth(year=born.year, month=born.month)):
        assert has_reached(part, years, day) in {whole, None}


@given(days, days)
def test_consent_only_moves_towards_the_young_person(born, day):
    order = [Consent.OUDER, Consent.BEIDEN, Consent.JEUGDIGE]
    first, later = (who_consents(Birth(day=born), d) for d in (day, day + timedelta(days=400)))
    assert order.index(first) <= order.index(later)
