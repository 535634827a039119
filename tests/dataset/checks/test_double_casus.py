from dataset.checks.examine import found, kinds

CASUS = """
    casus_id,huishouden_id,team_id,geopend,gesloten
    c1,h1,t1,2024-01-01,2024-06-01
    c2,h1,t1,2024-05-01,
    c3,h2,t1,2024-01-01,2024-06-01
    c4,h2,t1,2024-06-01,
    c5,h3,t1,2024-01-01,
    c6,h3,t2,2024-01-01,
    c7,,t1,2024-01-01,
    c8,,t1,2024-01-01,
"""


def test_two_open_files_of_one_household_at_one_team(tmp_path):
    assert found(tmp_path, "double_casus", casus=CASUS) == [
        ("casus", 1, "casus_id,huishouden_id"),
        ("casus", 2, "casus_id,huishouden_id"),
    ]
    assert kinds(tmp_path, "double_casus", casus=CASUS) == {"warning"}
