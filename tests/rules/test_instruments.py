"""Scores on a standard instrument: only its own domains and its own scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.instruments import INSTRUMENTS, ZRM


@given(st.integers(), st.sampled_from(ZRM.domeinen))
def test_a_score_is_on_the_scale_or_refused(score, domein):
    if 1 <= score <= 5:
        ZRM.check(domein, score)
    else:
        with pytest.raises(NotAllowed, match="van 1 tot en met 5"):
            ZRM.check(domein, score)


def test_a_domain_of_another_instrument_is_refused():
    with pytest.raises(NotAllowed, match="geen onderwerp"):
        ZRM.check("opvoeden_opgroeien", 3)


def test_the_matrix_has_thirteen_domains_and_is_found_by_its_code():
    assert len(set(ZRM.domeinen)) == 13
    assert INSTRUMENTS["zrm2017"] is ZRM
