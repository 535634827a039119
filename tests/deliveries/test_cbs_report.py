"""`deliver cbs`: the report, what is refused, and what stands beside the file."""

import pytest
from click.testing import CliRunner

from deliveries.delivery_tables import IDENTITIES, casus, contacts
from wijkzicht.cli.main import main


def test_report_counts(deliver):
    _, report = deliver(
        contacts(
            "c1 2025-07-04 hulp kind",
            "c1 2025-07-05 hulp kind 2026-01-01",
            "c1 2025-07-05 regie kind 2026-01-01",
            "c1 2025-08-01 hulp moeder 2026-01-01",
            "c1 2025-08-01 hulp -",
            "c2 2025-03-01 hulp broer",
        ),
        casus("c1,h1,t1,2024-01-01,,", "c2,h1,t2,2024-01-01,2025-11-01,volgens_plan"),
    )
    assert report["records"] == 2
    assert report["dossiers"] == 2
    assert report["recorded_late"] == 1
    assert report["ends_before_period"] == 1
    assert report["per_team"]["t1"]["records"] == report["per_team"]["t2"]["records"] == 1
    assert [item["count"] for item in report["left_out"]] == [1, 1]


@pytest.mark.parametrize(
    ("last", "listed"), [("2025-07-04", ["kind"]), ("2025-07-05", []), ("2023-07-04", ["kind"])]
)
def test_silent_running_help_must_be_confirmed(deliver, last, listed):
    """The last 180 days of 2025 begin on 5 July."""
    records, report = deliver(contacts(f"c1 {last} hulp kind"))
    assert len(records) == 1
    assert report["to_confirm"] == listed


def test_adults_at_the_start_are_listed(deliver):
    _, report = deliver(
        contacts("c1 2025-08-01 hulp kind"),
        identities=[IDENTITIES[0], "kind,111222333,2007-08-01,1315AB,"],
    )
    assert report["adults_at_start"] == ["kind"]


@pytest.mark.parametrize(
    ("use", "sentence"),
    [
        ({"period": "2099-H1"}, "2099-H1 is nog niet voorbij"),
        ({"protocol": "2017"}, "Protocol 2017 is onbekend"),
        ({"protocol": "2018"}, "Protocol 2018 geldt niet in 2025-H2"),
        ({"period": "2025-Q3"}, "Een levering gaat over een halfjaar"),
        ({"period": "morgen"}, "is geen periode"),
        ({"out": "x.pdf"}, "eindigt niet op .csv, .txt, .xlsx"),
    ],
)
def test_wrong_use_writes_nothing(deliver, tmp_path, use, sentence):
    deliver(contacts("c1 2025-08-01 hulp kind"), **use)
    assert deliver.result.exit_code == 2
    assert sentence in deliver.result.output
    assert not list(tmp_path.glob("x.*"))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"casus": []}, "De tabel casus ontbreekt"),
        ({"contact": []}, "De tabel contact of hulptraject ontbreekt"),
        ({"contact_persoon": []}, "De tabel contact_persoon ontbreekt"),
        (casus("c1,h1,t1,2024-01-01,gisteren,"), "casus, rij 1, gesloten"),
    ],
)
def test_a_basisset_with_faults_writes_nothing(deliver, tmp_path, changes, sentence):
    deliver(contacts("c1 2025-08-01 hulp kind"), changes)
    assert deliver.result.exit_code == 1
    assert sentence in deliver.result.output
    assert not list(tmp_path.glob("x.*"))


def test_the_closed_folder_must_hold_identities(deliver, tmp_path):
    deliver(contacts("c1 2025-08-01 hulp kind"))
    args = ["--period", "2025-2", "--protocol", "2019", "--identities", str(tmp_path / "set")]
    result = CliRunner().invoke(
        main, ["deliver", "cbs", str(tmp_path / "set"), *args, "--out", str(tmp_path / "y.csv")]
    )
    assert result.exit_code == 1
    assert "geen tabel identiteit" in result.output


def test_what_is_delivered_passes_the_check(deliver):
    deliver(
        contacts("c1 2025-08-01 hulp kind,broer", "c2 2025-08-02 crisishulp kind"),
        casus("c1,h1,t1,2024-01-01,2025-10-01,volgens_plan", "c2,h1,t2,2024-01-01,,"),
    )
    args = ["--protocol", "2019", "--period", "2025-H2"]
    result = CliRunner().invoke(main, ["deliver", "check", str(deliver.out), *args])
    assert result.exit_code == 0


def test_a_delivery_is_repeatable_byte_for_byte(deliver):
    deliver(contacts("c1 2025-08-01 hulp kind,broer", "c2 2025-08-02 crisishulp kind"))
    first = deliver.out.read_bytes()
    deliver(contacts("c2 2025-08-02 crisishulp kind", "c1 2025-08-01 hulp broer,kind"))
    assert deliver.out.read_bytes() == first


def test_files_are_for_the_owner_only(deliver, tmp_path):
    deliver(contacts("c1 2025-08-01 hulp kind"))
    assert {oct(p.stat().st_mode & 0o777) for p in tmp_path.glob("x.*")} == {"0o600"}


def test_the_page_for_people_names_no_bsn(deliver, tmp_path):
    deliver(contacts("c1 2024-08-01 hulp kind"))
    page = (tmp_path / "x.report.html").read_text()
    assert "111222333" not in page
    assert "Bevestigen of afsluiten (1)" in page
    assert "<td>Noord</td>" in page


def test_options_for_previous_verwijzer_and_layout(deliver, tmp_path):
    rule, layout = tmp_path / "regel.csv", tmp_path / "eigen.csv"
    rule.write_text("van,tot,kanaal,verwijzer,waarom\n,,school,01,Zo afgesproken\n")
    layout.write_text("field,width,required,codelist,kind\nverwijzer,2,ja,,code\n")
    requests = {
        "aanmelding": ["aanmelding_id,datum,team_id,kanaal,casus_id", "a1,2025-01-01,t1,school,c1"]
    }
    deliver(contacts("c1 2025-03-01 hulp kind"), requests, period="2025-1", out="x.csv")
    (tmp_path / "x.csv").rename(tmp_path / "h1.csv")
    records, report = deliver(
        contacts("c1 2025-03-01 hulp kind", "c1 2025-08-01 hulp broer"),
        requests,
        options=["--previous", str(tmp_path / "h1.csv"), "--verwijzer", str(rule)],
    )
    assert [r["verwijzer"] for r in records] == ["01", "01"]
    assert report["previous"] == {"new": 1, "ended": 0, "changed": 1, "deleted_at_cbs": 0}
    deliver(contacts("c1 2025-03-01 hulp kind"), out="x.txt", options=["--layout", str(layout)])
    assert (tmp_path / "x.txt").read_text() == "06\n"


@pytest.mark.parametrize("option", ["--previous", "--verwijzer", "--layout"])
def test_a_file_that_is_something_else(deliver, tmp_path, option):
    other = tmp_path / "anders.csv"
    other.write_text("a,b\n1,2\n")
    deliver(contacts("c1 2025-03-01 hulp kind"), options=[option, str(other)])
    assert deliver.result.exit_code == (1 if option == "--previous" else 2)
    assert str(other) in deliver.result.output
    assert not list(tmp_path.glob("x.*"))


def test_a_reason_that_is_missing_is_asked_where_the_help_ended(deliver):
    """Of merged records that is the latest, not the one whose identity is delivered."""
    _, report = deliver(
        contacts(
            "c1 2025-07-04 hulp kind",
            "c2 2025-07-04 hulp kind",
            "c2 2025-09-01 hulp kind",
        ),
        casus("c1,h1,t1,2024-01-01,2025-10-01,volgens_plan", "c2,h1,t2,2024-01-01,2025-10-02,"),
    )
    (fault,) = report["faults"]
    assert "casus c2" in fault["message"]
    assert "02-10-2025" in fault["message"]
