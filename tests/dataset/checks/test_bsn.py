from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn as official

from dataset.checks.examine import findings
from wijkzicht.dataset import engine
from wijkzicht.dataset.checks import bsn


@given(st.lists(st.from_regex(r"[0-9]{9}", fullmatch=True), min_size=1))
def test_the_elfproef_is_that_of_a_library(numbers):
    (check,) = bsn.checks()
    with engine.connect() as con:
        query = f"SELECT {check.where} FROM (SELECT unnest(?::VARCHAR[]) AS bsn)"
        broken = [row[0] for row in con.execute(query, [numbers]).fetchall()]
    assert broken == [not official.is_valid(number) for number in numbers]


def test_a_valid_number_is_taken_and_no_number_is_ever_repeated(tmp_path):
    text = "persoon_id,bsn\np1,111222333\np2,123456789\np3,abc\n"
    found = [f for _, f in findings(tmp_path, identiteit=text) if f.field == "bsn"]
    assert [(f.rule, f.row) for f in found] == [("bsn", 2), ("pattern", 3)]
    assert not any("123456789" in str(f.as_json()) or "value" in f.as_json() for f in found)
