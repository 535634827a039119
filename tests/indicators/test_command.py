"""`wijkzicht indicators` as somebody types it: files, exit codes, and what is said."""

import csv
import json
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyarrow import parquet

from indicators.conftest import TEAM, connect
from wijkzicht.cli.main import main
from wijkzicht.dataset.write import write_basisset
from wijkzicht.indicators import catalogue

GIVEN = {
    "organisatie": "organisatie_id | naam\no1 | Org",
    "team": TEAM,
    "persoon": "persoon_id | huishouden_id | rol\np1 | h1 | jeugdige",
    "casus": """
        casus_id | huishouden_id | team_id | geopend    | gesloten
        c1       | h1            | t1      | 2025-01-10 |
        c2       | h1            | t1      | 2025-02-10 | 2025-03-01
    """,
    "aanmelding": """
        aanmelding_id | team_id | datum      | kanaal
        a1            | t1      | 2025-01-01 | zelf
        a2            | t1      | 2025-02-01 | school
        a3            | t1      | 2025-02-01 | school
    """,
}


@pytest.fixture
def folder(tmp_path):
    write_basisset(tmp_path / "set", connect(GIVEN), "csv", {"peildatum": date(2025, 6, 30)})
    return tmp_path / "set"


def run(*arguments):
    return CliRunner().invoke(main, ["indicators", *map(str, arguments)])


def read(path: Path) -> list[dict]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_code_every_group_every_period_sorted(folder, tmp_path):
    out = tmp_path / "cijfers.csv"
    done = run(folder, "--per", "team,kwartaal", "--out", out)
    assert done.exit_code == 0, done.output
    assert "peildatum 2025-06-30" in done.output
    rows = read(out)
    assert list(rows[0]) == [
        "indicator",
        "groep",
        "periode",
        "dimensie",
        "teller",
        "noemer",
        "waarde",
        "onder",
        "boven",
        "onbekend",
        "status",
        "toelichting",
    ]
    keys = [(r["indicator"], r["groep"], r["periode"], r["dimensie"]) for r in rows]
    assert keys == sorted(keys)
    codes = catalogue()
    groups = {c: ("totaal",) if codes[c].totaal_only else ("t1", "totaal") for c in codes}
    wanted = {(c, g, p, "") for c in codes for g in groups[c] for p in ("2025-Q1", "2025-Q2")}
    assert set(keys) == wanted


def test_the_three_formats_hold_the_same(folder, tmp_path):
    outs = [tmp_path / f"cijfers.{end}" for end in ("csv", "json", "parquet")]
    for out in outs:
        assert run(folder, "--only", "B05, N01", "--out", out).exit_code == 0
    first, second, third = read(outs[0]), json.loads(outs[1].read_text("utf-8")), []
    third = parquet.read_table(outs[2]).to_pylist()
    assert len(first) == 4
    assert [{k: "" if v is None else str(v) for k, v in row.items()} for row in second] == first
    assert third == second
    assert second[0]["waarde"] == 100 / 3


def test_organisations_then_the_total(folder, tmp_path):
    out = tmp_path / "cijfers.csv"
    assert run(folder, "--per", "organisatie,jaar", "--only", "N01", "--out", out).exit_code == 0
    assert [(r["groep"], r["periode"], r["teller"]) for r in read(out)] == [
        ("o1", "2025", "3"),
        ("totaal", "2025", "3"),
    ]


def test_from_and_as_of(folder, tmp_path):
    out = tmp_path / "cijfers.csv"
    done = run(
        folder, "--only", "N01", "--from", "2024-12-31", "--as-of", "2025-01-31", "--out", out
    )
    assert done.exit_code == 0
    found = {(r["groep"], r["periode"]): (r["teller"], r["status"]) for r in read(out)}
    assert found["t1", "2024-H2"] == ("0", "ok")
    assert found["t1", "2025-H1"] == ("1", "onvolledig")


def test_the_as_of_date_is_never_later_than_today(folder, tmp_path):
    out = tmp_path / "cijfers.csv"
    later = date.today() + timedelta(days=400)
    done = run(folder, "--only", "N01", "--as-of", later, "--out", out)
    assert done.exit_code == 0
    assert f"gerekend is met {date.today()}" in done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["--per", "team"],
        ["--per", "wijk,halfjaar"],
        ["--per", "team,maand"],
        ["--only", "B02,X99"],
        ["--from", "2026-01-01"],
        ["--from", "vorig jaar"],
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(folder, tmp_path, arguments):
    out = tmp_path / "cijfers.csv"
    done = run(folder, *arguments, "--out", out)
    assert done.exit_code == 2, done.output
    assert not out.exists()


@pytest.mark.parametrize("name", ["cijfers.xlsx", "cijfers", "geen/map/cijfers.csv"])
def test_a_file_that_cannot_be_written(folder, tmp_path, name):
    assert run(folder, "--out", tmp_path / name).exit_code == 2


def test_what_cannot_be_read_stops_the_run_and_leaves_the_old_file(folder, tmp_path):
    out = tmp_path / "cijfers.csv"
    out.write_text("van gisteren", "utf-8")
    casus = folder / "casus.csv"
    casus.write_text(casus.read_text("utf-8").replace("2025-02-10", "gisteren"), "utf-8")
    done = run(folder, "--out", out)
    assert done.exit_code == 1
    assert "casus, rij 2, geopend" in done.output
    assert out.read_text("utf-8") == "van gisteren"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["cijfers.csv", "set"]


def test_other_faults_are_counted_and_the_figures_computed(folder, tmp_path):
    out = tmp_path / "cijfers.csv"
    aanmelding = folder / "aanmelding.csv"
    aanmelding.write_text(aanmelding.read_text("utf-8").replace("school", "scool"), "utf-8")
    done = run(folder, "--only", "B05", "--out", out)
    assert done.exit_code == 0
    assert "2 fouten" in done.output
    assert "wijkzicht check" in done.output
    assert read(out)[0]["noemer"] == "3"


def test_a_folder_that_is_no_basisset(tmp_path):
    (tmp_path / "leeg").mkdir()
    out = tmp_path / "cijfers.csv"
    assert run(tmp_path / "nergens", "--out", out).exit_code == 2
    done = run(tmp_path / "leeg", "--out", out)
    assert done.exit_code == 1
    assert "geen enkele tabel" in done.output


def test_spark_that_is_not_installed_is_told(folder, tmp_path):
    pytest.importorskip("duckdb")
    try:
        import pyspark  # noqa: F401
    except ImportError:
        done = run(folder, "--engine", "spark", "--out", tmp_path / "cijfers.csv")
        assert done.exit_code == 2
        assert "wijkzicht[spark]" in done.output
        assert not (tmp_path / "cijfers.csv").exists()


def test_neither_django_nor_pandas_is_loaded(folder, tmp_path):
    code = (
        "import sys; from wijkzicht.cli.main import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit as end: assert end.code in (0, None), end.code\n"
        "print([m for m in ('django', 'pandas', 'pyspark') if m in sys.modules])"
    )
    arguments = ["indicators", folder, "--out", tmp_path / "cijfers.csv"]
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip().splitlines()[-1] == "[]", done.stdout
