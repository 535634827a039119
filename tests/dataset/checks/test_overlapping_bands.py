from dataset.checks.examine import found, kinds

HEADER = "gemeente_code,wijk_code,team_id,jaar,leeftijd_van,leeftijd_tot,aantal\n"


def rows(tmp_path, *bands):
    text = HEADER + "".join(f"{band},1\n" for band in bands)
    return [row for _, row, _ in found(tmp_path, "overlapping_bands", bevolking=text)]


def test_bands_that_share_an_age_are_both_told(tmp_path):
    assert rows(tmp_path, "GM0001,,,2025,0,4", "GM0001,,,2025,4,11", "GM0001,,,2025,12,17") == [
        1,
        2,
    ]


def test_a_wide_band_over_two_narrow_ones(tmp_path):
    assert rows(tmp_path, "GM0001,,,2025,5,6", "GM0001,,,2025,0,17", "GM0001,,,2025,8,9") == [
        1,
        2,
        3,
    ]


def test_other_areas_and_years_do_not_overlap(tmp_path):
    bands = ["GM0001,,,2025,0,17", "GM0001,WK000101,,2025,0,17", "GM0001,,t1,2025,0,17"]
    assert rows(tmp_path, *bands, "GM0001,,,2024,0,17", "GM0002,,,2025,0,17") == []


def test_the_same_band_twice_is_told_as_a_double_key_only(tmp_path):
    assert rows(tmp_path, "GM0001,,,2025,0,17", "GM0001,,,2025,0,17") == []


def test_it_is_a_fault(tmp_path):
    text = HEADER + "GM0001,,,2025,0,4,1\nGM0001,,,2025,4,5,1\n"
    assert kinds(tmp_path, "overlapping_bands", bevolking=text) == {"fault"}
