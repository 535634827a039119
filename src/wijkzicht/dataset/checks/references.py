"""Rules `foreign_key` and `reference`: what a row points at is there.

`foreign_key` (a fault) follows the contract; `reference` (a warning) follows fields that the
contract names after the key of another table without demanding that the row is there.
"""

from collections.abc import Iterator

from wijkzicht.dataset import cells
from wijkzicht.dataset.checks.core import SetCheck
from wijkzicht.dataset.schema import tables

# table, field, the table it points at, the field there
UNDECLARED = (
    ("bevolking", "team_id", "team", "team_id"),
    ("casus", "huishouden_id", "persoon", "huishouden_id"),
    ("hulpvraag", "plan_id", "plan", "plan_id"),
    ("hulpvraag", "persoon_id", "persoon", "persoon_id"),
    ("doel", "plan_id", "plan", "plan_id"),
    ("doel", "persoon_id", "persoon", "persoon_id"),
    ("doel", "hulpvraag_id", "hulpvraag", "hulpvraag_id"),
    ("meting", "casus_id", "casus", "casus_id"),
    ("voorziening", "casus_id", "casus", "casus_id"),
    ("uitnodiging", "casus_id", "casus", "casus_id"),
    ("respons", "uitnodiging_id", "uitnodiging", "uitnodiging_id"),
    ("respons", "casus_id", "casus", "casus_id"),
    ("persoon", "huishouden_id", "huishouden", "huishouden_id"),
    ("gebeurtenis", "team_id", "team", "team_id"),
)


def checks() -> Iterator[SetCheck]:
    """One for each reference. It is skipped when the table pointed at is not there."""
    for table in tables().values():
        for key in table.foreign_keys:
            yield _check("foreign_key", table.name, key.field, key.table, key.target)
    for reference in UNDECLARED:
        yield _check("reference", *reference)


def _check(rule: str, table: str, field: str, target: str, found: str) -> SetCheck:
    ours, theirs = cells.quote(field), cells.quote(found)
    return SetCheck(
        rule,
        table,
        (field,),
        {table: (field,), target: (found,)},
        f"""
        SELECT a.row, a.{ours} FROM stage.{cells.quote(table)} AS a
        ANTI JOIN stage.{cells.quote(target)} AS b ON a.{ours} = b.{theirs}
        WHERE a.{ours} IS NOT NULL
        """,
        f"Deze {found} komt niet voor in {target}.",
        f"Verbeter {field}, of voeg de rij toe aan {target}.",
        warning=rule == "reference",
    )
