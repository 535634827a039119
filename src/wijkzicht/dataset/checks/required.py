"""Rule `required`: a cell that must be filled is filled."""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck
from wijkzicht.dataset.schema import tables


def checks() -> Iterator[RowCheck]:
    """One for each required field. A column that is not there at all is told once, by `header`."""
    for table in tables().values():
        for field in table.fields.values():
            if field.required:
                yield RowCheck(
                    "required",
                    table.name,
                    (field.name,),
                    f"{cells.text_of(field.name)} IS NULL",
                    f"{field.name} is leeg, maar is verplicht.",
                    "Vul de cel in.",
                )
