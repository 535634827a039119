"""Checking keeps to its memory: it spills, takes one larger bound, and then says so."""

from datetime import date

import duckdb
import pytest

from wijkzicht.dataset.checks import run

CONTACTS = 150_000


@pytest.fixture(scope="module")
def long_keys(tmp_path_factory):
    """Contacts with shuffled keys of 64 characters, which compress badly; ten have no casus."""
    folder = tmp_path_factory.mktemp("long_keys")
    with duckdb.connect() as con:
        for table, query in {
            "casus": "SELECT sha256('c' || i) AS casus_id, 'h' || i AS huishouden_id, 't' AS team_id,"
            f" DATE '2024-01-01' AS geopend FROM range({CONTACTS} // 10) AS t(i)",
            "contact": "SELECT sha256('k' || i) AS contact_id, 'm1' AS medewerker_id,"
            " DATE '2024-03-01' AS datum, 'hulp' AS activiteit,"
            f" sha256(if(i % {CONTACTS // 10} = 7, 'x', 'c') || i % {CONTACTS // 10}) AS casus_id"
            f" FROM range({CONTACTS}) AS t(i) ORDER BY hash(i)",
            "contact_persoon": "SELECT sha256('k' || i) AS contact_id, 'p' || i AS persoon_id"
            f" FROM range({CONTACTS}) AS t(i) ORDER BY hash(-i)",
        }.items():
            con.execute(f"COPY ({query}) TO '{folder / table}.parquet' (FORMAT parquet)")
    return folder


def told(folder, tell=lambda _: None):
    return list(run.Examination(folder, date(2025, 6, 30), tell).findings())


def rules(findings):
    return {fault.rule for _, fault in findings}


def test_what_does_not_fit_spills_and_the_same_is_told(long_keys, monkeypatch):
    expected = told(long_keys)
    assert rules(expected) == {"table", "foreign_key"}
    monkeypatch.setattr(run, "MEMORY", "30MB")
    monkeypatch.setattr(run, "MORE_MEMORY", "30MB")
    assert told(long_keys) == expected


def test_a_check_that_needs_more_gets_the_larger_bound(long_keys, monkeypatch):
    expected = told(long_keys)
    tell = after_reading(monkeypatch, MEMORY="1MB")
    assert told(long_keys, tell) == expected


def test_a_check_that_fits_in_neither_is_a_fault_and_no_crash(long_keys, monkeypatch):
    found = told(long_keys, after_reading(monkeypatch, MEMORY="1MB", MORE_MEMORY="1MB"))
    faults = [fault for is_warning, fault in found if fault.rule == "size" and not is_warning]
    assert "contact" in {fault.table for fault in faults}
    assert all("werkgeheugen" in fault.message for fault in faults)


def after_reading(monkeypatch, **bounds):
    """Takes memory away once the tables are read and the rows are laid beside each other."""

    def tell(what):
        if ": " in what:
            for name, bound in bounds.items():
                monkeypatch.setattr(run, name, bound)

    return tell
