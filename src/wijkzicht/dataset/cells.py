"""What a cell of text means: one SQL expression a type, for reading and for checking alike.

The forms are those of the Table Schema standard, without its loose ends: a date is
`2025-01-31`; a boolean is `true`, `True`, `TRUE`, `1` or `false`, `False`, `FALSE`, `0`; an
integer has digits and a sign and no decimals; a number has a decimal point and is finite. An
empty cell is unknown. Nothing is trimmed.
"""

from wijkzicht.dataset.schema import DUCKDB_TYPES, Field

_DATE = (
    # Going there and back is what keeps out 2025-1-1, 2025/01/01 and 'infinity'.
    "CASE WHEN strlen({0}) = 10 AND TRY_CAST({0} AS DATE)::VARCHAR = {0}"
    " THEN TRY_CAST({0} AS DATE) END"
)
_BOOLEAN = (
    "CASE WHEN {0} IN ('true', '1', 'True', 'TRUE') THEN true"
    " WHEN {0} IN ('false', '0', 'False', 'FALSE') THEN false END"
)
_INTEGER = "CASE WHEN regexp_full_match({0}, '[+-]?[0-9]+') THEN TRY_CAST({0} AS BIGINT) END"
_NUMBER = (
    "CASE WHEN regexp_full_match({0}, '[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?')"
    " AND isfinite(TRY_CAST({0} AS DOUBLE)) THEN TRY_CAST({0} AS DOUBLE) END"
)
_READ = {
    "string": "{0}",
    "date": _DATE,
    "boolean": _BOOLEAN,
    "integer": _INTEGER,
    "number": _NUMBER,
}

# What a cell of this type should look like, for people.
FORMS = {
    "date": "een datum zoals 2025-01-31",
    "boolean": "true of false",
    "integer": "een heel getal",
    "number": "een getal met een punt voor de decimalen, zoals 0.8",
}


def quote(name: str) -> str:
    """The name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def text_of(name: str) -> str:
    """The column that holds what was written in the file, beside the one with its value."""
    return quote(f"text of {name}")


def literal(text: str) -> str:
    """The text as an SQL string."""
    return "'" + text.replace("'", "''") + "'"


def read(field: Field, text: str) -> str:
    """SQL for the value of a cell; NULL when it is empty or can't be read as its type."""
    return _READ[field.type].format(text)


def unreadable(text: str, value: str) -> str:
    """SQL: something is written there, but it can't be read as its type."""
    return f"({text} IS NOT NULL AND {value} IS NULL)"


def nothing(field: Field) -> str:
    """SQL for the value of a field whose column is not there."""
    return f"NULL::{DUCKDB_TYPES[field.type]}"
