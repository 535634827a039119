"""The dated rule of an organisation for verwijzer, beside the real route in."""

from datetime import date

import pytest

from wijkzicht.deliveries.verwijzer import BadRule, read_rule, route_on, verwijzer
from wijkzicht.vocabulary.protocols import protocol

RULE = """\
van,tot,kanaal,verwijzer,waarom
,2023-12-31,*,01,Tot 2024 nam het team een besluit
2025-01-01,,huisarts_wijkverpleging,02,Afspraak met de huisartsen
"""


def lines(tmp_path, text, name="2019"):
    path = tmp_path / "regel.csv"
    path.write_text(text)
    return read_rule(path, protocol(name))


@pytest.mark.parametrize(
    ("kanaal", "day", "code"),
    [
        ("school", date(2023, 12, 31), "01"),
        (None, date(2023, 12, 31), "01"),
        ("school", date(2024, 1, 1), "06"),
        ("huisarts_wijkverpleging", date(2024, 12, 31), "06"),
        ("huisarts_wijkverpleging", date(2025, 1, 1), "02"),
        ("huisarts_wijkverpleging", date(2023, 1, 1), "01"),
        ("zelf", date(2025, 1, 1), "06"),
        (None, date(2025, 1, 1), "06"),
    ],
)
def test_the_first_line_that_fits(tmp_path, kanaal, day, code):
    assert verwijzer(lines(tmp_path, RULE), kanaal, day) == code


def test_without_a_rule_there_is_no_verwijzer():
    assert verwijzer([], "huisarts_wijkverpleging", date(2025, 1, 1)) == "06"


def test_the_route_in_is_the_last_request_before_the_help():
    route = [(date(2025, 1, 1), "zelf"), (date(2025, 3, 1), "school")]
    assert route_on(route, date(2025, 2, 28)) == "zelf"
    assert route_on(route, date(2025, 3, 1)) == "school"
    assert route_on(route, date(2024, 12, 31)) is None


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("kanaal,verwijzer\n", "moet zijn: van,tot,kanaal,verwijzer,waarom"),
        (RULE + ",,fiets,06,Omdat\n", "Regel 3 .* kanaal fiets bestaat niet"),
        (RULE + ",,*,09,Omdat\n", "verwijzer 09 bestaat niet in protocol 2019"),
        (RULE + "1 mei,,*,06,Omdat\n", "Regel 3"),
        (RULE + ",,*,06,\n", "waarom is leeg"),
        (RULE + ",,*\n", "aantal kolommen"),
    ],
)
def test_a_bad_rule_says_which_line(tmp_path, text, sentence):
    with pytest.raises(BadRule, match=sentence):
        lines(tmp_path, text)


def test_a_code_must_exist_in_the_protocol_of_the_period(tmp_path):
    text = "van,tot,kanaal,verwijzer,waarom\n,,*,08,Omdat\n"
    assert lines(tmp_path, text)
    with pytest.raises(BadRule, match="protocol 2015"):
        lines(tmp_path, text, "2015")
