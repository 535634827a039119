"""Words we don't use on screens, each with a better one; and how long our sentences are."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


class Avoided(NamedTuple):
    """A word to avoid as it stands in the list, and what to write instead."""

    woord: str
    liever: str


@cache
def avoided_words() -> tuple[Avoided, ...]:
    """The list of `schermwoorden.csv`, in the order of the file."""
    text = files(__package__).joinpath("schermwoorden.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(Avoided(**row) for row in csv.DictReader(lines))


def _pattern(woord: str) -> re.Pattern:
    """The word on its own; `*` at the end allows any ending, capitals do not matter."""
    stem = re.escape(woord.removesuffix("*"))
    ending = r"\w*" if woord.endswith("*") else ""
    return re.compile(rf"(?<!\w){stem}{ending}(?!\w)", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[re.Pattern, Avoided], ...]:
    return tuple((_pattern(word.woord), word) for word in avoided_words())


def avoided_in(text: str) -> list[Avoided]:
    """Words of the list that stand in a text, in the order of the list. Parts of words don't count."""
    return [word for pattern, word in _patterns() if pattern.search(text)]


def sentence_lengths(text: str) -> list[int]:
    """Words per sentence. A placeholder counts as one word; a text without words has no sentences."""
    plain = _PLACEHOLDER.sub("x", text)
    sentences = re.split(r"[.!?:…]+(?:\s+|$)", plain)
    return [count for sentence in sentences if (count := len(re.findall(r"\w[\w'’-]*", sentence)))]
