"""Rule `double_casus`: a household has one open casus at a team at a time.

A warning: two files of one family at one team are as a rule one family counted twice.
"""

from collections.abc import Iterator

from wijkzicht.dataset.checks.core import SetCheck

_END = "coalesce(gesloten, DATE '9999-12-31')"


def checks() -> Iterator[SetCheck]:
    """One; both casussen are told. One that opens on the day the other closes is not double."""
    yield SetCheck(
        "double_casus",
        "casus",
        ("casus_id", "huishouden_id"),
        {"casus": ("casus_id", "huishouden_id", "team_id", "geopend", "gesloten")},
        f"""
        WITH one_each AS (
            SELECT DISTINCT ON (casus_id) casus_id, row, huishouden_id, team_id,
                   geopend, {_END} AS eind
            FROM stage.casus
            WHERE casus_id IS NOT NULL AND huishouden_id IS NOT NULL AND team_id IS NOT NULL
                  AND geopend <= {_END}
            ORDER BY casus_id, row
        )
        SELECT row, casus_id, huishouden_id FROM (
            SELECT *, max(eind) OVER earlier AS former, min(geopend) OVER later AS latter
            FROM one_each
            WINDOW earlier AS (PARTITION BY huishouden_id, team_id ORDER BY geopend, row
                               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
                   later AS (PARTITION BY huishouden_id, team_id ORDER BY geopend, row
                             ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING)
        ) WHERE former > geopend OR latter < eind
        """,
        "Huishouden {1} heeft bij dit team in dezelfde tijd nog een casus.",
        "Kijk of het een dubbel dossier is, en voeg de twee zo nodig samen.",
        warning=True,
    )
