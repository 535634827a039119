"""What people outside the organisation have: every publication, and their own screen."""

from itertools import groupby

import psycopg

from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.released import Release
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.verslagen import report_name

SCREEN = "Cijfers die de opdrachtgever op het scherm ziet"


def published(register: psycopg.Connection) -> list[Release]:
    """Everything that was ever published, taken back or not, oldest first; one statement.

    `register`: as the role that extracts.
    """
    cells = register.execute(
        "SELECT p.gepubliceerd_op, p.periode, p.nummer, c.indicator, c.groep, c.periode, c.dimensie,"
        " c.teller, c.noemer, c.getoond"
        " FROM verslagen_publicatie p JOIN verslagen_cel c USING (verslag_id) ORDER BY 1, 2, 3"
    ).fetchall()
    return [
        _release(report_name(Period.parse(period), nummer=number), [cell[3:] for cell in of_one])
        for (_, period, number), of_one in groupby(cells, key=lambda cell: cell[:3])
    ]


def on_screen(register: psycopg.Connection) -> Release:
    """What somebody from outside sees now: of the whole, without the parts of a figure."""
    cells = register.execute(
        "SELECT indicator, groep, periode, dimensie, teller, noemer, naar_buiten FROM cijfers_cijfer"
        " WHERE groep = %s AND (dimensie = '' OR starts_with(dimensie, 'informant='))",
        [TOTAL],
    ).fetchall()
    return _release(SCREEN, cells)


def _release(name: str, cells: list[tuple]) -> Release:
    rows = {cell[:4]: Row(*cell[:6], None, None, None, None, "", "") for cell in cells}
    return Release(name, rows, frozenset(cell[:4] for cell in cells if cell[6]))
