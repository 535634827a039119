"""Rule `pattern`: a code of fixed form, such as GM0034, has that form."""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck
from wijkzicht.dataset.schema import tables

# The patterns of the contract in words.
FORMS = {
    r"GM\d{4}": "GM en vier cijfers, zoals GM0034",
    r"WK\d{6}": "WK en zes cijfers, zoals WK003401",
    r"\d{9}": "negen cijfers",
    r"\d{4}[A-Z]{2}": "vier cijfers en twee hoofdletters, zoals 1234AB",
}


def checks() -> Iterator[RowCheck]:
    """One for each field with a pattern. The whole cell must match."""
    for table in tables().values():
        for field in table.fields.values():
            if field.pattern:
                column, pattern = cells.quote(field.name), cells.literal(field.pattern)
                yield RowCheck(
                    "pattern",
                    table.name,
                    (field.name,),
                    f"NOT regexp_full_match({column}, {pattern})",
                    f"{field.name} heeft niet de juiste vorm.",
                    f"Schrijf {FORMS[field.pattern]}.",
                )
