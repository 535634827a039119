"""What somebody from outside sees on the screen, laid beside what is published: nothing small."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.test_nested import known
from reports.test_released import H1, H2, YEAR, release, row
from wijkzicht.indicators import catalogue
from wijkzicht.reports.publication import hidden, key
from wijkzicht.reports.released import Beside, Release
from wijkzicht.rules.publicatie import SMALLEST
from wijkzicht.web.monitor.outside import if_published, outward
from wijkzicht.web.verslag.ledger import SCREEN

GROUPS = ("a", "b", "totaal")


def screen(rows, published) -> Release:
    """The half-years of the whole as they are decided for somebody from outside."""
    years = [one for one in rows if one.groep == "totaal" and one.periode == YEAR]
    halves = [one for one in rows if one.periode != YEAR]
    shown = outward(halves, [if_published(years, SMALLEST), *published], SMALLEST)
    cells = {key(one): one for one in halves if one.groep == "totaal"}
    return Release(SCREEN, cells, frozenset(shown))


def test_a_half_year_is_closed_where_the_year_would_give_the_other_away():
    rows = [row(3, H1), row(40, H2), row(43, YEAR)]
    assert not screen(rows, []).shown


def test_what_a_publication_closed_is_closed_on_the_screen():
    rows = [row(30, H1), row(40, H2), row(70, YEAR)]
    assert len(screen(rows, []).shown) == 2
    first = release([rows[0], row(33, H1, "a")], frozenset({key(rows[0])}))
    assert screen(rows, [first]).shown == {key(rows[1])}


numbers = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=2, max_size=2)
# Which periods the publication is about, as a year or half-yearly report is.
about = st.sampled_from([{YEAR}, {YEAR, H1, H2}, {H1}, {H2}])


@pytest.mark.parametrize("screen_first", [True, False])
@settings(max_examples=50, deadline=None)
@given(numbers, about)
def test_the_screen_and_a_publication_give_nothing_small_away(screen_first, counts, periods):
    """Two teams by half-year: the screen has halves of the whole, the publication teams as well."""
    cells = {}
    for group, (first, second) in zip(
        GROUPS, [*counts, map(sum, zip(*counts, strict=True))], strict=True
    ):
        cells |= {(group, H1): first, (group, H2): second, (group, YEAR): first + second}
    rows = [row(n, period, group) for (group, period), n in cells.items()]
    public = [one for one in rows if one.periode in periods]
    if screen_first:
        seen = screen(rows, [])
        report = release(public, frozenset(Beside([seen])(public, catalogue())))
    else:
        report = release(public, hidden(public, catalogue()))
        seen = screen(rows, [report])
    looked_at = {(cell[1], cell[2]) for cell in seen.rows.keys() | report.rows.keys()}
    _attack(cells, {(cell[1], cell[2]) for cell in seen.shown | report.shown}, looked_at)


def _attack(
    cells: dict[tuple[str, str], int], shown: set[tuple[str, str]], looked_at: set[tuple[str, str]]
) -> None:
    """A small cell may be nobody and may be as many as is shown; one that stands in no table, as a
    team in half a year where only years are published, is at least not one number."""
    at = {place: number for number, place in enumerate(cells)}
    sums = [{at[g, H1]: 1, at[g, H2]: 1, at[g, YEAR]: -1} for g in GROUPS]
    sums += [{at["a", p]: 1, at["b", p]: 1, at["totaal", p]: -1} for p in (H1, H2, YEAR)]
    counts = [float(n) for n in cells.values()]
    for place, number in at.items():
        if 0 < cells[place] < SMALLEST.cel:
            low, high = known(counts, {at[one] for one in shown}, sums, number)
            if place in looked_at:
                assert low < 1e-6, place
                assert high > SMALLEST.cel - 1e-6, place
            assert high - low > 1 - 1e-6, place
