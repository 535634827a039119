import pytest

from dataset.checks.examine import found, kinds
from wijkzicht.dataset.checks import other_household

AROUND = {
    "persoon": "persoon_id,huishouden_id\np1,h1\np2,h2\n",
    "casus": "casus_id,huishouden_id\nc1,h1\n",
}


@pytest.mark.parametrize("table", other_household.TABLES)
def test_a_person_of_another_household(tmp_path, table):
    written = {table: "casus_id,persoon_id\nc1,p1\nc1,p2\nc1,p9\n,p2\nc1,\n", **AROUND}
    fields = "persoon_id,casus_id" if table in ("meting", "voorziening") else "casus_id,persoon_id"
    assert found(tmp_path, "other_household", **written) == [(table, 2, fields)]
    assert kinds(tmp_path, "other_household", **written) == {"warning"}


def test_in_a_contact(tmp_path):
    written = {
        "contact": "contact_id,casus_id\nk1,c1\n",
        "contact_persoon": "contact_id,persoon_id\nk1,p2\nk1,p1\n",
        **AROUND,
    }
    assert found(tmp_path, "other_household", **written) == [
        ("contact_persoon", 1, "contact_id,persoon_id")
    ]
