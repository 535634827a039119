"""A day as people write it, read as a date."""

import re
from datetime import date, timedelta

_WORDS = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2}
_WORDS |= {"today": 0, "yesterday": -1, "tomorrow": 1}  # the screens speak English as well
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_OTHER_MONTHS = {"mrt": "maa", "mar": "maa", "may": "mei", "oct": "okt"}
_PATTERN = re.compile(
    r"(\d{1,2})(?:\s*[-/.]\s*(\d{1,2})|\s*([a-z]{3,9})\.?)(?:\s*[-/.]?\s*(\d{4}|\d{2}))?"
)


def parse_day(text: str, today: date, *, future: bool = False) -> date:
    """The day that the text means, seen from `today`.

    Without a year, or with only a weekday, it is the last such day up to and including today;
    with `future` the first one from today on. Two digits of a year are in this century. ISO dates
    are read as well. Raises `ValueError` when it is no day.
    """
    words = " ".join(text.lower().split())
    if words in _WORDS:
        return today + timedelta(days=_WORDS[words])
    if words in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(words) - today.weekday()) % 7
        return today + timedelta(days=ahead if future or not ahead else ahead - 7)
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        return date.fromisoformat(words)
    found = _PATTERN.fullmatch(words)
    if not found:
        raise ValueError(text)
    day, month_number, month_word, year = found.groups()
    month = int(month_number) if month_number else _month(month_word)
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    return _nearest(int(day), month, today, future=future)


def _month(word: str) -> int:
    """Number of the month, Dutch or English; `mrt` is how March is mostly cut short."""
    start = word[:3]
    return _MONTHS.index(_OTHER_MONTHS.get(start, start)) + 1


def _nearest(day: int, month: int, today: date, *, future: bool) -> date:
    """The last such day up to today, or the next; 29 February looks up to eight years away."""
    step = 1 if future else -1
    for year in range(today.year, today.year + 9 * step, step):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if (found >= today) if future else (found <= today):
            return found
    raise ValueError(f"{day}-{month}")
