"""Every part of every dimension, on random sets, beside a second calculation; and what adds up."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from oracle.compare import computed_rows, differences
from oracle.dimensions import BEARS, GRAIN, OF, part_rows
from oracle.random_sets import random_set
from oracle.rows import CATALOGUE
from wijkzicht.indicators import Kind, catalogue
from wijkzicht.indicators.dimensions import DIMENSIONS, borne_by, overlaps
from wijkzicht.vocabulary.codelists import codelist

PERS = [("team", "halfjaar"), ("organisatie", "jaar"), ("totaal", "kwartaal")]


def of(naam: str, rows: list[dict]) -> list[dict]:
    return [row for row in rows if row["dimensie"].startswith(f"{naam}=")]


def test_what_a_figure_can_bear_follows_from_what_it_counts():
    assert set().union(*GRAIN.values()) == set(CATALOGUE) == set(catalogue())
    assert set(BEARS) == set(DIMENSIONS)
    for code, item in catalogue().items():
        assert set(borne_by(item)) == {n for n in BEARS if OF[code] in BEARS[n]}, code


@pytest.mark.parametrize("seed", range(6))
def test_every_part_is_the_same(seed: int, tmp_path: Path):
    made = random_set(100 + seed, households=30, source="hulptraject" if seed == 3 else "contact")
    per = PERS[seed % len(PERS)]
    rows = computed_rows(made, tmp_path, per, ("--dimension", ",".join(DIMENSIONS)))
    for naam in DIMENSIONS:
        codes = tuple(code for code in codelist(naam).codes if code != "onbekend")
        expected = part_rows(
            made.tables, naam, codes, per=per, as_of=made.as_of, coverage=made.coverage
        )
        told = differences(expected, of(naam, rows))
        assert not told, f"{naam}: {len(told)} differences\n" + "\n".join(told[:20])


@pytest.mark.parametrize("seed", range(3))
def test_parts_and_unknown_add_up_to_the_whole(seed: int, tmp_path: Path):
    """Where one unit lies in one part: to the unit. Elsewhere never to less."""
    made = random_set(200 + seed, households=60, whole=True, source="contact")
    rows = computed_rows(made, tmp_path, PERS[0], ("--dimension", ",".join(DIMENSIONS)))
    wholes = {(r["indicator"], r["groep"], r["periode"]): r for r in rows if not r["dimensie"]}
    sums = defaultdict(float)
    for row in rows:
        naam = row["dimensie"].partition("=")[0]
        if naam in DIMENSIONS:
            for column in ("teller", "noemer"):
                if row[column]:
                    key = (row["indicator"], row["groep"], row["periode"])
                    sums[naam, column, key] += float(row[column])
    seen = 0
    for (naam, column, key), total in sums.items():
        item = catalogue()[key[0]]
        if column == "noemer" and item.per_population:
            continue
        whole = float(wholes[key][column])
        if overlaps(item, naam):
            assert total >= whole - 1e-9, (naam, column, key)
        else:
            assert total == pytest.approx(whole), (naam, column, key)
            seen += item.kind is not Kind.AANTAL
    assert seen > 100


def test_without_the_option_nothing_is_added(tmp_path: Path):
    made = random_set(1, households=30)
    plain = computed_rows(made, tmp_path / "a", PERS[0])
    asked = computed_rows(made, tmp_path / "b", PERS[0], ("--dimension", "wet"))
    assert [row for row in asked if row not in of("wet", asked)] == plain
    assert len(asked) > len(plain)
