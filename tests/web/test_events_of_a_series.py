"""What is said of a figure at an event of the log: how far it jumped, or why that can't be told."""

import pytest

from wijkzicht.indicators import catalogue
from wijkzicht.reports.series import Row, series
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.verloop.words import of_events

NOISE = [0, 2, -1, 1, -2, 1, -1, 2, 0]
LEVEL = [40 + n for n in NOISE]
JUMP = [*LEVEL, *(60 + n for n in NOISE)]
FLAT = [*LEVEL, *LEVEL]


def of(values, events, code="D01", without=None):
    period, rows = Period.parse("2016-H1"), []
    for value in values:
        rows.append(Row(period.name, value, 100, value, None, None, 0, "ok", "", "a"))
        period = period.next()
    rows = [row for row in rows if row.periode != without]
    indicator = catalogue()[code]
    return " ".join(of_events(indicator, series(indicator, rows), events))


@pytest.mark.parametrize(
    ("values", "events", "sentence"),
    [
        (JUMP, ["2020-H2"], "In 2020-H2 kwam het cijfer 20,0 procentpunten hoger uit"),
        (JUMP[::-1], ["2020-H2"], "procentpunten lager uit dan de lijn ervoor"),
        (JUMP, ["2020-H2", "2020-H2"], "hoger uit"),
        (FLAT, ["2020-H2"], "niet meer dan door toeval kan"),
        (JUMP, ["2018-H1"], "Het zijn er 4 en 14."),
        (JUMP[:9], ["2020-H2"], "Het zijn er 9 en 0."),
        (JUMP, ["2018-H1", "2020-H2"], "niet uit elkaar te houden"),
    ],
)
def test_a_jump_is_told_with_its_interval_or_not_at_all(values, events, sentence):
    said = of(values, events)
    assert sentence in said
    assert ("één op de vijf" in said) == ("dan de lijn ervoor, waar" in said)


def test_nothing_is_said_of_a_count_a_gap_or_without_an_event():
    assert of(JUMP, []) == ""
    assert of(JUMP, ["2020-H2"], code="N04") == ""
    assert of(JUMP, ["2020-H2"], without="2017-H1") == ""
