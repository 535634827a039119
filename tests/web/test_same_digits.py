"""A figure reads the same on the page and in the report, whatever it is."""

import re

from hypothesis import given
from hypothesis import strategies as st

from wijkzicht.indicators import Kind, catalogue
from wijkzicht.indicators.rows import Row
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.reports import words as report
from wijkzicht.web.monitor import words as page

amounts = st.one_of(st.integers(0, 5000).map(float), st.floats(0, 5000))


def numbers(text: str) -> list[str]:
    """The numbers in a sentence, without those of the unit."""
    return re.findall(r"\d[\d.,]*", text.replace("per 1.000 per jaar", ""))


@given(st.sampled_from(sorted(catalogue())), amounts, amounts, amounts, st.integers(0, 9000))
def test_page_and_report_write_the_same_digits(code, value, low, unknown, n):
    indicator = catalogue()[code]
    if indicator.kind is Kind.MEDIAAN:
        value = float(int(value))  # a day
    spread = (None, None) if indicator.kind in (Kind.AANTAL, Kind.MEDIAAN) else (low, low + 1)
    row = Row(code, "totaal", "2025-H1", "", n, n + 1, value, *spread, unknown, "ok", "")
    shown = Cijfer(**row._asdict())
    assert numbers(page.value(indicator, shown)) == numbers(report.value(indicator, row))
    assert numbers(page.interval(indicator, shown)) == numbers(report.interval(indicator, row))
    assert numbers(page.unknown(shown)) == numbers(report.unknown(row))
    assert set(numbers(report.counted(indicator, row))) <= set(
        numbers(page.how_many(indicator, shown))
    )
