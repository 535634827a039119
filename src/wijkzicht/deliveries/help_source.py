"""Own help of young persons out of a basisset, as the records of `rules.levering`."""

from collections.abc import Iterable, Iterator
from datetime import date

import duckdb

from wijkzicht.dataset.faults import Fault, Unreadable
from wijkzicht.rules.activity import CLASSES
from wijkzicht.rules.levering import Help, Record, record_of_hulptraject, records_of

# Everything a delivery reads; other tables are not opened.
TABLES = (
    "organisatie", "team", "persoon", "aanmelding", "casus", "contact", "contact_persoon",
    "hulptraject", "hulpeinde",
)  # fmt: skip
_REQUIRED = ("team", "persoon", "casus")
_BATCH = 10_000

IS_HELP = f"(activiteit IN {CLASSES['hulp']} OR coalesce(ook_hulp, false))"


def must_be_complete(present: Iterable[str]) -> None:
    """Raise Unreadable, naming them, when tables are missing without which there is no delivery."""
    missing = [name for name in _REQUIRED if name not in present]
    if "contact" in present and "contact_persoon" not in present:
        missing.append("contact_persoon")
    if "contact" not in present and "hulptraject" not in present:
        missing.append("contact")
    if missing:
        raise Unreadable([_missing(name) for name in missing])


def records(
    con: duckdb.DuckDBPyConnection, present: Iterable[str], known_until: date
) -> Iterator[Record]:
    """Every record of own help to a young person, as known on `known_until`, before merging.

    Derived from contacts; only a basisset without contacts has its hulptraject taken as it is.
    Persons whose rol is not jeugdige, or who are not in `persoon`, have none. Help in a casus
    that opens later, or that is not there, is not known.
    """
    if "contact" in present:
        for help_ in _help(con, present, known_until):
            yield from records_of(help_, known_until)
    else:
        yield from _hulptrajecten(con, known_until)


def _help(con: duckdb.DuckDBPyConnection, present: Iterable[str], until: date) -> Iterator[Help]:
    cursor = con.cursor().execute(_help_sql(present), {"until": until})
    while batch := cursor.fetchmany(_BATCH):
        for casus_id, persoon_id, days, crisis, ends, requests, gesloten, reden in batch:
            yield Help(
                casus_id=casus_id,
                persoon_id=persoon_id,
                days=days,
                crisis_days=crisis or (),
                hulpeinden=[(end["datum"], end["reden"]) for end in ends or ()],
                crisis_requests=requests or (),
                gesloten=gesloten,
                reden_sluiting=reden,
            )


def _help_sql(present: Iterable[str]) -> str:
    ends = (
        "SELECT casus_id, persoon_id, list({datum: datum, reden: reden}) AS ends FROM hulpeinde"
        " WHERE datum <= $until GROUP BY ALL"
        if "hulpeinde" in present
        else "SELECT NULL AS casus_id, NULL AS persoon_id, NULL AS ends WHERE false"
    )
    requests = (
        "SELECT casus_id, list(datum) AS requests FROM aanmelding"
        " WHERE crisis AND datum <= $until GROUP BY ALL"
        if "aanmelding" in present
        else "SELECT NULL AS casus_id, NULL AS requests WHERE false"
    )
    return f"""
        WITH jeugdige AS (SELECT DISTINCT persoon_id FROM persoon WHERE rol = 'jeugdige'),
        help_contact AS (
            SELECT contact_id, casus_id, datum, activiteit = 'crisishulp' AS crisis
            FROM contact WHERE datum <= $until AND {IS_HELP}
        ),
        day AS (
            SELECT casus_id, persoon_id, datum, bool_or(crisis) AS crisis
            FROM help_contact
            JOIN contact_persoon USING (contact_id)
            SEMI JOIN jeugdige USING (persoon_id)
            GROUP BY ALL
        ),
        helped AS (
            SELECT casus_id, persoon_id, list(datum ORDER BY datum) AS days,
                list(datum) FILTER (crisis) AS crisis_days
            FROM day GROUP BY ALL
        ),
        ended AS ({ends}),
        in_crisis AS ({requests}),
        known_casus AS (
            -- of a casus that stands there twice the earliest closing, so that runs are equal
            SELECT casus_id, min(gesloten) FILTER (gesloten <= $until) AS gesloten,
                arg_min(reden_sluiting, gesloten) FILTER (gesloten <= $until) AS reden_sluiting
            FROM casus WHERE geopend <= $until GROUP BY ALL
        )
        SELECT casus_id, persoon_id, days, crisis_days, ends, requests, gesloten, reden_sluiting
        FROM helped
        JOIN known_casus USING (casus_id)
        LEFT JOIN ended USING (casus_id, persoon_id)
        LEFT JOIN in_crisis USING (casus_id)
    """


def _hulptrajecten(con: duckdb.DuckDBPyConnection, until: date) -> Iterator[Record]:
    cursor = con.cursor().execute(
        "SELECT casus_id, persoon_id, start, eind, reden_einde, crisis FROM hulptraject"
        " SEMI JOIN (SELECT persoon_id FROM persoon WHERE rol = 'jeugdige') USING (persoon_id)"
        " SEMI JOIN (SELECT casus_id FROM casus WHERE geopend <= $until) USING (casus_id)"
        " WHERE start <= $until",
        {"until": until},
    )
    while batch := cursor.fetchmany(_BATCH):
        for row in batch:
            record = record_of_hulptraject(*row, known_until=until)
            if record is not None:
                yield record


def _missing(name: str) -> Fault:
    other = " of hulptraject" if name == "contact" else ""
    return Fault(
        "table",
        name,
        None,
        "",
        None,
        f"De tabel {name}{other} ontbreekt; zonder die tabel is er geen levering te maken.",
        "Vul de basisset aan.",
    )
