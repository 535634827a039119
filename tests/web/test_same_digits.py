"""A figure reads the same on the page and in the report, whatever it is."""

import csv
import datetime
import io
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from database import as_role
from web.test_api import ask
from web.test_hoofdstuk import key
from wijkzicht.indicators import Kind, catalogue
from wijkzicht.indicators.rows import Row
from wijkzicht.register.cijfers.models import Cijfer
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.walls import roles
from wijkzicht.reports import words as report
from wijkzicht.reports.annual import Sheet, figure
from wijkzicht.vocabulary.periods import Period
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


# -- one question, four ways ----------------------------------------------------------------------

DAY = datetime.date(2026, 7, 20)
NOW = datetime.datetime(2026, 7, 20, 9, 0, tzinfo=datetime.UTC)


@st.composite
def rows(draw) -> Row:
    """A row of the whole over 2025, as the engine may leave it for this kind of figure."""
    code = draw(st.sampled_from(sorted(catalogue())))
    indicator = catalogue()[code]
    noemer = draw(st.integers(1, 9000))
    teller = draw(st.integers(0, noemer))
    value = float(draw(st.integers(0, 5000))) if indicator.kind is Kind.MEDIAAN else draw(amounts)
    spread = (None, None)
    if indicator.kind not in (Kind.AANTAL, Kind.MEDIAAN):
        low = draw(amounts)
        spread = (low, low + draw(amounts))
    if indicator.kind is Kind.AANTAL:
        noemer, value = None, float(teller)
    return Row(code, "totaal", "2025", "", teller, noemer, value, *spread, draw(amounts), "ok", "")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(row=rows(), shown=st.booleans())
def test_one_question_asked_four_ways_gives_the_same_digits(client, world, four, row, shown):
    """On the page, in the file, over the interface and in the report: equal, or all without any."""
    indicator = catalogue()[row.indicator]
    with as_role(roles.EXTRACT):
        Cijfer.objects.all().delete()
        Cijfer.objects.create(
            **row._asdict(), naar_buiten=shown, definitie="0" * 16, peildatum=DAY, berekend_op=NOW
        )
    place = f"/cijfers/onderwerp/{indicator.chapter}"
    line = client.get(f"{place}/").content.decode().split(f'id="{row.indicator}"')[1]
    cells = re.findall(r"<td[^>]*>(.*?)</td>", line.split("</tr>")[0], re.S)
    (filed,) = csv.DictReader(io.StringIO(client.get(f"{place}.csv").content.decode()))
    (told,) = ask("cijfers", four, groep="totaal").json()["cijfers"]
    closed = frozenset() if shown else {row[:4]}
    sheet = Sheet([row], "totaal", Period.parse("2025"), DAY, [], lambda *_: closed)
    reported = figure(sheet, row.indicator)
    for name in ("teller", "noemer", "waarde", "onder", "boven", "onbekend"):
        value = getattr(row, name) if shown else None
        assert told[name] == value
        assert (float(filed[name]) if filed[name] else None) == value
    value, between, n, unknown, _note = (numbers(re.sub(r"<[^>]+>", "", cell)) for cell in cells)
    assert value == numbers(reported.value)
    # A range that is written as one number in the report is written twice on the page.
    assert set(between) == set(numbers(reported.interval))
    assert set(numbers(reported.n)) <= set(n)
    assert unknown == numbers(reported.unknown)
    assert bool(value) is shown


@pytest.fixture
def four(client, world) -> str:
    """A key to the interface, and a browser, of somebody outside the organisation."""
    client.force_login(world.medewerkers[Rol.OPDRACHTGEVER])
    return key(world, Rol.OPDRACHTGEVER)
