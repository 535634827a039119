"""Every indicator has a card, and the card is whole."""

import re

import pytest

from wijkzicht.indicators import Kind, catalogue
from wijkzicht.indicators.card import CHAPTERS, by_chapter, cards


def test_every_indicator_has_one_and_every_chapter_a_title():
    assert list(cards()) == list(catalogue())
    told = [card.indicator.code for _, _, found in by_chapter(list(cards().values())) for card in found]  # fmt: skip
    assert sorted(told) == list(catalogue())
    assert {item.chapter for item in catalogue().values()} == set(CHAPTERS)


@pytest.mark.parametrize("card", cards().values(), ids=list(cards()))
def test_it_says_all_that_belongs_to_it(card):
    kind = card.indicator.kind
    assert bool(card.teller) == (kind is not Kind.GEMIDDELDE)
    assert bool(card.noemer) == (kind is not Kind.AANTAL)
    assert re.match(r"Nie(t|ts) .+\.$", card.zegt_niet)
    assert card.let_op
    assert card.velden
    assert card.code.startswith(("@indicator", "def "))
    assert card.indicator.code not in card.naast
    assert set(card.naast) <= set(catalogue())
    assert card.since.year >= 2026


def test_parts_of_one_whole_name_the_same_group():
    """Of the same rows the noemer reads the same."""
    for codes in (("E01", "E09"), ("D00", "D01", "D02"), ("E06", "E10"), ("B05", "B06")):
        assert len({cards()[code].noemer for code in codes}) == 1


@pytest.mark.parametrize(
    ("words", "code", "there"),
    [("WACHTTIJD", "T01", True), ("crisis traject", "T03", True), ("wachttijd", "N01", False), ("", "N01", True)],
)  # fmt: skip
def test_a_card_is_found_by_its_words(words, code, there):
    assert cards()[code].holds(words) is there
