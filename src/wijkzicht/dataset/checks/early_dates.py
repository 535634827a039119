"""Rule `early_date`: a day before 1900 is a slip of the pen, such as 0205 for 2025."""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck
from wijkzicht.dataset.schema import tables


def checks() -> Iterator[RowCheck]:
    """One for each date; a warning, because the contract sets no first day."""
    for table in tables().values():
        for field in table.fields.values():
            if field.type == "date":
                yield RowCheck(
                    "early_date",
                    table.name,
                    (field.name,),
                    f"{cells.quote(field.name)} < DATE '1900-01-01'",
                    "Deze datum ligt voor 1900.",
                    "Kijk of het jaar klopt.",
                    warning=True,
                )
