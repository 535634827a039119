import pytest

from dataset.checks.examine import found, kinds


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [
        (0, 17, False),
        (18, 22, False),
        (23, 120, False),
        (17, 18, True),
        (0, 22, True),
        (22, 23, True),
        (0, 120, True),
        (18, 18, False),
    ],
)
def test_no_band_crosses_the_18th_or_23rd_birthday(tmp_path, first, last, wrong):
    text = f"leeftijd_van,leeftijd_tot\n{first},{last}\n"
    expected = [("bevolking", 1, "leeftijd_van,leeftijd_tot")] if wrong else []
    assert found(tmp_path, "age_band", bevolking=text) == expected
    assert kinds(tmp_path, "age_band", bevolking=text) == ({"fault"} if wrong else set())
