"""Rule `outside_casus`: work lies between the opening and the closing of its casus.

A warning: aftercare or a late plan does happen; a mistyped year happens more often.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import SetCheck

DAYS = (
    ("contact", "datum"),
    ("plan", "vastgesteld"),
    ("regie", "van"),
    ("hulptraject", "start"),
)


def checks() -> Iterator[SetCheck]:
    """One for each kind of work."""
    for table, day in DAYS:
        yield SetCheck(
            "outside_casus",
            table,
            ("casus_id", day),
            {table: ("casus_id", day), "casus": ("casus_id", "geopend", "gesloten")},
            f"""
            SELECT a.row, a.casus_id, a."{day}"
            FROM stage."{table}" AS a SEMI JOIN stage.casus AS b
            ON a.casus_id = b.casus_id
               AND (a."{day}" < b.geopend OR a."{day}" > b.gesloten)
            """,
            "{1} ligt voor de opening of na de sluiting van de casus.",
            f"Kijk of {day} klopt, of de casus te laat is geopend of te vroeg gesloten.",
            warning=True,
        )
