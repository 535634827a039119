import pytest

from dataset.checks.examine import found
from wijkzicht.dataset.checks.patterns import FORMS
from wijkzicht.dataset.schema import tables


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("gemeente_code", "GM0034", "0034"),
        ("gemeente_code", "GM0034", "GM00345"),
        ("gemeente_code", "GM0034", "gm0034"),
        ("bsn", "111222333", "11122233"),
        ("postcode", "1234AB", "1234 AB"),
        ("postcode", "1234AB", "1234ab"),
    ],
)
def test_a_code_of_the_wrong_form(tmp_path, field, good, bad):
    text = f"persoon_id,{field}\np1,{good}\np2,{bad}\np3,\n"
    assert found(tmp_path, "pattern", identiteit=text) == [("identiteit", 2, field)]


def test_a_wijk_code(tmp_path):
    text = "persoon_id,wijk_code\np1,WK003401\np2,WK0034\n"
    assert found(tmp_path, "pattern", persoon=text) == [("persoon", 2, "wijk_code")]


def test_every_pattern_of_the_contract_has_words():
    patterns = {f.pattern for t in tables().values() for f in t.fields.values() if f.pattern}
    assert patterns == set(FORMS)
