"""`deliver cbs` on random sets and random identities, beside a second calculation."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest

from oracle import delivery_report
from oracle.compare import run
from oracle.delivery import HEADER, deliver
from oracle.random_identities import random_identities
from oracle.random_sets import random_set, write_table
from oracle.reporting import span_of
from wijkzicht.deliveries.counts import NOBODY, NOT_YOUNG, WITHOUT_HELP
from wijkzicht.deliveries.report import ENDED_BEFORE

PROTOCOLS = {2015: "2015", 2017: "2016", 2018: "2018", 2023: "2019"}
REASONS = {
    WITHOUT_HELP: delivery_report.WITHOUT_HELP,
    NOBODY: delivery_report.NOBODY,
    NOT_YOUNG: delivery_report.NOT_YOUNG,
    ENDED_BEFORE: delivery_report.ENDED_BEFORE,
}


def _named(fault: dict) -> tuple[str, ...]:
    """A fault as its rule, table and the ids in its sentence."""
    return (fault["rule"], fault["table"], *re.findall(r"\b(?:pers|casu)\d+\b", fault["message"]))


@pytest.mark.parametrize("seed", range(12))
def test_every_record_is_the_same(seed: int, tmp_path: Path):
    year = list(PROTOCOLS)[seed % len(PROTOCOLS)]
    source = "hulptraject" if seed % 6 == 5 else "contact"
    made = random_set(seed, year=year, whole=True, source=source, households=60)
    identities = random_identities(seed, made.tables)
    span = span_of("halfjaar", made.first_day.replace(month=7 if seed % 2 else 1))
    expected = deliver(made.tables, identities, span.p0, span.p1, PROTOCOLS[year])
    basisset, closed, out = made.write(tmp_path / "set"), tmp_path / "closed", tmp_path / "x.csv"
    closed.mkdir()
    write_table(closed, "identiteit", identities)
    what = ("--period", span.name, "--protocol", PROTOCOLS[year], "--identities", closed)
    run("deliver", "cbs", basisset, *what, "--out", out)
    with out.open(encoding="utf-8", newline="") as file:
        header, *lines = [tuple(line) for line in csv.reader(file)]
    assert header == HEADER
    assert [line for line in lines if line not in expected.lines] == []
    assert [line for line in expected.lines if line not in lines] == []
    assert lines == expected.lines
    report = json.loads((tmp_path / "x.report.json").read_text("utf-8"))
    assert {
        "records": report["records"],
        "ended": report["ended"],
        "running": report["running"],
        "ends_before_period": report["ends_before_period"],
        "to_confirm": sorted(report["to_confirm"]),
        "per_team": {name: row["records"] for name, row in report["per_team"].items()},
        "dossiers": report["dossiers"],
        "recorded_late": report["recorded_late"],
        "left_out": {REASONS[item["reason"]]: item["count"] for item in report["left_out"]},
        "faults": Counter(map(_named, report["faults"])),
    } == {
        "records": len(expected.lines),
        "ended": expected.ended,
        "running": expected.running,
        "ends_before_period": expected.ends_before_period,
        "to_confirm": expected.to_confirm,
        "per_team": {
            row["team_id"]: expected.per_team[row["team_id"]] for row in made.tables["team"]
        },
        "dossiers": expected.dossiers,
        "recorded_late": expected.recorded_late,
        "left_out": expected.left_out,
        "faults": expected.faults,
    }
