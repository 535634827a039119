"""Rule `type`: what is written in a cell can be read as the type of its column."""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck
from wijkzicht.dataset.schema import Field, tables


def checks() -> Iterator[RowCheck]:
    """One for each field that is not text."""
    for table in tables().values():
        for field in table.fields.values():
            if field.type != "string":
                where = cells.unreadable(cells.text_of(field.name), cells.quote(field.name))
                yield RowCheck("type", table.name, (field.name,), where, *sentences(field))


def sentences(field: Field) -> tuple[str, str]:
    """What is wrong with an unreadable cell of this field, and what to do."""
    todo = "Verbeter de cel." if field.required else "Verbeter de cel, of laat hem leeg."
    return f"Dit is niet te lezen als {cells.FORMS[field.type]}.", todo
