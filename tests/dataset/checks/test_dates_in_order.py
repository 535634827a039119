import pytest

from dataset.checks.examine import findings, found, kinds
from wijkzicht.dataset.checks import dates_in_order


@pytest.mark.parametrize(
    ("table", "earlier", "later"), [*dates_in_order.PAIRS, *dates_in_order.ODD]
)
def test_what_comes_later_is_dated_later(tmp_path, table, earlier, later):
    text = f"""
        {earlier},{later},x
        2025-01-02,2025-01-01,
        2025-01-02,2025-01-02,
        2025-01-02,2025-01-03,
        2025-01-02,,
        ,2025-01-02,
    """
    assert found(tmp_path, "date_order", **{table: text}) == [(table, 1, f"{earlier},{later}")]


def test_a_start_before_the_referral_is_odd_and_an_end_before_the_start_is_wrong(tmp_path):
    text = "verwezen_op,start,eind\n2025-01-02,2025-01-01,\n"
    assert kinds(tmp_path / "a", "date_order", voorziening=text) == {"warning"}
    text = "verwezen_op,start,eind\n,2025-01-02,2025-01-01\n"
    assert kinds(tmp_path / "b", "date_order", voorziening=text) == {"fault"}


def test_the_sentence_names_both_days(tmp_path):
    text = "geopend,gesloten\n2025-03-01,2025-01-02\n"
    (fault,) = [f for _, f in findings(tmp_path, casus=text) if f.rule == "date_order"]
    assert fault.message == "gesloten (2025-01-02) ligt voor geopend (2025-03-01)."
    assert fault.value == "2025-03-01,2025-01-02"
