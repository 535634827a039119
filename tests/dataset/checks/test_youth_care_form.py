from dataset.checks.examine import found


def test_only_youth_care_has_a_form(tmp_path):
    text = "soort,hulpvorm\njeugdhulp,pleegzorg\nwmo,pleegzorg\nwmo,\n"
    assert found(tmp_path, "youth_care_form", voorziening=text) == [
        ("voorziening", 2, "soort,hulpvorm")
    ]
