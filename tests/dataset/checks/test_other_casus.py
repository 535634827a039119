import pytest

from dataset.checks.examine import found, kinds
from wijkzicht.dataset.checks import other_casus


@pytest.mark.parametrize(("table", "field", "target"), other_casus.LINKS)
def test_a_link_stays_within_the_casus(tmp_path, table, field, target):
    written = {
        table: f"casus_id,{field}\nc1,a\nc2,a\nc1,weg\nc1,\n,a\n",
        target: f"{field},casus_id\na,c1\n",
    }
    assert found(tmp_path, "other_casus", **written) == [(table, 2, f"casus_id,{field}")]
    assert kinds(tmp_path, "other_casus", **written) == {"fault"}
