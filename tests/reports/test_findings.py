"""What stands first in a report follows from a rule that can be read, and says what is not known."""

from datetime import date

import pytest

from wijkzicht.indicators.rows import Row
from wijkzicht.reports.annual import Sheet
from wijkzicht.reports.context import Event
from wijkzicht.reports.findings import findings
from wijkzicht.statistics import wilson
from wijkzicht.vocabulary.periods import Period

YEAR, AS_OF = Period.parse("2025"), date(2026, 6, 30)


def share(code, period, k, n, status="ok"):
    ends = wilson(k, n)
    return Row(code, "totaal", period, "", k, n, 100 * k / n, 100 * ends.low, 100 * ends.high, 0.0,
               status, "")  # fmt: skip


def said(rows, happened=(), as_of=AS_OF, period=YEAR):
    found = findings(Sheet(rows, "totaal", period, as_of, list(happened)), {})
    return {one.title: " ".join(one.sentences) for one in found}


CASES = """
code | earlier  | now      | good | attention
D01  |          | 150 200  | yes  |           # surely more than half
D01  |          | 40 200   |      | yes       # surely less than half
D01  |          | 100 200  |      |           # about half
D01  | 40 200   | 100 200  | yes  |           # half, but more than before
D01  | 150 200  | 100 200  |      | yes       # half, but less than before
D01  | 98 200   | 100 200  |      |           # may be chance
D03  |          | 150 200  |      |           # by itself neither: it is told by D09
D03  | 40 200   | 150 200  | yes  |
Z07  |          | 150 200  |      | yes       # most come back
Z07  |          | 20 200   |      |           # a bad thing that is seldom is not told
Z07  | 100 200  | 20 200   | yes  |           # but that it fell is
Z07  | 20 200   | 100 200  |      | yes
T03  |          | 150 200  |      |           # only a change says something
D01  |          | 4 9      |      |           # too few to show at all
"""
ROWS = [
    [cell.strip() for cell in line.partition("#")[0].split("|")]
    for line in CASES.strip().splitlines()[1:]
]


@pytest.mark.parametrize("code, earlier, now, good, attention", ROWS)
def test_the_rule(code, earlier, now, good, attention):
    rows = [share(code, "2025", *map(int, now.split()))]
    if earlier:
        rows.append(share(code, "2024", *map(int, earlier.split())))
    found = said(rows)
    assert bool(found.get("Wat ging goed?")) == bool(good)
    assert bool(found.get("Wat vraagt aandacht?")) == bool(attention)


def test_a_change_names_the_year_before_and_claims_no_cause():
    found = said([share("D01", "2024", 40, 200), share("D01", "2025", 100, 200)])
    assert "vorig jaar 20,0%, een verschil groter dan toeval" in found["Wat ging goed?"]
    assert "Waardoor iets veranderde, zeggen cijfers niet" in found["Wat weten we niet?"]


def test_a_share_stands_with_what_it_rests_on_and_its_limits():
    found = said([share("D01", "2025", 150, 200)])
    assert "75,0% van de plannen" in found["Wat ging goed?"]
    assert "(150 van 200; tussen 68,6% en 80,5%)" in found["Wat ging goed?"]


def test_a_figure_that_is_counted_otherwise_is_not_compared():
    event = Event(date(2025, 3, 1), None, "definitie", "Andere definitie", frozenset({"D01"}), "")
    rows = [share("D01", "2024", 40, 200), share("D01", "2025", 100, 200)]
    assert "Wat ging goed?" not in said(rows, [event])


def test_a_period_that_is_not_over_is_not_compared_and_says_so():
    rows = [share("D01", "2024", 40, 200), share("D01", "2025", 100, 200, "onvolledig")]
    found = said(rows, as_of=date(2025, 9, 30))
    assert "Wat ging goed?" not in found
    assert (
        "De periode is niet voorbij: gegevens tot en met 30 september 2025"
        in (found["Wat weten we niet?"])
    )


def test_without_figures_the_front_says_so():
    assert "te weinig bekend" in said([])["Wat deden we?"]


HALF = Period.parse("2025-H1")


def test_what_moved_in_half_a_year_is_against_the_same_half_a_year_earlier():
    rows = [share("D01", "2024-H1", 40, 200), share("D01", "2024-H2", 100, 200)]
    moved = said([*rows, share("D01", "2025-H1", 100, 200)], period=HALF)["Wat bewoog er?"]
    assert "Nu 50,0% (100 van 200" in moved
    assert "een jaar eerder 20,0%" in moved


def test_that_nothing_moved_is_no_proof():
    rows = [share("D01", "2024-H1", 98, 200), share("D01", "2025-H1", 100, 200)]
    moved = said(rows, period=HALF)["Wat bewoog er?"]
    assert "Er is één percentage" in moved
    assert "geen bewijs dat er niets veranderde" in moved


def test_without_a_year_earlier_nothing_moved_can_be_said():
    found = said([share("D01", "2025-H1", 100, 200)], period=HALF)["Wat bewoog er?"]
    assert "geen percentage van een jaar eerder" in found


def test_what_moved_is_told_once_and_nothing_that_moved_is_left_out():
    rows = [share("W05", "2024-H1", 400, 1000), share("W05", "2025-H1", 500, 1000)]
    found = said(rows, period=HALF)
    assert "50,0%" in found["Wat bewoog er?"]
    assert "Wat ging goed?" not in found
