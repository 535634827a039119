from dataset.checks.examine import found


def test_a_band_begins_before_it_ends(tmp_path):
    text = "leeftijd_van,leeftijd_tot\n5,4\n5,5\n5,6\n"
    assert found(tmp_path, "age_order", bevolking=text) == [
        ("bevolking", 1, "leeftijd_van,leeftijd_tot")
    ]
