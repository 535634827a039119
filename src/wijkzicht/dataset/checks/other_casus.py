"""Rule `other_casus`: what belongs to a plan or a hulpvraag belongs to the same casus."""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import SetCheck

# table, the field that points, the table pointed at
LINKS = (
    ("hulpvraag", "plan_id", "plan"),
    ("doel", "plan_id", "plan"),
    ("doel", "hulpvraag_id", "hulpvraag"),
)


def checks() -> Iterator[SetCheck]:
    """One for each link; a link to a row that is not there is told by `reference`."""
    for table, field, target in LINKS:
        yield SetCheck(
            "other_casus",
            table,
            ("casus_id", field),
            {table: ("casus_id", field), target: (field, "casus_id")},
            f"""
            SELECT a.row, a.casus_id, a.{field}
            FROM stage.{table} AS a SEMI JOIN stage.{target} AS b
            ON a.{field} = b.{field} AND a.casus_id <> b.casus_id
            """,
            f"Dit {table} hoort bij casus {{0}}, maar wijst naar een {target} van een andere casus."
            if table == "doel"
            else f"Deze {table} hoort bij casus {{0}}, maar wijst naar een {target}"
            " van een andere casus.",
            f"Verbeter casus_id of {field}.",
        )
