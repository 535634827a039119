import pytest

from dataset.checks.examine import found, kinds
from wijkzicht.dataset.checks import outside_casus

CASUS = "casus_id,geopend,gesloten\nc1,2025-01-10,2025-02-10\nc2,2025-01-10,\n"


@pytest.mark.parametrize(("table", "day"), outside_casus.DAYS)
def test_work_lies_within_its_casus(tmp_path, table, day):
    text = f"""
        casus_id,{day}
        c1,2025-01-09
        c1,2025-01-10
        c1,2025-02-10
        c1,2025-02-11
        c2,2025-06-01
        c2,2025-01-01
        c3,2025-01-01
        c1,
    """
    written = {table: text, "casus": CASUS}
    assert found(tmp_path, "outside_casus", **written) == [
        (table, row, f"casus_id,{day}") for row in (1, 4, 6)
    ]
    assert kinds(tmp_path, "outside_casus", **written) == {"warning"}
