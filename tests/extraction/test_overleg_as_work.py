"""A family discussed in an overleg is one casusbespreking, and none beside a contact that says so."""

import datetime
from collections import Counter
from pathlib import Path

import pytest

from register.family import days_ago, open_casus, signed_in
from wijkzicht.dataset.read import open_basisset
from wijkzicht.extraction.basisset import extract
from wijkzicht.extraction.snapshot import part_files, rebuild
from wijkzicht.register.cijfers.models import Vuil
from wijkzicht.register.contacten import actions as contacten
from wijkzicht.register.overleg import actions as overleg

TODAY = datetime.date.today()


@pytest.fixture
def casus(committed):
    with signed_in(committed.anna) as anna:
        return open_casus(anna, committed.noord)


def discussed(casus, by, *days: int) -> None:
    with signed_in(by):
        for day in days:
            overleg.discuss(
                casus=casus, datum=days_ago(day), deelnemers=[by], besluit="Karin belt.", by=by
            )


def contact(casus, by, day: int, activiteit: str) -> None:
    with signed_in(by):
        contacten.record(casus=casus, datum=days_ago(day), activiteit=activiteit, by=by)


def counted(url: str, folder: Path) -> Counter:
    """How often each day of each kind of work is in the basisset."""
    extract(url, folder, TODAY)
    con = open_basisset(folder).connect()
    rows = con.sql("SELECT datum, activiteit, casus_id, contact_id FROM contact").fetchall()
    assert len({row[3] for row in rows}) == len(rows)
    return Counter(((TODAY - row[0]).days, row[1]) for row in rows)


def test_a_discussion_counts_once_a_day_and_never_beside_its_contact(
    committed, url, casus, tmp_path
):
    anna = committed.anna
    discussed(casus, anna, 9, 5, 5, 2)
    contact(casus, anna, 9, "regie")
    contact(casus, anna, 2, "casusbespreking")
    assert counted(url, tmp_path / "uit") == Counter(
        {
            (9, "casusbespreking"): 1,
            (9, "regie"): 1,
            (5, "casusbespreking"): 1,
            (2, "casusbespreking"): 1,
        }
    )


def test_it_is_work_of_the_casus_without_a_word_of_what_was_said(committed, url, casus, tmp_path):
    discussed(casus, committed.anna, 3)
    extract(url, tmp_path / "uit", TODAY)
    con = open_basisset(tmp_path / "uit").connect()
    [row] = con.sql(
        "SELECT casus_id, medewerker_id, vorm, ook_hulp, duur_minuten, vastgelegd_op FROM contact"
    ).fetchall()
    assert [str(key) for key in row[:2]] == [
        str(casus.pseudoniem), str(committed.anna.pseudoniem)
    ]  # fmt: skip
    assert row[2:] == ("overleg", None, None, TODAY)


def test_the_snapshot_has_it_in_the_part_of_its_team_and_year(committed, url, casus, tmp_path):
    discussed(casus, committed.anna, 0)
    with signed_in(committed.anna):
        assert Vuil.objects.filter(team=committed.noord, jaar=TODAY.year).exists()
    rebuild(
        url, tmp_path / "s", [(committed.noord.pk, TODAY.year), (committed.zuid.pk, TODAY.year)]
    )
    import duckdb

    place = part_files(tmp_path / "s")["contact"]
    rows = duckdb.sql(f"SELECT casus_id, activiteit FROM '{place}'").fetchall()
    assert [(str(key), kind) for key, kind in rows] == [(str(casus.pk), "casusbespreking")]
