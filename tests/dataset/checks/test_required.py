from dataset.checks.examine import found

CASUS = """
    casus_id,huishouden_id,team_id,geopend,gesloten
    c1,h1,t1,2025-01-01,
    c2,,t1,,
"""


def test_an_empty_required_cell(tmp_path):
    assert found(tmp_path, "required", casus=CASUS) == [
        ("casus", 2, "huishouden_id"),
        ("casus", 2, "geopend"),
    ]


def test_an_unreadable_cell_is_not_empty(tmp_path):
    text = "casus_id,huishouden_id,team_id,geopend\nc1,h1,t1,gisteren\n"
    assert found(tmp_path, "required", casus=text) == []


def test_a_column_that_is_not_there_is_told_once(tmp_path):
    text = "casus_id,team_id,kleur\nc1,t1,\nc2,t1,\n"
    assert found(tmp_path, "required", casus=text) == []
    assert found(tmp_path, "header", casus=text) == [
        ("casus", None, "huishouden_id"),
        ("casus", None, "geopend"),
        ("casus", None, "kleur"),
    ]
