"""What of the figures somebody outside the team may see: decided here for screen, file and interface.

Rows of teams never leave, so the whole is looked at by itself, beside everything that was published.
"""

import psycopg

from wijkzicht.indicators import Kind, catalogue
from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.parts import hidden_parts
from wijkzicht.reports.publication import Key, hidden, key
from wijkzicht.reports.released import Beside, Release
from wijkzicht.rules.publicatie import Smallest
from wijkzicht.web.verslag.ledger import published

# The rows of the catalogue itself, and those of the parts of a dimension.
WHOLE = "(dimensie = '' OR starts_with(dimensie, 'informant='))"
PART = f"NOT {WHOLE}"
# All parts together are the whole: where that is closed, so are they.
_CLOSE = f"""
    UPDATE cijfers_cijfer part SET naar_buiten = false
    WHERE part.naar_buiten AND {PART} AND NOT EXISTS (
        SELECT 1 FROM cijfers_cijfer whole
        WHERE (whole.indicator, whole.groep, whole.periode, whole.dimensie, whole.naar_buiten)
            = (part.indicator, part.groep, part.periode, '', true))
"""


def decide(
    register: psycopg.Connection,
    rows: list[Row],
    split: list[Row] | None,
    years: list[Row],
    smallest: Smallest,
) -> None:
    """What is seen outside. It takes longer: who works here has the figures already."""
    with register.transaction():
        earlier = [if_published(years, smallest), *published(register)]
        _open(register, outward(rows, earlier, smallest), WHOLE)
        if split is not None:
            _open(register, outward_parts(split, smallest), PART)
        register.execute(_CLOSE)


def outward(rows: list[Row], earlier: list[Release], smallest: Smallest) -> set[Key]:
    """The rows that may be shown outside the team, by key: none too small, beside what people outside
    have (`earlier`)."""
    whole = [row for row in rows if row.groep == TOTAL]
    closed = Beside(earlier, smallest)(whole, catalogue())
    return {key(row) for row in whole if key(row) not in closed and not _few_left(row, smallest)}


def outward_parts(rows: list[Row], smallest: Smallest) -> set[Key]:
    """As `outward`, of the parts of figures whose whole is shown."""
    whole = [row for row in rows if row.groep == TOTAL]
    closed = hidden_parts(whole, catalogue(), smallest)
    return {key(row) for row in whole if key(row) not in closed and not _few_left(row, smallest)}


def _few_left(row: Row, smallest: Smallest) -> bool:
    """Of a median those who are not that far yet count too: they may be few."""
    left = (row.noemer or 0) - (row.teller or 0)
    return catalogue()[row.indicator].kind is Kind.MEDIAAN and 0 < left < smallest.cel


def if_published(years: list[Row], smallest: Smallest) -> Release:
    """The years as they would be shown, were they published today: so whenever they are published,
    a year minus a half-year on the screen gives nothing small away."""
    closed = hidden(years, catalogue(), smallest)
    rows = {key(row): row for row in years}
    return Release("", rows, frozenset(rows) - closed)


def _open(register: psycopg.Connection, outside: set[Key], which: str) -> None:
    register.execute(
        "UPDATE cijfers_cijfer SET naar_buiten = (indicator, groep, periode, dimensie) IN"
        " (SELECT * FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[]))"
        f" WHERE groep = %s AND {which}",
        [*([cell[n] for cell in outside] for n in range(4)), TOTAL],
    )
