from dataset.checks.examine import found, kinds

CASUS = """
    casus_id,kader
    c1,
    c2,
    c1,
    ,
    ,
    c3,
    c1,
"""


def test_every_row_of_a_double_is_told_and_an_empty_key_is_none(tmp_path):
    assert found(tmp_path, "primary_key", casus=CASUS) == [
        ("casus", 1, "casus_id"),
        ("casus", 3, "casus_id"),
        ("casus", 7, "casus_id"),
    ]
    assert kinds(tmp_path, "primary_key", casus=CASUS) == {"fault"}


def test_a_key_of_several_fields_is_told_in_contract_order(tmp_path):
    text = """
        datum,doel_id,informant,score
        2025-01-01,d1,ouder,1
        2025-01-01,d1,jeugdige,1
        2025-01-01,d1,ouder,2
    """
    assert found(tmp_path, "primary_key", doelscore=text) == [
        ("doelscore", 1, "doel_id,datum,informant"),
        ("doelscore", 3, "doel_id,datum,informant"),
    ]


def test_an_empty_optional_part_of_a_key_is_a_value(tmp_path):
    text = """
        gemeente_code,wijk_code,team_id,jaar,leeftijd_van,leeftijd_tot,aantal
        GM0034,,,2025,0,17,5
        GM0034,WK003401,,2025,0,17,5
        GM0034,,,2025,0,17,6
    """
    assert [row for _, row, _ in found(tmp_path, "primary_key", bevolking=text)] == [1, 3]
