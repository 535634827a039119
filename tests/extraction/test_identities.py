"""Identities go into a closed folder, under the pseudonyms of the basisset, and nowhere else."""

import datetime

import pytest

from database import set_up
from wijkzicht.dataset.read import open_basisset
from wijkzicht.extraction.basisset import OutputExists, extract
from wijkzicht.extraction.identities import extract_identities
from wijkzicht.register.personen import bsn

NUMBER = "999990019"


@pytest.fixture
def known(committed, url):
    """A person with a BSN, a birth date and an address; the others have none."""
    with set_up():
        family = committed.bakker
        family.persoon.bsn_versleuteld = bsn.encrypt(NUMBER, family.persoon.pk)
        family.persoon.geboortedatum = datetime.date(2012, 5, 9)
        family.persoon.save()
        family.huishouden.postcode = "1312AB"
        family.huishouden.save()
    return family.persoon


def test_what_cbs_asks_for_is_there_under_the_pseudonym(known, url, tmp_path):
    assert extract_identities(url, tmp_path / "dicht") == 3
    lines = (tmp_path / "dicht" / "identiteit.csv").read_text().splitlines()
    assert lines[0].replace('"', "") == "persoon_id,bsn,geboortedatum,postcode,gemeente_code"
    (line,) = [line for line in lines if str(known.pseudoniem) in line]
    assert line.replace('"', "") == f"{known.pseudoniem},{NUMBER},2012-05-09,1312AB,"


def test_unknown_is_empty(known, url, tmp_path):
    extract_identities(url, tmp_path / "dicht")
    lines = (tmp_path / "dicht" / "identiteit.csv").read_text().splitlines()[1:]
    assert sum(line.split(",", 1)[1] == ",,," for line in lines) == 2


def test_nobody_else_can_read_it(known, url, tmp_path):
    extract_identities(url, tmp_path / "dicht")
    assert (tmp_path / "dicht").stat().st_mode & 0o077 == 0
    assert (tmp_path / "dicht" / "identiteit.csv").stat().st_mode & 0o077 == 0


def test_the_basisset_knows_the_same_person_and_no_number(known, url, tmp_path):
    extract(url, tmp_path / "uit", datetime.date.today())
    con = open_basisset(tmp_path / "uit").connect()
    found = con.sql(
        f"SELECT geboortejaar, geboortemaand FROM persoon WHERE persoon_id = '{known.pseudoniem}'"
    )
    assert found.fetchall() == [(2012, 5)]
    assert NUMBER.encode() not in b"".join(p.read_bytes() for p in (tmp_path / "uit").iterdir())


def test_a_folder_with_something_in_it_is_left_alone(url, tmp_path):
    (tmp_path / "iets").write_text("van iemand anders")
    with pytest.raises(OutputExists):
        extract_identities(url, tmp_path)
