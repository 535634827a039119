"""Every code of the catalogue, on random sets, beside a second calculation."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from oracle.compare import computed_rows, differences
from oracle.random_sets import random_set
from oracle.rows import CATALOGUE, all_rows

CATALOGUE_PAGE = Path(__file__).parents[2] / "docs" / "contract" / "INDICATORS.md"
PERS = [
    ("team", "halfjaar"),
    ("totaal", "kwartaal"),
    ("organisatie", "jaar"),
    ("team", "jaar"),
    ("organisatie", "kwartaal"),
    ("totaal", "halfjaar"),
]


def test_the_oracle_knows_every_code_of_the_catalogue():
    page = CATALOGUE_PAGE.read_text("utf-8")
    codes = set(re.findall(r"^\| ([A-Z]\d\d) \|", page, re.MULTILINE))
    assert codes | {"W03t", "W03r", "W03o"} == set(CATALOGUE)


@pytest.mark.parametrize("seed", range(12))
def test_every_row_is_the_same(seed: int, tmp_path: Path):
    made = random_set(seed, households=40, source="hulptraject" if seed % 4 == 3 else "contact")
    per = PERS[seed % len(PERS)]
    expected = all_rows(made.tables, per=per, as_of=made.as_of, coverage=made.coverage)
    told = differences(expected, computed_rows(made, tmp_path, per))
    assert not told, f"{len(told)} differences\n" + "\n".join(told[:40])


def test_a_later_start_and_a_few_codes_give_the_same_rows(tmp_path: Path):
    made = random_set(3, households=40, whole=True, source="contact")
    codes, first = ["Z08", "B02", "V05"], made.as_of - timedelta(days=200)
    expected = all_rows(
        made.tables,
        per=("team", "kwartaal"),
        as_of=made.as_of,
        coverage=made.coverage,
        first=first,
        only=codes,
    )
    options = ("--from", first, "--only", ",".join(codes))
    assert differences(expected, computed_rows(made, tmp_path, ("team", "kwartaal"), options)) == []
    assert {row["indicator"] for row in expected} == set(codes)
