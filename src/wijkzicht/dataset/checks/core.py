"""The two kinds of check: on one row by itself, and on rows beside other rows."""

from dataclasses import dataclass
from datetime import date

import duckdb


@dataclass(frozen=True)
class RowCheck:
    """A rule that looks at one row of `table`.

    `where` is SQL that is true for a row that breaks it. It may use each field by name (its
    value, NULL when empty or unreadable) and `cells.text_of(field)` (what was written), and
    the variables `today` and `peildatum`. All row checks of a table are done in one reading.

    `fields` are named in contract order; `message` may use their values as {0}, {1}. A
    `warning` is odd but may be right.
    """

    rule: str
    table: str
    fields: tuple[str, ...]
    where: str
    message: str
    todo: str
    warning: bool = False


@dataclass(frozen=True)
class SetCheck:
    """A rule that compares rows. It is done when every table in `needs` could be read.

    `query` is SQL that yields `row` and the values of `fields`, in that order, for each row of
    `table` that breaks the rule. It reads tables from the schema `stage`, which hold `row` and
    the fields named in `needs`.
    """

    rule: str
    table: str
    fields: tuple[str, ...]
    needs: dict[str, tuple[str, ...]]
    query: str
    message: str
    todo: str
    warning: bool = False


def set_days(con: duckdb.DuckDBPyConnection, today: date, peildatum: date | None) -> None:
    """Make `getvariable('today')` and `getvariable('peildatum')` known to the checks."""
    con.execute(f"SET VARIABLE today = DATE '{today}'")
    con.execute(f"SET VARIABLE peildatum = DATE '{min(peildatum or today, today)}'")
