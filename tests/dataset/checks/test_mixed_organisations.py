import pytest

from dataset.checks.examine import found, kinds

AROUND = {
    "team": "team_id,organisatie_id\nt1,o1\nt2,o1\nt3,o2\n",
    "casus": "casus_id,team_id,huishouden_id\nc1,t1,h1\nc3,t3,h3\n",
}


@pytest.mark.parametrize("table", ["aanmelding", "uitnodiging", "respons"])
def test_a_team_and_a_casus_of_two_organisations(tmp_path, table):
    written = {table: "team_id,casus_id\nt1,c1\nt2,c1\nt3,c1\nt3,\nt9,c1\nt3,c3\n", **AROUND}
    assert found(tmp_path, "mixed_organisations", **written) == [(table, 3, "team_id,casus_id")]
    assert kinds(tmp_path, "mixed_organisations", **written) == {"fault"}


@pytest.mark.parametrize("table", ["contact", "regie"])
def test_a_professional_known_only_elsewhere(tmp_path, table):
    written = {
        table: "casus_id,medewerker_id\nc1,m1\nc1,m3\nc1,onbekend\nc1,\nc3,m3\n",
        "formatie": "medewerker_id,team_id\nm1,t2\nm3,t3\n",
        **AROUND,
    }
    assert found(tmp_path, "mixed_organisations", **written) == [
        (table, 2, "casus_id,medewerker_id")
    ]
    assert kinds(tmp_path, "mixed_organisations", **written) == {"fault"}


def test_one_id_at_two_organisations_is_odd(tmp_path):
    written = {
        "team": AROUND["team"],
        "formatie": "medewerker_id,team_id\nm1,t1\nm1,t2\nm2,t1\nm2,t3\n",
        "casus": "casus_id,team_id,huishouden_id\nc1,t1,h1\nc2,t3,h1\nc3,t3,h3\n",
    }
    assert found(tmp_path, "mixed_organisations", **written) == [
        ("formatie", 3, "medewerker_id"),
        ("formatie", 4, "medewerker_id"),
        ("casus", 1, "huishouden_id"),
        ("casus", 2, "huishouden_id"),
    ]
    assert kinds(tmp_path, "mixed_organisations", **written) == {"warning"}
