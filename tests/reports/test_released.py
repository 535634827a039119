"""Two publications laid side by side give nothing away that one of them closed."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from reports.test_nested import known
from wijkzicht.indicators import catalogue
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.publication import hidden, key
from wijkzicht.reports.released import Beside, Release
from wijkzicht.rules.publicatie import SMALLEST

H1, H2, YEAR = "2025-H1", "2025-H2", "2025"


def row(teller: float, period: str, group: str = "totaal", code: str = "N01") -> Row:
    return Row(code, group, period, "", teller, None, teller, None, None, None, "ok", "")


def release(rows: list[Row], closed: frozenset, name: str = "Verslag 1") -> Release:
    cells = {key(one): one for one in rows}
    return Release(name, cells, frozenset(cells) - closed)


def published(rows: list[Row], name: str = "Verslag 1") -> Release:
    return release(rows, hidden(rows, catalogue()), name)


def test_a_planted_attack_over_two_publications_fails():
    """Half-years first, one too small; the year alone afterwards: year minus half-year is the small one."""
    first = published([row(3, H1), row(40, H2)])
    assert first.shown == {key(row(40, H2))}
    later = [row(43, YEAR)]
    assert hidden(later, catalogue()) == frozenset()  # by itself it seems safe
    beside = Beside([first])
    assert beside(later, catalogue()) == {key(later[0])}
    assert beside.because == {key(later[0]): "Verslag 1"}


def test_the_other_way_round_closes_the_half_year_that_would_tell():
    first = published([row(43, YEAR)])
    later = [row(3, H1), row(40, H2)]
    assert hidden(later, catalogue()) == {key(later[0])}
    assert Beside([first])(later, catalogue()) == {key(one) for one in later}


def test_three_publications_that_only_tell_together():
    """Team a and b closed in the first; the whole later; and b by itself last."""
    first = published([row(3, YEAR, "a"), row(30, YEAR, "b")])
    assert first.shown == {key(row(30, YEAR, "b"))}
    second = [row(50, YEAR, "c"), row(83, YEAR)]
    closed = Beside([first])(second, catalogue())
    assert closed  # 83 - 50 - 30 = 3
    third = [row(50, YEAR, "c"), row(83, YEAR)]
    assert Beside([first, release(second, closed)])(third, catalogue()) == closed


def test_what_was_closed_stays_closed_when_it_has_grown():
    first = published([row(3, H1), row(40, H2)])
    later = [row(9, H1), row(40, H2), row(49, YEAR)]
    assert hidden(later, catalogue()) == frozenset()
    assert key(later[0]) in Beside([first])(later, catalogue())


def test_what_was_taken_out_of_the_register_does_not_help_the_attacker():
    """A correction of one: the sums of the first publication are looked at with its own counts."""
    first = published([row(3, H1), row(40, H2)])
    later = [row(41, H2), row(44, YEAR)]
    assert key(later[1]) in Beside([first])(later, catalogue())


def test_without_an_earlier_publication_nothing_more_is_closed():
    rows = [row(3, H1), row(40, H2), row(43, YEAR)]
    beside = Beside([])
    assert beside(rows, catalogue()) == hidden(rows, catalogue())
    assert beside.because == {}


teams = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), min_size=2, max_size=4)


BLOCKS = [(whole, halves) for whole in (True, False) for halves in (True, False)]
blocks = st.sets(st.sampled_from(BLOCKS))


@settings(max_examples=60, deadline=None)
@given(teams, blocks, blocks)
def test_whatever_is_published_twice_no_small_cell_can_be_worked_out(counts, one, again):
    """Teams by half-year with both margins; each margin in the first, the second or both.

    The first never has two corners of the table without anything between: no report is made so.
    """
    assume(len({whole ^ halves for whole, halves in one}) != 1 or len(one) != 2)
    cells = {}
    for number, (first, second) in enumerate(counts):
        cells[f"t{number}", H1], cells[f"t{number}", H2] = first, second
        cells[f"t{number}", YEAR] = first + second
    for period in (H1, H2, YEAR):
        cells["totaal", period] = sum(n for (g, p), n in cells.items() if p == period)
    places = list(cells)
    parts = [
        [row(cells[g, p], p, g) for g, p in places if (g == "totaal", p != YEAR) in block]
        for block in (one, again | (set(BLOCKS) - one))
    ]
    before = published(parts[0])
    closed = Beside([before])(parts[1], catalogue())
    shown = {(k[1], k[2]) for k in before.shown | {key(r) for r in parts[1]} - closed}
    seen = {i for i, place in enumerate(places) if place in shown}
    at = {place: i for i, place in enumerate(places)}
    groups, periods = [*{g for g, _ in places}], [H1, H2, YEAR]
    sums = [{at[g, H1]: 1, at[g, H2]: 1, at[g, YEAR]: -1} for g in groups]
    sums += [{at[g, p]: -1 if g == "totaal" else 1 for g in groups} for p in periods]
    for place, number in at.items():
        if 0 < cells[place] < SMALLEST.cel:
            low, high = known([float(n) for n in cells.values()], seen, sums, number)
            assert low < 1e-6, place
            assert high > SMALLEST.cel - 1e-6, place


@pytest.mark.parametrize("reverse", [False, True])
def test_a_family_without_a_way_out_is_closed_whole(reverse):
    """An earlier publication that was not looked after: nothing is added to it."""
    leak = release([row(3, H1), row(40, H2)], frozenset({key(row(3, H1))}))
    more = release([row(43, YEAR)], frozenset(), "Verslag 2")
    rows = [row(40, H2), row(20, YEAR, "a"), row(23, YEAR, "b")]
    earlier = [more, leak] if reverse else [leak, more]
    closed = Beside(earlier)(rows, catalogue())
    assert {key(rows[1]), key(rows[2])} <= closed
