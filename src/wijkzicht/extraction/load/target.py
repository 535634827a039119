"""A register table and the query that fills it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """A register table and the query over the basisset that fills it.

    `key`: the first column is the row's own key and a pseudonym is added. `words`: the name of the
    function in `words.py` that adds the columns with text.
    """

    table: str
    sql: str
    key: bool = True
    words: str | None = None
