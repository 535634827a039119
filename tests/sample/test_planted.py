"""Faults planted on purpose: `check` finds each of them, and nothing else."""

import csv
from collections import Counter
from datetime import date

import pytest
from click.testing import CliRunner

from wijkzicht.cli.sample import command
from wijkzicht.dataset import kwb, sample
from wijkzicht.dataset.checks.run import Examination
from wijkzicht.dataset.sample.planted import Planted


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fouten")
    wish = sample.Wish(inwoners=2_000, jaren=1, seed=3)
    counts = sample.write_sample(folder / "set", kwb.packaged(), wish, faults=folder / "fouten.csv")
    with (folder / "fouten.csv").open(encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    return (
        folder / "set",
        counts,
        [Planted(**row | {"row": int(row["row"]) if row["row"] else None}) for row in listed],
    )


def test_check_finds_the_planted_faults_and_nothing_else(planted):
    folder, _, listed = planted
    found = [
        Planted(f.table, f.row, f.field, f.rule, "waarschuwing" if warning else "fout")
        for warning, f in Examination(folder, date(2026, 12, 31)).findings()
    ]
    assert Counter(found) == Counter(listed)


def test_faults_and_warnings_of_many_rules_are_planted(planted):
    _, _, listed = planted
    assert len({fault.rule for fault in listed}) >= 20
    assert {fault.soort for fault in listed} == {"fout", "waarschuwing"}


def test_rows_are_counted_with_the_planted_ones(planted):
    folder, counts, _ = planted
    for name, count in counts.items():
        with (folder / f"{name}.csv").open(encoding="utf-8") as file:
            assert sum(1 for _ in csv.reader(file)) - 1 == count, name


def test_parquet_can_not_hold_a_cell_of_the_wrong_type(tmp_path):
    args = [str(tmp_path / "set"), "--format", "parquet", "--fouten", str(tmp_path / "f.csv")]
    result = CliRunner().invoke(command, args)
    assert result.exit_code == 2
    assert list(tmp_path.iterdir()) == []
