"""Rule `other_household`: a person in the work of a casus belongs to its household.

A warning: a parent who lives elsewhere may rightly take part.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import SetCheck
from wijkzicht.dataset.schema import tables

TABLES = ("hulpvraag", "doel", "meting", "voorziening", "hulptraject", "hulpeinde")
_HOUSEHOLDS = {"persoon": ("persoon_id", "huishouden_id"), "casus": ("casus_id", "huishouden_id")}


def checks() -> Iterator[SetCheck]:
    """One for each table that names a person and a casus; contacts name them in two tables."""
    for table in TABLES:
        yield _check(table, "casus_id", {}, f"stage.{table}")
    yield _check(
        "contact_persoon",
        "contact_id",
        {"contact": ("contact_id", "casus_id")},
        "(SELECT cp.*, c.casus_id FROM stage.contact_persoon AS cp"
        " JOIN stage.contact AS c USING (contact_id))",
    )


def _check(table: str, link: str, more: dict[str, tuple[str, ...]], pairs: str) -> SetCheck:
    fields = tuple(name for name in tables()[table].fields if name in (link, "persoon_id"))
    return SetCheck(
        "other_household",
        table,
        fields,
        {table: fields, **more, **_HOUSEHOLDS},
        f"""
        SELECT DISTINCT a.row, {", ".join(f"a.{name}" for name in fields)} FROM {pairs} AS a
        JOIN stage.casus AS c USING (casus_id) JOIN stage.persoon AS p USING (persoon_id)
        WHERE c.huishouden_id <> p.huishouden_id
        """,
        "Deze persoon hoort bij een ander huishouden dan de casus.",
        "Kijk of het de juiste persoon is, en of zijn huishouden klopt.",
        warning=True,
    )
