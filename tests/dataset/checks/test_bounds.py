import pytest

from dataset.checks.examine import found


@pytest.mark.parametrize(
    ("rule", "table", "field", "good", "bad"),
    [
        ("minimum", "contact", "duur_minuten", "0", "-1"),
        ("maximum", "contact", "duur_minuten", "1440", "1441"),
        ("maximum", "formatie", "fte", "1.2", "1.21"),
        ("minimum", "doelscore", "score", "-2", "-3"),
        ("maximum", "doelscore", "score", "2", "3"),
        ("maximum", "persoon", "geboortemaand", "12", "13"),
        ("minimum", "persoon", "geboortejaar", "1900", "1899"),
    ],
)
def test_the_bound_itself_is_within(tmp_path, rule, table, field, good, bad):
    text = f"{field},x\n{good},\n{bad},\n,\n"
    assert found(tmp_path, rule, **{table: text}) == [(table, 2, field)]
