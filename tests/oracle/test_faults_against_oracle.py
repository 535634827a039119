"""Sets with broken cells: `check` finds what a naive look finds, and `indicators` does as promised."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from oracle.broken import break_cells, faults_of
from oracle.random_sets import random_set
from wijkzicht.cli.main import main

RULES = {"type", "required", "enum", "pattern", "minimum", "maximum", "primary_key", "foreign_key"}


@pytest.mark.parametrize("seed", range(4))
def test_every_fault_is_found_and_only_the_unreadable_stops_the_figures(seed: int, tmp_path: Path):
    folder = random_set(seed, households=15, whole=True, source="contact").write(tmp_path / "set")
    break_cells(folder, seed, 4 if seed % 2 else 90)
    expected = faults_of(folder)
    told = json.loads(CliRunner().invoke(main, ["check", str(folder), "--json"]).stdout)
    found = Counter(
        (fault["rule"], fault["table"], fault["row"], fault["field"])
        for fault in told["faults"]
        if fault["rule"] in RULES
    )
    assert found == expected
    out = tmp_path / "cijfers.csv"
    asked = ["indicators", str(folder), "--only", "N01", "--per", "totaal,jaar", "--out", str(out)]
    done = CliRunner().invoke(main, asked)
    unreadable = [fault for fault in expected if fault[0] == "type"]
    assert done.exit_code == (1 if unreadable else 0), done.output
    assert out.exists() != bool(unreadable)
    if unreadable:
        assert all(
            f"{table}, rij {row}, {field}:" in done.stderr for _, table, row, field in unreadable
        )
    elif told["faults"]:
        assert f" {len(told['faults'])} fout" in done.stderr
