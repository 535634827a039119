"""A day in Dutch words, for sentences that people read."""

from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def in_words(day: date) -> str:
    """The day as people write it: 3 maart 2025."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
