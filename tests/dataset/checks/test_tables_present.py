import json

import pytest

from dataset.checks.examine import found, kinds

CASUS = "casus_id,kader\nc1,\n"


def test_a_required_table_that_is_not_there(tmp_path):
    assert found(tmp_path, "table", casus=CASUS) == [
        ("organisatie", None, ""),
        ("team", None, ""),
        ("persoon", None, ""),
    ]
    assert kinds(tmp_path, "table", casus=CASUS) == {"fault"}


def test_neither_contacts_nor_episodes(tmp_path):
    assert found(tmp_path, "own_help", casus=CASUS) == [("contact", None, "")]
    assert found(tmp_path, "own_help", hulptraject="hulptraject_id,x\n") == []


def test_identities_do_not_belong_here(tmp_path):
    assert kinds(tmp_path, "identity", identiteit="persoon_id,bsn\n") == {"warning"}


def test_coverage_that_is_stated_of_an_absent_table(tmp_path):
    stated = {"voorziening": "volledig", "klacht": "onbekend", "casus": "volledig"}
    resources = [{"name": name, "dekking": value} for name, value in stated.items()]
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}))
    assert found(tmp_path, "coverage", casus=CASUS) == [("voorziening", None, "dekking")]
    assert kinds(tmp_path, "coverage", casus=CASUS) == {"fault"}


@pytest.mark.parametrize(("rows", "odd"), [(299, []), (300, [("casus", None, "")]), (301, [])])
def test_exactly_as_many_rows_as_the_sheet_checks(tmp_path, rows, odd):
    text = "casus_id,kader\n" + "".join(f"c{i},\n" for i in range(rows))
    assert found(tmp_path, "cut_off", casus=text) == odd
    if odd:
        assert kinds(tmp_path, "cut_off", casus=text) == {"warning"}
