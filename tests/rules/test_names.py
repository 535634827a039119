"""Dutch surnames: in use, initials, and their place in the alphabet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spec_table import cases
from wijkzicht.rules.names import USES, Surname, in_use, initials, sort_key

IN_USE = """
    own          | partner    | use           | written
    -------------+------------+---------------+--------------------------
    de/Wit       | van/Dam    | eigen         | de Wit
    de/Wit       | van/Dam    | partner       | van Dam
    de/Wit       | van/Dam    | partner_eigen | van Dam-de Wit
    de/Wit       | van/Dam    | eigen_partner | de Wit-van Dam
    /Yılmaz      | van der/Meijden | partner_eigen | van der Meijden-Yılmaz
    de/Wit       | /          | partner       | de Wit
    /            | van/Dam    | eigen_partner | van Dam
"""


def surname(text: str) -> Surname:
    prefix, _, name = text.partition("/")
    return Surname(prefix, name)


def test_the_name_in_use():
    for own, partner, use, written in cases(IN_USE):
        assert str(in_use(surname(own), surname(partner), use)) == written


def test_a_use_that_does_not_exist():
    with pytest.raises(ValueError, match="naamgebruik"):
        in_use(Surname("", "Wit"), Surname("", "Dam"), "meisjesnaam")


INITIALS = """
    typed    | written
    ---------+--------
    jw       | J.W.
    JW       | J.W.
    J W      | J.W.
    j.w.     | J.W.
    Th.M.    | Th.M.
    A        | A.
"""


def test_initials():
    for typed, written in cases(INITIALS):
        assert initials(typed) == written, typed


def test_a_list_goes_by_the_name_without_tussenvoegsel_and_accents():
    given_names = ["Zeeman", "De Wit", "van der Aa", "Çelik", "Bakker", "'t Hart", "Ünal", "Wit"]
    assert sorted(given_names, key=sort_key) == [
        *("van der Aa", "Bakker", "Çelik", "'t Hart", "Ünal", "Wit", "De Wit", "Zeeman")
    ]


def test_a_name_of_prefixes_only_is_a_name():
    assert sort_key("De") == ("de", "")
    assert sort_key("Van der") == ("der", "van")
    assert sort_key("") == ("", "")


name = st.text("abcdeé ", max_size=8).map(str.strip)


@given(name, name, name, name, st.sampled_from(USES))
def test_somebody_with_a_name_never_ends_up_without(p1, n1, p2, n2, use):
    written = in_use(Surname(p1, n1), Surname(p2, n2), use)
    assert bool(written.name) == bool(n1 or n2) or (not n1 and use == "eigen")
    assert (n1 in written.name) or use == "partner"
