"""Nothing small can be worked out from indicators that count the same people twice."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import Kind, catalogue, compute
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.nested import AT_THE_END, INSIDE, ONCE, PARTS, SAME_TELLER
from wijkzicht.reports.publication import hidden, key
from wijkzicht.rules.publicatie import SMALLEST, Smallest

SPREAD = (Kind.GEMIDDELDE, Kind.MEDIAAN)
GROUPS = ("a", "b", "c", "totaal")


def row(code, group, teller, noemer=None) -> Row:
    return Row(code, group, "2025-H1", "", teller, noemer, None, None, None, None, "ok", "")


def rows(code: str, counts: list[tuple[int, int | None]]) -> list[Row]:
    """Teams with their teller and noemer, and the whole."""
    whole = [sum(part) if None not in part else None for part in zip(*counts, strict=True)]
    both = [*counts, tuple(whole)]
    return [row(code, group, *pair) for group, pair in zip(GROUPS, both, strict=True)]


def known(cells: list[float], seen: set[int], sums: list[dict[int, int]], cell: int):
    """The lowest and highest that somebody who sees the cells `seen` can take a cell to be."""
    matrix = np.zeros((len(sums), len(cells)))
    for number, one in enumerate(sums):
        for place, sign in one.items():
            matrix[number, place] = sign
    bounds = [(v, v) if i in seen else (0, None) for i, v in enumerate(cells)]
    aim = np.zeros(len(cells))
    ends = []
    for sign in (1, -1):
        aim[cell] = sign
        found = linprog(aim, A_eq=matrix, b_eq=np.zeros(len(sums)), bounds=bounds)
        ends.append(sign * found.fun if found.status == 0 else np.inf)
    return ends


sizes = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=3, max_size=3)


@pytest.mark.parametrize("pair", INSIDE)
@settings(max_examples=25, deadline=None)
@given(sizes)
def test_a_part_and_its_whole_do_not_give_away_the_difference(pair, counts):
    """Teams against the whole, and the part against what it is a part of, both at once."""
    inside, around = pair
    share = inside == "E09"
    part = [(a, 200 if share else None) for a, _ in counts]
    whole = [(a + b, 200 if share else None) for a, b in counts]
    made = rows(inside, part) + rows(around, whole)
    closed = hidden(made, catalogue())
    cells = [float(r.teller) for r in made]
    cells += [float(w.teller - p.teller) for p, w in zip(made[:4], made[4:], strict=True)]
    seen = {i for i, r in enumerate(made) if key(r) not in closed}
    sums = [{i: 1, i + 8: 1, i + 4: -1} for i in range(4)]
    sums += [{o: 1, o + 1: 1, o + 2: 1, o + 3: -1} for o in (0, 4, 8)]
    for cell, value in enumerate(cells):
        if 0 < value < SMALLEST.cel:
            low, high = known(cells, seen, sums, cell)
            assert low < 1e-6
            assert high > SMALLEST.cel - 1e-6


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20)), min_size=3, max_size=3))  # fmt: skip
def test_two_parts_of_one_noemer_do_not_give_away_the_rest(counts):
    up = rows("E06", [(a, a + b + c) for a, b, c in counts])
    down = rows("E10", [(b, a + b + c) for a, b, c in counts])
    closed = hidden(up + down, catalogue())
    for one, other in zip(up, down, strict=True):
        rest = one.noemer - one.teller - other.teller
        if 0 < rest < SMALLEST.cel:
            assert {key(one), key(other)} & closed


@pytest.mark.parametrize("pair", SAME_TELLER)
def test_one_number_under_two_names_is_closed_under_both(pair):
    """Team a is too small; to hide it another team closes, and that one under both names."""
    noemer = {"B07": 60, "D04": 60, "D07": 80}
    made = [
        r
        for code in pair
        for r in rows(code, [(n, noemer.get(code)) for n in (3, 20, 30)])
    ]  # fmt: skip
    closed = hidden(made, catalogue())
    shut = [{group for code, group, *_ in closed if code == name} for name in pair]
    assert shut[0] == shut[1]
    assert len(shut[0]) > 1


H1, H2, YEAR = "2025-H1", "2025-H2", "2025"
CLOSED_IN_A_YEAR = """
code | first | second | year | closed
N01  | 40    | 3      | 43   | first second
N01  | 40    | 20     | 60   |
N01  | 40    |        | 43   | first
N01  | 40    |        | 60   |
B01  | 40    | 20     | 43   | first
B01  | 40    | 45     | 83   | first
B01  | 40    | 45     | 60   |
N04  | 40    | 43     | 43   |
N04  | 40    |        | 43   |
"""


@pytest.mark.parametrize("line", CLOSED_IN_A_YEAR.strip().splitlines()[1:])
def test_a_year_minus_a_half_year_is_looked_at(line):
    """Added up, counted once in the year, and as it stands at the end."""
    code, *counts, closed = (part.strip() for part in line.split("|"))
    named = {H1: "first", H2: "second", YEAR: "year"}
    made = [
        row(code, "totaal", int(count))._replace(periode=period)
        for period, count in zip(named, counts, strict=True)
        if count
    ]
    assert " ".join(sorted(named[k[2]] for k in hidden(made, catalogue()))) == closed


def test_how_a_year_is_made_of_its_halves_is_known_of_every_figure(municipality):
    """The lists of figures that do not add up against all figures of a made-up municipality."""
    basisset = open_basisset(municipality)
    of_2025 = {"as_of": date(2026, 6, 30), "first": date(2025, 1, 1), "last": date(2025, 12, 31)}
    with basisset.connect() as con:
        years, halves = (
            compute(con, basisset.tables, per=("totaal", kind), **of_2025)
            for kind in ("jaar", "halfjaar")
        )
    part = {key(one): one for one in halves}
    looked_at = 0
    for year in years:
        for measure in ("teller", "noemer"):
            first, second = (part.get((*year[:2], p, year.dimensie)) for p in (H1, H2))
            if first is None or second is None:
                continue
            counts = [getattr(one, measure) for one in (first, second, year)]
            if None in counts or (
                measure == "teller" and catalogue()[year.indicator].kind in SPREAD
            ):
                continue
            looked_at += 1
            if year.indicator in AT_THE_END.get(measure, ()):
                assert counts[1] == counts[2], (year.indicator, measure)
            elif year.indicator in ONCE.get(measure, ()):
                assert counts[2] <= counts[0] + counts[1], (year.indicator, measure)
            else:
                assert counts[2] == counts[0] + counts[1], (year.indicator, measure)
    assert looked_at > 100


def test_the_threshold_is_the_one_that_is_asked():
    made = rows("N01", [(7, None), (40, None), (50, None)])
    assert hidden(made, catalogue()) == frozenset()
    assert len(hidden(made, catalogue(), Smallest(10, 10))) == 2


def test_every_name_is_in_the_catalogue():
    codes = [code for group in (*INSIDE, *PARTS, *SAME_TELLER) for code in group]
    assert set(codes) <= set(catalogue())
    assert len(codes) == len(set(codes))


def test_sums_that_nothing_protects_are_closed_whole(monkeypatch):
    """Whoever counts once in a year and once in each half can make them; a night goes on."""

    def nothing_helps(*_args):
        raise ValueError("Hiding everything would not protect the small cells.")

    monkeypatch.setattr("wijkzicht.reports.publication.hide", nothing_helps)
    counts = {"2025": 7, "2025-H1": 3, "2025-H2": 4, "2024": 9}
    found = [
        row("N01", "totaal", number)._replace(periode=period) for period, number in counts.items()
    ]
    closed = {cell[2] for cell in hidden(found, catalogue(), SMALLEST)}
    assert closed == {"2025", "2025-H1", "2025-H2"}
