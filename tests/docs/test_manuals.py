"""What the manuals print in bold stands on a screen; their sentences are short."""

import re
import sys
from statistics import mean

import pytest

from docs.documents import MANUALS, ROOT, prose
from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.vocabulary.words import avoided_in, sentence_lengths

sys.path.insert(0, str(ROOT / "scripts"))

import messages

LISTS = (ROOT / "src/wijkzicht/vocabulary/codelists").glob("*.csv")


@pytest.fixture(scope="module")
def on_screen() -> set[str]:
    """Every text of the screens, and the words of the lists to choose from."""
    texts = {"dikgedrukt"}
    for message in messages.found():
        texts.update(message.id if isinstance(message.id, tuple) else {message.id})
    for path in LISTS:
        words = codelist(path.stem)
        texts.update(words.label(code, "nl") for code in words.codes)
    return texts


def in_bold(text: str) -> list[str]:
    return re.findall(r"\*\*(.+?)\*\*", text)


def test_there_is_a_manual_for_each_role():
    names = {path.stem for path in MANUALS}
    assert names >= {
        *("professional", "gedragswetenschapper", "teamleider", "analist"),
        *("privacy-officer", "beheer", "opdrachtgever", "inwoner"),
    }


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: path.stem)
def test_what_is_in_bold_stands_on_a_screen(path, on_screen):
    named = in_bold(prose(path))
    assert named
    assert [text for text in named if text not in on_screen] == []


def test_a_button_that_does_not_exist_would_be_seen(on_screen):
    assert [
        t for t in in_bold("Kies **Bewaar contact** of **Druk hier**.") if t not in on_screen
    ] == ["Druk hier"]


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: path.stem)
def test_words_are_plain_and_sentences_short(path):
    text = re.sub(r"`[^`]*`|\]\([^)]*\)|[*\[\]#|!]|^\s*(\d+\.|-) ", " ", prose(path), flags=re.M)
    assert [(word.woord, word.liever) for word in avoided_in(text)] == []
    lengths = [length for line in text.splitlines() for length in sentence_lengths(line)]
    assert mean(lengths) <= 12
    assert max(lengths) <= 30
