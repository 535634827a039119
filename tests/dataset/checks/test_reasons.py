import pytest

from dataset.checks.examine import found, kinds
from wijkzicht.dataset.checks import reasons


@pytest.mark.parametrize(("table", "day", "reason"), reasons.PAIRS)
def test_a_reason_without_its_day(tmp_path, table, day, reason):
    text = f"{day},{reason},x\n,a,\n2025-01-01,a,\n2025-01-01,,\nonleesbaar,a,\n"
    expected = [(table, 1, f"{day},{reason}")]
    assert found(tmp_path, "reason_without_end", **{table: text}) == expected
    assert kinds(tmp_path, "reason_without_end", **{table: text}) == {"warning"}
