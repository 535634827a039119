"""The worked example of the docs: the page, the expected files, the oracle and the program agree."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest

from oracle.compare import differences, run
from oracle.delivery import HEADER, deliver
from oracle.folders import read_folder, read_table
from oracle.reporting import span_of
from oracle.rows import all_rows

EXAMPLE = Path(__file__).parents[2] / "docs" / "voorbeeld"
EXPECTED = EXAMPLE / "verwacht"
HALF_YEARS = {"2025-H1": date(2025, 1, 1), "2025-H2": date(2025, 7, 1)}


def read(file: Path) -> list[dict]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def page_tables(first_column: str) -> list[dict]:
    """The rows of every table on the page whose first column has that head."""
    rows: list[dict] = []
    head: list[str] = []
    for line in (EXAMPLE / "README.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line[:1] == "|" else []
        if not cells:
            head = []
        elif not head:
            head = cells
        elif head[0] == first_column and not cells[0].startswith("---"):
            rows.append(dict(zip(head, cells, strict=True)))
    return rows


def test_the_second_calculation_gives_the_expected_figures():
    tables, as_of, coverage = read_folder(EXAMPLE / "basisset")
    rows = all_rows(tables, per=("team", "halfjaar"), as_of=as_of, coverage=coverage)
    assert differences(rows, read(EXPECTED / "cijfers.csv")) == []


def test_the_program_gives_the_expected_figures(tmp_path: Path):
    out = tmp_path / "cijfers.csv"
    run("indicators", EXAMPLE / "basisset", "--per", "team,halfjaar", "--out", out)
    tables, as_of, coverage = read_folder(EXAMPLE / "basisset")
    rows = all_rows(tables, per=("team", "halfjaar"), as_of=as_of, coverage=coverage)
    told = differences(rows, read(out))
    assert not told, f"{len(told)} differences\n" + "\n".join(told[:40])


def test_the_page_tells_the_expected_figures():
    key = ("indicator", "groep", "periode")
    expected = {
        tuple(row[name] for name in key): row
        for row in read(EXPECTED / "cijfers.csv")
        if row["dimensie"] == ""
    }
    told = page_tables("indicator")
    assert len(told) == 70
    for row in told:
        wanted = expected[tuple(row[name] for name in key)]
        assert row["status"] == wanted["status"], row
        for name in ("teller", "noemer", "waarde"):
            text = f"{float(wanted[name]):.2f}" if wanted[name] else ""
            text = text.rstrip("0").rstrip(".") if "." in text else text
            assert row[name].replace(",", ".") == text, row


@pytest.mark.parametrize("name", HALF_YEARS)
def test_the_program_and_the_second_calculation_deliver_the_expected_records(
    name: str, tmp_path: Path
):
    expected = (EXPECTED / f"levering-{name}.csv").read_text("utf-8").splitlines()
    tables, _, _ = read_folder(EXAMPLE / "basisset")
    identities = read_table(EXAMPLE / "gesloten", "identiteit")
    span = span_of("halfjaar", HALF_YEARS[name])
    again = deliver(tables, identities, span.p0, span.p1, "2019")
    assert [",".join(line) for line in (HEADER, *again.lines)] == expected
    out = tmp_path / "levering.csv"
    what = ("--period", name, "--protocol", "2019", "--identities", EXAMPLE / "gesloten")
    run("deliver", "cbs", EXAMPLE / "basisset", *what, "--out", out)
    assert out.read_text("utf-8").splitlines() == expected
    report = json.loads((tmp_path / "levering.report.json").read_text("utf-8"))
    assert report["ends_before_period"] == again.ends_before_period
    assert report["to_confirm"] == again.to_confirm


def test_the_page_tells_the_expected_records():
    lines = [
        line
        for name in HALF_YEARS
        for line in (EXPECTED / f"levering-{name}.csv").read_text("utf-8").splitlines()[1:]
    ]
    assert [row["regel"] for row in page_tables("regel")] == lines
