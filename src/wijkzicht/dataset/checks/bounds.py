"""Rules `minimum` and `maximum`: a number lies within the bounds of its field."""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck
from wijkzicht.dataset.schema import tables


def checks() -> Iterator[RowCheck]:
    """One for each bound."""
    for table in tables().values():
        for field in table.fields.values():
            bounds = (
                ("minimum", "<", field.minimum, "klein", "ten minste"),
                ("maximum", ">", field.maximum, "groot", "hoogstens"),
            )
            for rule, sign, bound, size, words in bounds:
                if bound is not None:
                    yield RowCheck(
                        rule,
                        table.name,
                        (field.name,),
                        f"{cells.quote(field.name)} {sign} {bound}",
                        f"Dit getal is te {size}.",
                        f"{field.name} is {words} {bound:g}. Verbeter de cel.",
                    )
