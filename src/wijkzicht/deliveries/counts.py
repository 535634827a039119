"""Counts around a delivery: files beside help, what was left out, what was recorded late."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb

from wijkzicht.deliveries.help_source import IS_HELP
from wijkzicht.deliveries.words import NOBODY, NOT_YOUNG, UNKNOWN_PERSON, WITHOUT_HELP
from wijkzicht.vocabulary.periods import Period


@dataclass
class Around:
    """Per team: files open in the period, young persons in them, late contacts, and left out.

    `dossiers` counts casussen; `in_dossier` young persons whose household has one of those.
    `late` counts hulp contacts with a young person, dated up to the end of the period and
    recorded after it: the delivery holds them, one made on the last day would not.
    """

    dossiers: Counter = field(default_factory=Counter)
    in_dossier: Counter = field(default_factory=Counter)
    late: Counter = field(default_factory=Counter)
    left_out: dict[str, Counter] = field(default_factory=dict)


def around(
    con: duckdb.DuckDBPyConnection, present: Iterable[str], period: Period, helped: set[str]
) -> Around:
    """The counts for this period; `helped` holds the persons who are in the delivery."""
    days = {"start": period.start, "end": period.end}
    con.execute(_OPEN, days)
    found = Around(
        dossiers=_per_team(con, "SELECT team_id, count(*) FROM open_casus GROUP BY ALL"),
        in_dossier=_per_team(
            con, f"SELECT team_id, count(DISTINCT persoon_id) {_YOUNG} GROUP BY ALL"
        ),
    )
    young = con.execute(f"SELECT DISTINCT team_id, persoon_id {_YOUNG}").fetchall()
    found.left_out[WITHOUT_HELP] = Counter(team or "" for team, who in young if who not in helped)
    if "contact" in present:
        con.execute(_CONTACTS, days)
        found.left_out[NOBODY] = _per_team(con, _NOBODY)
        found.left_out[NOT_YOUNG] = _per_team(con, _NOT_YOUNG)
        found.left_out[UNKNOWN_PERSON] = _per_team(con, _UNKNOWN)
        found.late = _per_team(con, _LATE, {"end": period.end})
    return found


def _per_team(con: duckdb.DuckDBPyConnection, sql: str, values: dict | None = None) -> Counter:
    rows = con.execute(sql, values or {}).fetchall()
    return Counter({team_id or "": count for team_id, count in rows})


_OPEN = """
    CREATE OR REPLACE TABLE open_casus AS
    SELECT casus_id, team_id, huishouden_id FROM casus
    WHERE geopend <= $end AND (gesloten IS NULL OR gesloten >= $start)
"""
_YOUNG = "FROM open_casus JOIN persoon USING (huishouden_id) WHERE rol = 'jeugdige'"
_CONTACTS = f"""
    CREATE OR REPLACE TABLE help_in_period AS
    SELECT contact_id, team_id FROM contact LEFT JOIN casus USING (casus_id)
    WHERE datum BETWEEN $start AND $end AND {IS_HELP}
"""
_NOBODY = """
    SELECT team_id, count(*) FROM help_in_period ANTI JOIN contact_persoon USING (contact_id)
    GROUP BY ALL
"""
_NOT_YOUNG = """
    SELECT team_id, count(DISTINCT persoon_id)
    FROM help_in_period JOIN contact_persoon USING (contact_id) JOIN persoon USING (persoon_id)
    WHERE rol <> 'jeugdige' GROUP BY ALL
"""
_UNKNOWN = """
    SELECT team_id, count(DISTINCT persoon_id)
    FROM help_in_period JOIN contact_persoon USING (contact_id) ANTI JOIN persoon USING (persoon_id)
    GROUP BY ALL
"""
_LATE = f"""
    SELECT team_id, count(DISTINCT contact_id)
    FROM contact JOIN contact_persoon USING (contact_id) JOIN persoon USING (persoon_id)
    LEFT JOIN casus USING (casus_id)
    WHERE datum <= $end AND vastgelegd_op > $end AND rol = 'jeugdige' AND {IS_HELP}
    GROUP BY ALL
"""
