from dataset.checks.examine import found, kinds

CONTACT = """
    contact_id,datum,ook_hulp,duur_minuten,vorm
    k1,2025-01-01,true,60,
    k2,2025-02-30,ja,1.5,
    k3,,,,
"""


def test_a_cell_that_is_not_of_its_type(tmp_path):
    assert found(tmp_path, "type", contact=CONTACT) == [
        ("contact", 2, "datum"),
        ("contact", 2, "ook_hulp"),
        ("contact", 2, "duur_minuten"),
    ]
    assert kinds(tmp_path, "type", contact=CONTACT) == {"fault"}


def test_a_number(tmp_path):
    text = 'medewerker_id,fte\nm1,0.8\nm2,"0,8"\nm3,nan\n'
    assert found(tmp_path, "type", formatie=text) == [
        ("formatie", 2, "fte"),
        ("formatie", 3, "fte"),
    ]
