"""The sentences of a report that is kept in Dutch, in the language of the page."""

import re
from functools import cache
from typing import NamedTuple

from django.utils.translation import get_language, gettext

from wijkzicht.deliveries.words import SENTENCES


class Told(NamedTuple):
    """A sentence, and the language it is in when that is not the one of the page."""

    text: str
    lang: str = ""


def told(text: str) -> Told:
    """The sentence in the language of the page; one that is not of ours stays Dutch, and says so."""
    for sentence, pattern in _patterns():
        if found := pattern.fullmatch(text):
            return Told(gettext(sentence).format(**found.groupdict()))
    return Told(text, "" if get_language() == "nl" else "nl")


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Each sentence with a pattern that finds what was filled in."""
    return [
        (one, re.compile(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.+?)", re.escape(one))))
        for one in SENTENCES
    ]
