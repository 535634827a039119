"""Rule `primary_key`: no two rows of a table have the same key.

Every row of a double is told, the first included: which of them is right, only people know.
"""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import SetCheck
from wijkzicht.dataset.schema import Table, tables


def checks() -> Iterator[SetCheck]:
    """One for each table. An optional part of a key that is empty counts as a value."""
    for table in tables().values():
        key = table.primary_key
        yield SetCheck(
            "primary_key",
            table.name,
            tuple(name for name in table.fields if name in key),
            {table.name: key},
            _query(table),
            "Deze sleutel staat op meer dan een rij.",
            "Verwijder de dubbele rij, of geef de rijen elk een eigen sleutel.",
        )


def _query(table: Table) -> str:
    key = [cells.quote(name) for name in table.fields if name in table.primary_key]
    names, source = ", ".join(key), f"stage.{cells.quote(table.name)}"
    required = " AND ".join(
        f"{cells.quote(name)} IS NOT NULL"
        for name in table.primary_key
        if table.fields[name].required
    )
    same = " AND ".join(f"rows.{name} IS NOT DISTINCT FROM doubles.{name}" for name in key)
    # Equal keys have equal hashes: most tables have no equal hashes and are done with numbers.
    return f"""
        WITH hashes AS (
            SELECT hash({names}) AS h FROM {source} GROUP BY ALL HAVING count(*) > 1
        ), candidates AS (
            SELECT row, {names} FROM {source} WHERE hash({names}) IN (FROM hashes) AND {required}
        ), doubles AS (
            SELECT {names} FROM candidates GROUP BY ALL HAVING count(*) > 1
        )
        SELECT row, {names} FROM candidates AS rows
        WHERE EXISTS (FROM doubles WHERE {same})
    """
