"""Rules `future_date` and `after_peildatum`: what is recorded has happened.

A day after today is a fault. Days that may be planned (the end of a contract, the start of a
provision, an announced change) are a warning; `streefdatum` may lie ahead freely. A day after
the extract's own peildatum, but not after today, is a warning.
"""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import RowCheck
from wijkzicht.dataset.schema import Field, tables

FREE = {("doel", "streefdatum")}
MAY_BE_PLANNED = {
    ("team", "actief_van"),
    ("team", "actief_tot"),
    ("formatie", "van"),
    ("formatie", "tot"),
    ("regie", "tot"),
    ("voorziening", "start"),
    ("voorziening", "eind"),
    ("hulptraject", "eind"),
    ("gebeurtenis", "datum"),
    ("gebeurtenis", "tot"),
}
YEARS = (("persoon", "geboortejaar"), ("bevolking", "jaar"))


def checks() -> Iterator[RowCheck]:
    """Two for each date; one for each year, a warning: a child may be expected, a count made."""
    for table in tables().values():
        for field in table.fields.values():
            if field.type == "date" and (table.name, field.name) not in FREE:
                yield _future(table.name, field)
                yield _after_peildatum(table.name, field)
    for table, field in YEARS:
        yield RowCheck(
            "future_date",
            table,
            (field,),
            f"{cells.quote(field)} > year(getvariable('today'))",
            "Dit jaar ligt in de toekomst.",
            "Verbeter het jaar.",
            warning=True,
        )


def _future(table: str, field: Field) -> RowCheck:
    return RowCheck(
        "future_date",
        table,
        (field.name,),
        f"{cells.quote(field.name)} > getvariable('today')",
        "Deze datum ligt in de toekomst.",
        "Verbeter de datum." if field.required else "Verbeter de datum, of laat de cel leeg.",
        warning=(table, field.name) in MAY_BE_PLANNED,
    )


def _after_peildatum(table: str, field: Field) -> RowCheck:
    day = cells.quote(field.name)
    return RowCheck(
        "after_peildatum",
        table,
        (field.name,),
        f"{day} > getvariable('peildatum') AND {day} <= getvariable('today')",
        "Deze datum ligt na de peildatum van de levering.",
        "Kijk of de peildatum klopt. Cijfers kennen deze datum niet.",
        warning=True,
    )
