"""A table in a Parquet file: its columns, and the SQL that reads it as text or as it is."""

from pathlib import Path

import duckdb

from wijkzicht.dataset.cells import literal, nothing, quote
from wijkzicht.dataset.csv_files import exactly
from wijkzicht.dataset.schema import DUCKDB_TYPES, Field, Table

_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER")
# Column types that hold every value of the contract's type and nothing else.
_NATURAL = {
    "string": ("VARCHAR",),
    "date": ("DATE",),
    "boolean": ("BOOLEAN",),
    "integer": _WHOLE,
    "number": (*_WHOLE, "FLOAT", "DOUBLE"),
}
_NESTED = ("STRUCT", "MAP", "UNION", "BLOB", "BIT", "INTERVAL")


def columns(con: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    """Column names with DuckDB's type. Raises duckdb.Error when it is not Parquet."""
    described = con.execute(f"DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {_read(path)}")
    return {name: kind for name, kind, *_ in described.fetchall()}


def is_nested(kind: str) -> bool:
    """Whether a column of this type holds no single readable value a row."""
    return kind.endswith("]") or kind.startswith(_NESTED)


def is_natural(table: Table, found: dict[str, str]) -> bool:
    """Whether no cell can be unreadable, so that the file may be used as it is."""
    return all(
        name not in found or found[name] in _NATURAL[field.type]
        for name, field in table.fields.items()
    )


def as_it_is(path: Path, table: Table, found: dict[str, str]) -> str:
    """SQL for the table with contract types, of a file for which `is_natural` holds."""
    selected = ", ".join(
        f"{_typed(field) if field.name in found else nothing(field)} AS {quote(field.name)}"
        for field in table.fields.values()
    )
    return f"SELECT {selected} FROM {_read(path)}"


def _typed(field: Field) -> str:
    if field.type == "string":
        return f"nullif({quote(field.name)}, '')"
    return f"{quote(field.name)}::{DUCKDB_TYPES[field.type]}"


def relation(path: Path, table: Table, found: dict[str, str]) -> str:
    """SQL that reads the file as text: `row`, `broken` and every field of the contract."""
    selected = ", ".join(
        f"{_text(name, found.get(name))} AS {quote(name)}" for name in table.fields
    )
    return f"SELECT file_row_number + 1 AS row, false AS broken, {selected} FROM {_read(path)}"


def _text(name: str, kind: str | None) -> str:
    if kind is None or is_nested(kind):
        return "NULL::VARCHAR"
    column = quote(name)
    if kind.startswith("TIMESTAMP"):
        # Tools without a type for days write midnights. One with a time zone is read in UTC: the
        # zone of this computer says nothing about the file.
        if kind.endswith("ZONE"):
            column, kind = f"make_timestamp(epoch_us({column}))", "TIMESTAMP"
        day = f"CASE WHEN {column}::DATE::{kind} = {column} THEN {column}::DATE::VARCHAR"
        return f"{day} ELSE {column}::VARCHAR END"
    if kind in ("FLOAT", "DOUBLE"):
        # Tools without a whole number that can be unknown write 60.0.
        whole = f"CASE WHEN {column} = TRY_CAST({column} AS BIGINT)"
        return f"{whole} THEN {column}::BIGINT::VARCHAR ELSE {column}::VARCHAR END"
    return f"nullif({column}::VARCHAR, '')"


def _read(path: Path) -> str:
    return (
        f"read_parquet({literal(exactly(path))}, file_row_number = true, binary_as_string = true)"
    )
