"""Every text of the screens: plain words, short sentences, and complete in English."""

import re
import sys
from pathlib import Path
from statistics import mean

import pytest

from wijkzicht.vocabulary.words import avoided_in, avoided_words, sentence_lengths

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

import messages  # noqa: E402

# A report is a document in Dutch for a council; the catalogue is for screens.
TEMPLATES = sorted((ROOT / "src/wijkzicht/web/templates").rglob("*.html"))
CODE = re.compile(
    r"\{% comment %\}.*?\{% endcomment %\}|\{% blocktrans.*?endblocktrans(?:late)? %\}|\{%.*?%\}|\{\{.*?\}\}"
    r"|<kbd>.*?</kbd>|<(script|style|svg)\b.*?</\1>|<!--.*?-->",
    re.S,
)
SPOKEN = re.compile(
    r'(?:placeholder|title|alt|aria-label|data-(?!toestand)[a-z-]+)="([^"]*[A-Za-z]{3,}[^"]*)"'
)
# Not to be translated: our name, languages in themselves, columns that somebody hands in, and files.
NAMES = {"Wijkzicht", "sleutel", "start", "stop", "Nederlands", "English"}
NAMES |= {"Word", "Excel", "Parquet", "ZIP"}


@pytest.fixture(scope="module")
def texts():
    return [
        text
        for message in messages.found()
        if message.id
        for text in (message.id if isinstance(message.id, tuple) else (message.id,))
    ]


def test_no_word_of_the_list_stands_on_a_screen(texts):
    found = [(text, word.woord, word.liever) for text in texts for word in avoided_in(text)]
    assert found == []


def test_every_word_of_the_list_would_be_found():
    words = avoided_words()
    assert len({word.woord for word in words}) == len(words) > 90
    assert all(word.liever for word in words)
    missed = [
        w.woord for w in words if w not in avoided_in(f"Een {w.woord.replace('*', 'en')} hier.")
    ]
    assert missed == []


@pytest.mark.parametrize("text", ["De fontein staat er.", "Een clientèle.", "Ga contentement na."])
def test_a_part_of_a_word_is_not_the_word(text):
    assert avoided_in(text) == []


def test_sentences_are_short(texts):
    lengths = [length for text in texts for length in sentence_lengths(text)]
    assert mean(lengths) <= 12
    assert max(lengths) <= 20


@pytest.mark.parametrize(
    "text, lengths",
    [("Je bent er. Ga door!", [3, 2]), ("%(a)s van %(b)s", [3]), ("…", []), ("Fout:", [1])],
)
def test_length_of_a_sentence(text, lengths):
    assert sentence_lengths(text) == lengths


def test_english_is_complete_and_fresh():
    catalog = messages.merged()
    assert messages.gaps(catalog) == []
    po, mo = messages.written(catalog)
    assert messages.PO.read_bytes() == po, "run make messages"
    assert messages.PO.with_suffix(".mo").read_bytes() == mo, "run make messages"


def test_the_sign_in_package_speaks_plain_dutch():
    catalog = messages.plain_dutch()
    ours = [text for one in catalog if one.id for text in messages._strings(one.string)]
    assert messages.PLAIN.with_suffix(".mo").read_bytes() == messages.written(catalog)[1]
    assert [(text, word.woord) for text in ours for word in avoided_in(text)] == []
    assert max(length for text in ours for length in sentence_lengths(text)) <= 20
    hard = re.compile(
        r"authenti|verifi|activeer|genereer|twee-?factor|identi|accountgegevens", re.I
    )
    assert [text for text in ours if hard.search(text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_text_in_a_template_stays_outside_the_catalogue(path):
    bare = CODE.sub(" ", path.read_text(encoding="utf-8"))
    spoken = [text for text in SPOKEN.findall(bare) if "wz-" not in text and "/" not in text]
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"<[^>]*>", " ", bare))
    assert [word for word in words if word not in NAMES] == []
    assert spoken == []
