"""Rule `enum`: a code stands in the list of its field."""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck
from wijkzicht.dataset.schema import tables


def checks() -> Iterator[RowCheck]:
    """One for each field with a code list."""
    for table in tables().values():
        for field in table.fields.values():
            if field.enum:
                codes = ", ".join(map(cells.literal, field.enum))
                yield RowCheck(
                    "enum",
                    table.name,
                    (field.name,),
                    f"{cells.quote(field.name)} NOT IN ({codes})",
                    f"Deze code staat niet in de lijst van {field.name}.",
                    f"Kies uit: {', '.join(field.enum)}.",
                )
