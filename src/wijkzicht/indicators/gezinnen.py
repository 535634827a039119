"""
From a figure to the households behind it: the figure itself, asked for each household apart.

There is no second definition. Every household of a team is made a team of its own, and then the
indicator's own expression is computed: what it gives for such a team is the household's share.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import duckdb

from wijkzicht.indicators.core import Indicator, Kind
from wijkzicht.indicators.engine import NotAsked, sums
from wijkzicht.indicators.rows import Sums
from wijkzicht.vocabulary.periods import Period

_APART = "/"  # stands in no key of a team
# What somebody answered is between them and the organisation: it leads to nobody's file.
_IN_CONFIDENCE = frozenset({"respons", "antwoord"})
_NO_HOUSEHOLD = frozenset({"activiteit", "formatie", "klacht", "groep", "periode"})


def has_households(indicator: Indicator) -> bool:
    """Whether there can be a list behind the figure: of families, of a team, not of answers or origin."""
    made_of = frozenset(indicator.parameters)
    closed = indicator.totaal_only or indicator.on_origin
    return not (closed or made_of & _IN_CONFIDENCE or made_of <= _NO_HOUSEHOLD)


@dataclass(frozen=True)
class Deel:
    """
    What one household is in a figure, in the units that the figure counts.

    `telt`: in the teller, or had a value or an end; `telt_niet`: only in the noemer, or not that
    far yet; `onbekend`: left out because something is not known. `huishouden_id` empty: of no
    household, such as formatie.
    """

    huishouden_id: str
    telt: float
    telt_niet: float
    onbekend: int


def delen(
    con: duckdb.DuckDBPyConnection,
    tables_present: Collection[str],
    indicators: Collection[Indicator],
    *,
    team: str,
    period: Period,
    as_of: date,
) -> dict[str, list[Deel]]:
    """
    The households behind the figures of a team and period, by code; who is nowhere in it left out.

    Over all of them `telt` is the teller of the figure, and `telt` and `telt_niet` together its
    noemer; of what is divided by inhabitants or by staff only the teller is told. `con` is changed
    and can't be used for anything else after this. Raises NotAsked for a figure without such a
    list.
    """
    for indicator in indicators:
        if not has_households(indicator):
            raise NotAsked(f"Achter {indicator.code} staat geen lijst van gezinnen.")
    present = frozenset(tables_present)
    _apart(con, present, team)
    found = sums(con, present, indicators, period=period, as_of=as_of)
    return {i.code: _of_team(i, found.get(i.code, {}), team) for i in indicators}


def _of_team(indicator: Indicator, found: dict[str, Sums], team: str) -> list[Deel]:
    parts = ((*group.partition(_APART), part) for group, part in sorted(found.items()))
    made = [_deel(indicator, key, part) for owner, _, key, part in parts if owner == team]
    return [deel for deel in made if deel.telt or deel.telt_niet or deel.onbekend]


def _deel(indicator: Indicator, key: str, part: Sums) -> Deel:
    if indicator.kind in (Kind.GEMIDDELDE, Kind.MEDIAAN):
        counts, rest = sum(part.events.values()), sum(part.censored.values())
    else:
        counts = part.teller
        share = indicator.kind is Kind.AANDEEL or indicator.percent
        rest = part.noemer - part.teller if share else 0
    return Deel(key, float(counts), float(rest), int(part.weg))


def _apart(con: duckdb.DuckDBPyConnection, present: frozenset[str], team: str) -> None:
    """Give every household of the team, in every team where it has work, a team of its own."""
    con.execute("CREATE TEMP TABLE gezin (huishouden_id VARCHAR)")
    con.execute("CREATE TEMP TABLE dossier (casus_id VARCHAR, huishouden_id VARCHAR)")
    if "casus" in present:
        con.execute("INSERT INTO dossier SELECT DISTINCT casus_id, huishouden_id FROM casus")
    for name in sorted(present & _OF.keys()):
        con.execute(
            f"INSERT INTO gezin SELECT {_OF[name]} FROM {name} r"
            " LEFT JOIN dossier d USING (casus_id) WHERE r.team_id = ?",
            [team],
        )
    for name in sorted(present & _OF.keys()):
        _renamed(con, name, _OF[name], team)
    owners = " UNION ".join(f"SELECT team_id FROM apart_{n}" for n in sorted(present & _OF.keys()))
    con.execute(
        "CREATE TEMP TABLE apart_team AS SELECT * FROM team UNION ALL"
        " SELECT t.* REPLACE (o.team_id AS team_id)"
        f" FROM ({owners or 'SELECT NULL AS team_id'}) o"
        f" JOIN team t ON t.team_id = split_part(o.team_id, '{_APART}', 1)"
        f" WHERE o.team_id <> t.team_id"
    )
    con.execute("CREATE OR REPLACE TEMP VIEW team AS SELECT * FROM apart_team")


# Tables with a team, and the household of a row: of no household stays with the team.
_OF = {
    "aanmelding": "coalesce(r.huishouden_id, d.huishouden_id)",
    "casus": "r.huishouden_id",
    "uitnodiging": "d.huishouden_id",
}


def _renamed(con: duckdb.DuckDBPyConnection, name: str, household: str, team: str) -> None:
    # Rows of these households in other teams stay: they can say what came after.
    con.execute(
        f"CREATE TEMP TABLE apart_{name} AS SELECT r.* REPLACE"
        f" (r.team_id || CASE WHEN {household} IS NULL THEN '' ELSE '{_APART}' || {household} END"
        f"  AS team_id) FROM {name} r LEFT JOIN dossier d USING (casus_id)"
        f" WHERE {household} IN (SELECT huishouden_id FROM gezin)"
        f" OR ({household} IS NULL AND r.team_id = ?)",
        [team],
    )
    con.execute(f"CREATE OR REPLACE TEMP VIEW {name} AS SELECT * FROM apart_{name}")
