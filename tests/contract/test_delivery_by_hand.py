"""`deliver cbs` and `deliver check`, worked out on paper from the tables in `outside`."""

import json

import pytest

from contract.outside import IDENTITIES, TABLES, folder, names, run

HEADER = (
    "bsn,geboortedatum,geslacht,postcode,verwijzer,hulpvorm,gestart_met_crisis,"
    "datum_aanvang,datum_einde,reden_beeindiging"
)


@pytest.fixture
def identities(tmp_path):
    (tmp_path / "gesloten").mkdir()
    (tmp_path / "gesloten" / "identiteit.csv").write_text(IDENTITIES, "utf-8")
    return tmp_path / "gesloten"


def deliver(path, identities, *more, period="2025-H2", protocol="2019"):
    out = path.parent / "levering.csv"
    asked = ("--period", period, "--protocol", protocol, "--identities", identities, "--out", out)
    return run("deliver", "cbs", path, *asked, *more), out


def test_records_sorted_with_identity_crisis_end_and_reason(tmp_path, identities):
    """p1: crisis at the request 14 days before; ended by the hulpeinde. p4: no birth year, the
    municipality of the team, crisishulp. p3: only a year; the end is before the period, the
    closing in it."""
    done, out = deliver(folder(tmp_path / "set"), identities)
    assert done.exit_code == 0, done.output
    assert out.read_text("utf-8") == (
        f"{HEADER}\n"
        "123456782,20120514,V,8011AB,06,01,J,20250115,20250710,02\n"
        "999999999,00000000,O,0034,06,01,J,20250705,,\n"
        "999999999,20100000,O,0193,06,01,N,20250301,20250301,01\n"
    )
    report = json.loads((tmp_path / "levering.report.json").read_text("utf-8"))
    asked = ["records", "dossiers", "ended", "running", "ends_before_period", "recorded_late"]
    assert [report[key] for key in asked] == [3, 3, 2, 1, 1, 0]
    assert (report["period"], report["protocol"], report["to_confirm"]) == ("2025-H2", "2019", [])
    assert (report["faults"], report["previous"]) == ([], None)
    assert {team: counts["records"] for team, counts in report["per_team"].items()} == {
        "t1": 2,
        "t2": 1,
    }
    assert all(set(item) == {"reason", "count"} for item in report["left_out"])
    checked = run("deliver", "check", out, "--protocol", "2019", "--period", "2025-2", "--json")
    assert checked.exit_code == 0
    assert json.loads(checked.stdout)["rows"] == {"levering": 3}


def test_an_earlier_period_knows_nothing_of_what_came_later(tmp_path, identities):
    done, out = deliver(folder(tmp_path / "set"), identities, period="2025-1")
    assert done.exit_code == 0
    assert out.read_text("utf-8").splitlines()[1:] == [
        "123456782,20120514,V,8011AB,06,01,J,20250115,,",
        "999999999,20100000,O,0193,06,01,N,20250301,,",
    ]


def test_a_mistyped_year_keeps_its_four_digits(tmp_path, identities):
    """Beside it every column stays in its place; `deliver check` tells the year."""
    born = IDENTITIES.replace("2012-05-14", "0212-05-14")
    (identities / "identiteit.csv").write_text(born, "utf-8")
    contact = TABLES["contact"].replace("2025-01-15", "0215-01-15")
    _, out = deliver(folder(tmp_path / "set", contact=contact), identities)
    assert "123456782,02120514,V,8011AB,06,01,N,02150115,20250710,02" in out.read_text("utf-8")


@pytest.mark.parametrize(
    ("protocol", "year", "bsn"),
    [("2015", 2015, "000000000"), ("2016", 2016, "999999999"), ("2018", 2018, "999999999")],
)
def test_the_code_of_a_missing_bsn_is_that_of_the_protocol(
    tmp_path, identities, protocol, year, bsn
):
    then = {n: t.replace("2025-", f"{year}-") for n, t in TABLES.items()}
    path = folder(tmp_path / "set", **then)
    done, out = deliver(path, identities, period=f"{year}-H2", protocol=protocol)
    assert done.exit_code == 0, done.output
    assert {line.split(",")[0] for line in out.read_text("utf-8").splitlines()[2:]} | {
        "123456782"
    } == {bsn, "123456782"}


def test_an_unknown_reason_stays_empty_and_is_a_fault_to_mend(tmp_path, identities):
    ends = TABLES["hulpeinde"].replace("in_overeenstemming", "")
    done, out = deliver(folder(tmp_path / "set", hulpeinde=ends), identities)
    assert done.exit_code == 0
    assert out.read_text("utf-8").splitlines()[1].endswith(",20250115,20250710,")
    (fault,) = json.loads((tmp_path / "levering.report.json").read_text("utf-8"))["faults"]
    assert (fault["table"], fault["field"]) == ("hulpeinde", "reden")
    assert "p1" in fault["message"]


def test_the_difference_with_a_previous_file(tmp_path, identities):
    path = folder(tmp_path / "set")
    first, out = deliver(path, identities, period="2025-H1")
    assert first.exit_code == 0
    before = out.rename(tmp_path / "eerder.csv")
    done, _ = deliver(path, identities, "--previous", before)
    assert done.exit_code == 0
    report = json.loads((tmp_path / "levering.report.json").read_text("utf-8"))
    assert report["previous"] == {"new": 1, "ended": 2, "changed": 0, "deleted_at_cbs": 0}


@pytest.mark.parametrize(
    ("period", "protocol"),
    [
        ("2099-H1", "2019"),
        ("2025-H2", "2018"),
        ("2025-H2", "2020"),
        ("2025-H3", "2019"),
        ("2025-Q3", "2019"),
        ("2025", "2019"),
    ],
)
def test_what_can_not_be_delivered_is_wrong_use(tmp_path, identities, period, protocol):
    done, out = deliver(folder(tmp_path / "set"), identities, period=period, protocol=protocol)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert names(tmp_path) == ["gesloten", "set"]
    assert not out.exists()


@pytest.mark.parametrize("content", [None, "persoon_id,geboortedatum\np1,morgen\n"])
def test_a_closed_folder_that_can_not_be_used(tmp_path, content):
    (tmp_path / "gesloten").mkdir()
    if content:
        (tmp_path / "gesloten" / "identiteit.csv").write_text(content, "utf-8")
    done, _ = deliver(folder(tmp_path / "set"), tmp_path / "gesloten")
    assert done.exit_code == 1
    assert "identiteit" in done.stderr
    assert names(tmp_path) == ["gesloten", "set"]


SOUND = "123456782,20120514,V,8011AB,06,01,J,20250715,20250910,02"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{HEADER}\n{SOUND}\n", []),
        (f"\ufeff{HEADER}\r\n{SOUND}\r\n", []),
        (f"{HEADER}\n" + ",".join(f'"{cell}"' for cell in SOUND.split(",")), []),
        ("", [("header", None)]),
        (f"{HEADER}\n{SOUND}\n".replace(",", ";"), [("kop", None)]),
        (f"{HEADER}\n1,2\n{SOUND}\n", [("columns", 1)]),
        (f"{HEADER}\n{SOUND[:-2]}\"02\n{SOUND}\n", [("quotes", 1)]),
        (f"{HEADER}\n{SOUND.replace(',V,', ',v,')}\n", [("geslacht_code", 1)]),
        (f"{HEADER}\n{SOUND[:-2]}\n", [("einde_zonder_reden", 1)]),
        (f"{HEADER}\n{SOUND}\n{SOUND.replace('20250910', '20250701')}\n",
         [("datum_einde_voor_aanvang", 2), ("dubbele_sleutel", 1), ("dubbele_sleutel", 2)]),
    ],
)  # fmt: skip
def test_any_file_is_checked_record_by_record(tmp_path, content, expected):
    path = tmp_path / "van een ander.csv"
    path.write_text(content, "utf-8", newline="")
    done = run("deliver", "check", path, "--protocol", "2019", "--period", "2025-H2", "--json")
    told = json.loads(done.stdout)
    assert [(item["rule"], item["row"]) for item in told["faults"]] == expected
    assert done.exit_code == (1 if expected else 0)
    for item in told["faults"] + told["warnings"]:
        assert set(item) | {"value"} == {
            "rule", "table", "row", "field", "value", "message", "todo",
        }  # fmt: skip
        assert "123456782" not in json.dumps(item)
