"""What leaves the register is a basisset without faults, and without anybody in it."""

import datetime

import duckdb
import pytest

from register.family import days_ago, open_casus, signed_in
from wijkzicht.dataset.read import open_basisset
from wijkzicht.dataset.schema import tables
from wijkzicht.extraction.basisset import OutputExists, extract
from wijkzicht.extraction.queries import table_queries
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.personen.models import Persoon
from wijkzicht.register.plannen import actions as plannen

TODAY = datetime.date.today()


@pytest.fixture
def casus(committed):
    with signed_in(committed.anna) as anna:
        casus = open_casus(anna, committed.noord)
        people = list(Persoon.objects.filter(huishouden=casus.huishouden))
        contacten.record(
            casus=casus,
            datum=days_ago(3),
            activiteit="hulp",
            by=anna,
            personen=people,
            feiten="Karin belde met school.",
            ook_hulp=None,
            duur_minuten=45,
        )
        plannen.add_hulpvraag(
            casus=casus, tekst="Hoe krijgen we rust?", by=anna, leefgebied="opvoeden_opgroeien"
        )
        return casus


def test_every_query_yields_the_columns_of_the_contract():
    unknown = set(table_queries()) - set(tables())
    assert unknown == set()


def test_what_was_recorded_arrives(url, casus, tmp_path):
    rows = extract(url, tmp_path / "uit", TODAY)
    con = open_basisset(tmp_path / "uit").connect()
    contact = con.sql("SELECT activiteit, datum, duur_minuten, ook_hulp FROM contact").fetchall()
    assert contact == [("hulp", days_ago(3), 45, None)]
    assert rows["contact_persoon"] == 2
    assert con.sql("SELECT leefgebied, plan_id FROM hulpvraag").fetchall() == [
        ("opvoeden_opgroeien", None)
    ]


def test_keys_are_pseudonyms_and_names_stay_behind(url, casus, tmp_path):
    extract(url, tmp_path / "uit", TODAY)
    con = duckdb.connect()
    folder = tmp_path / "uit"
    text = "".join(
        str(con.sql(f"SELECT * FROM '{folder}/{table}.parquet'").fetchall())
        for table in table_queries()
    )
    assert str(casus.pk) not in text
    assert str(casus.pseudoniem) in text
    for secret in ("Karin", "Bram", "1312", "school", "Hoe krijgen"):
        assert secret not in text, secret


def test_the_basisset_has_no_faults(url, casus, tmp_path):
    from click.testing import CliRunner

    from wijkzicht.cli.main import main

    extract(url, tmp_path / "uit", TODAY)
    done = CliRunner().invoke(main, ["check", str(tmp_path / "uit")])
    assert (done.exit_code, done.output.count("header")) == (0, 0), done.output


def test_a_folder_with_something_in_it_is_left_alone(url, tmp_path):
    (tmp_path / "iets").write_text("van iemand anders")
    with pytest.raises(OutputExists, match="niet leeg"):
        extract(url, tmp_path, TODAY)
    assert [p.name for p in tmp_path.iterdir()] == ["iets"]


def test_the_descriptor_says_when_and_how_far_it_reaches(url, casus, tmp_path):
    extract(url, tmp_path / "uit", TODAY)
    basisset = open_basisset(tmp_path / "uit")
    assert basisset.as_of(TODAY) == TODAY
    dekking = basisset.descriptor["dekking"]
    assert dekking["voorziening"] == "via_team"
    assert dekking["casus"] == "volledig"
