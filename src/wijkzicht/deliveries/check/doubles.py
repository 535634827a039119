"""Rules on several records of one person: the key, overlap, and who the person is."""

from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from wijkzicht.dataset.faults import Fault
from wijkzicht.deliveries.records_file import TABLE
from wijkzicht.vocabulary.protocols import Protocol

_BATCH = 10_000
_NO_BSN_KEY = ("geslacht", "geboortedatum", "postcode", "datum_aanvang", "hulpvorm")


@dataclass(frozen=True)
class _Several:
    """`sql` gives the rows of `levering` that break the rule, all of them, not only the repeat."""

    name: str
    fields: tuple[str, ...]
    sql: str
    message: str
    todo: str
    warning: bool = False


_KEY = _Several(
    "dubbele_sleutel",
    ("bsn", "hulpvorm", "datum_aanvang"),
    """SELECT row FROM herhaald
       QUALIFY count(*) OVER (PARTITION BY bsn, hulpvorm, datum_aanvang) > 1""",
    "Dit BSN komt met deze hulpvorm en aanvang vaker voor.",
    "Maak er één record van: het eindigt als de laatste hulp is geëindigd.",
)
_KEY_WITHOUT_BSN = _Several(
    "dubbele_sleutel_zonder_bsn",
    _NO_BSN_KEY,
    f"""SELECT row FROM levering WHERE bsn IN ($unknown, $unborn)
        QUALIFY count(*) OVER (PARTITION BY {", ".join(_NO_BSN_KEY)}) > 1""",
    "Dit record zonder BSN komt vaker voor.",
    "Is het dezelfde persoon, maak er dan één record van. Een tweeling mag blijven staan.",
    warning=True,
)
_OVERLAP = _Several(
    "overlap",
    ("bsn", "hulpvorm", "datum_aanvang", "datum_einde"),
    # An open record shares every later day. Both records of a pair are named.
    """SELECT row FROM (
           SELECT row, aanvang, tot,
               max(tot) OVER (w ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS eerder_tot,
               lead(aanvang) OVER w AS volgende
           FROM (
               SELECT *, coalesce(einde, DATE '9999-12-31') AS tot FROM herhaald
               WHERE aanvang IS NOT NULL AND (datum_einde IS NULL OR einde >= aanvang)
           )
           WINDOW w AS (PARTITION BY bsn, hulpvorm ORDER BY aanvang, row)
       ) WHERE aanvang <= eerder_tot OR volgende <= tot""",
    "Bij dit BSN loopt dezelfde hulpvorm twee keer tegelijk.",
    "Maak er één record van: de eerste aanvang, en een einde als alles is geëindigd.",
)
_PERSON = _Several(
    "bsn_tegenspraak",
    ("bsn", "geboortedatum", "geslacht"),
    # A birth date without day or month contradicts only what lies outside it; O contradicts nothing.
    """SELECT row FROM herhaald
       WINDOW person AS (PARTITION BY bsn)
       QUALIFY max(vroegst) OVER person > min(laatst) OVER person
           OR min(geslacht) OVER person <> max(geslacht) OVER person""",
    "Onder dit BSN staan twee geboortedatums of twee geslachten.",
    "Zoek op wie het is. Zijn het twee personen, dan klopt een van de BSN’s niet.",
)
RULES = (_KEY, _KEY_WITHOUT_BSN, _OVERLAP, _PERSON)


def findings(con: duckdb.DuckDBPyConnection, protocol: Protocol) -> Iterator[tuple[bool, Fault]]:
    """Every record of `levering` that breaks one of these rules, rule by rule in order of record."""
    codes = {"unknown": protocol.bsn_onbekend, "unborn": protocol.bsn_ongeboren}
    con.execute(_REPEATED, codes)
    for rule in RULES:
        for fault in _of_rule(con, rule, codes):
            yield rule.warning, fault


# Only persons who occur more than once can break these rules: few, so the rest costs nothing.
_REPEATED = """
    CREATE OR REPLACE TABLE herhaald AS
    WITH twice AS (
        SELECT bsn FROM levering WHERE bsn IS NOT NULL AND bsn NOT IN ($unknown, $unborn)
        GROUP BY bsn HAVING count(*) > 1
    )
    SELECT row, bsn, hulpvorm, datum_aanvang, datum_einde, aanvang, einde, vroegst, laatst,
        nullif(geslacht, 'O') AS geslacht
    FROM levering SEMI JOIN twice USING (bsn)
"""


def _of_rule(
    con: duckdb.DuckDBPyConnection, rule: _Several, codes: dict[str, str]
) -> Iterator[Fault]:
    private = "bsn" in rule.fields
    listed = "NULL" if private else ", ".join(f"coalesce({name}, '')" for name in rule.fields)
    used = {name: code for name, code in codes.items() if f"${name}" in rule.sql}
    cursor = con.cursor().execute(
        f"WITH broken AS ({rule.sql}) SELECT row, {listed} FROM levering SEMI JOIN broken"
        " USING (row) ORDER BY row",
        used,
    )
    while batch := cursor.fetchmany(_BATCH):
        for row, *cells in batch:
            value = None if private else ",".join(cells)
            yield Fault(
                rule.name, TABLE, row, ",".join(rule.fields), value, rule.message, rule.todo
            )
