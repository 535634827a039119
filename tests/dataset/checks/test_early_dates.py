from dataset.checks.examine import found


def test_a_day_before_1900_is_odd(tmp_path):
    text = "geopend,x\n1900-01-01,\n1899-12-31,\n0205-01-01,\n"
    assert found(tmp_path, "early_date", casus=text) == [
        ("casus", 2, "geopend"),
        ("casus", 3, "geopend"),
    ]
