"""The parts of a dimension with what is unknown do not give away a small one beside the whole."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reports.test_nested import known
from wijkzicht.indicators import catalogue
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.parts import hidden_parts as hidden
from wijkzicht.reports.publication import key
from wijkzicht.rules.publicatie import SMALLEST

PARTS = ("jeugdwet", "wmo", "schulden", "geen_voorziening", "onbekend")


def row(code, period, part, teller, noemer=None) -> Row:
    named = part and f"wet={part}"
    return Row(code, "totaal", period, named, teller, noemer, None, None, None, None, "ok", "")


counts = st.lists(st.integers(0, 30), min_size=len(PARTS), max_size=len(PARTS))


@settings(max_examples=60, deadline=None)
@given(counts)
def test_a_small_part_is_not_worked_out_from_the_whole_that_is_shown_elsewhere(numbers):
    """The whole stands on another page and is always seen."""
    rows = [row("N02", "2025-H1", part, n) for part, n in zip(PARTS, numbers, strict=True)]
    closed = hidden(rows, catalogue())
    whole = len(rows)
    seen = {i for i, one in enumerate(rows) if key(one) not in closed} | {whole}
    sums = [{**{i: 1 for i in range(whole)}, whole: -1}]
    cells = [*map(float, numbers), float(sum(numbers))]
    for cell, value in enumerate(numbers):
        if 0 < value < SMALLEST.cel:
            low, high = known(cells, seen, sums, cell)
            assert low < 1e-6
            assert high > SMALLEST.cel - 1e-6 or sum(numbers) < SMALLEST.cel


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=5, max_size=5))
def test_neither_the_part_that_counts_nor_the_rest_of_a_share_is_worked_out(pairs):
    rows = [row("S01", "2025-H1", part, a, a + b) for part, (a, b) in zip(PARTS, pairs, strict=True)]  # fmt: skip
    closed = hidden(rows, catalogue())
    whole = len(rows)
    seen = {i for i, one in enumerate(rows) if key(one) not in closed} | {whole}
    sums = [{**{i: 1 for i in range(whole)}, whole: -1}]
    for side in (0, 1):
        numbers = [pair[side] for pair in pairs]
        cells = [*map(float, numbers), float(sum(numbers))]
        for cell, value in enumerate(numbers):
            if 0 < value < SMALLEST.cel and sum(numbers) >= SMALLEST.cel:
                low, high = known(cells, seen, sums, cell)
                assert low < 1e-6
                assert high > SMALLEST.cel - 1e-6


def test_what_was_opened_in_a_part_is_not_worked_out_from_what_is_open_in_it():
    rows = [
        row("N04", "2025-H1", "wmo", 40), row("N02", "2025-H2", "wmo", 3),
        row("N03", "2025-H2", "wmo", 10), row("N04", "2025-H2", "wmo", 33),
    ]  # fmt: skip
    assert len({one.indicator for one in rows if key(one) in hidden(rows, catalogue())}) >= 2


def test_two_dimensions_are_two_ways_to_cut_one_whole():
    """A small part is hidden beside another part of its own dimension, not of the other one."""
    rows = [row("N02", "2025-H1", part, n) for part, n in zip(PARTS, (3, 20, 30, 40, 7), strict=True)]  # fmt: skip
    other = [r._replace(dimensie=f"kanaal={c}", teller=50) for r, c in zip(rows, "abcde", strict=True)]  # fmt: skip
    closed = hidden(rows + other, catalogue())
    assert len(closed) == 2  # with the 7 of what is unknown
    assert {name.partition("=")[0] for *_, name in closed} == {"wet"}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=5, max_size=5))
def test_figures_inside_each_other_close_the_same_parts(pairs):
    """N07 counts a part of what N06 counts; both wholes are seen, and so is their difference."""
    inner = [row("N07", "2025-H1", part, a) for part, (a, _) in zip(PARTS, pairs, strict=True)]
    outer = [row("N06", "2025-H1", part, a + b) for part, (a, b) in zip(PARTS, pairs, strict=True)]
    closed = hidden(inner + outer, catalogue())
    assert {name for code, *_, name in closed if code == "N06"} == {
        name for code, *_, name in closed if code == "N07"
    }
    cells = [*[float(a) for a, _ in pairs], *[float(a + b) for a, b in pairs], *[float(b) for _, b in pairs]]  # fmt: skip
    cells += [sum(cells[i : i + 5]) for i in (0, 5, 10)]
    seen = {i for i, one in enumerate(inner + outer) if key(one) not in closed} | {15, 16, 17}
    sums = [{i: 1, i + 10: 1, i + 5: -1} for i in range(5)]
    sums += [{**{start + i: 1 for i in range(5)}, 15 + n: -1} for n, start in enumerate((0, 5, 10))]
    for cell, value in enumerate(cells[:15]):
        if 0 < value < SMALLEST.cel and cells[15 + cell // 5] >= SMALLEST.cel:
            low, high = known(cells, seen, sums, cell)
            assert low < 1e-6
            assert high > SMALLEST.cel - 1e-6
