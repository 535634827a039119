"""A made-up voorziening table of 15 columns, with the tables it points at and planted faults."""

import sys
from pathlib import Path

import duckdb

from wijkzicht.dataset.schema import tables

# One row in a hundred breaks one of eleven rules.
_EVERY = 100


def make(folder: Path, rows: int) -> None:
    """Write organisatie, team, persoon, casus and voorziening as CSV. The same bytes each time."""
    folder.mkdir(parents=True, exist_ok=True)
    con = duckdb.connect()

    def write(name: str, query: str) -> None:
        con.execute(f"COPY ({query}) TO '{folder / name}.csv' (HEADER)")

    write("organisatie", "SELECT 'o1' AS organisatie_id, 'Buurtteams' AS naam")
    write(
        "team",
        "SELECT 't' || i AS team_id, 'o1' AS organisatie_id, 'Team ' || i AS naam,"
        " 'GM0034' AS gemeente_code, 'integraal' AS doelgroep FROM range(20) AS t(i)",
    )
    write(
        "persoon",
        "SELECT 'p' || i AS persoon_id, 'h' || (i % 50000) AS huishouden_id,"
        " 'jeugdige' AS rol FROM range(200000) AS t(i)",
    )
    write(
        "casus",
        "SELECT 'c' || i AS casus_id, 'h' || i AS huishouden_id, 't' || (i % 20) AS team_id,"
        " DATE '2019-01-01' AS geopend FROM range(50000) AS t(i)",
    )
    write("voorziening", _voorziening(rows))


def _code(field: str, salt: int) -> str:
    codes = tables()["voorziening"].fields[field].enum
    listed = ", ".join(f"'{code}'" for code in codes)
    return f"[{listed}][1 + (hash(i + {salt}) % {len(codes)})::BIGINT]"


def _voorziening(rows: int) -> str:
    fault = f"CASE WHEN i % {_EVERY} = 7 THEN 1 + (i // {_EVERY}) % 11 ELSE 0 END"
    return f"""
        SELECT CASE WHEN f = 1 THEN 'v' || (i - 1) ELSE 'v' || i END AS voorziening_id,
               CASE WHEN f = 2 THEN 'nergens' WHEN f = 3 THEN NULL
                    ELSE 'p' || (i % 200000) END AS persoon_id,
               'c' || (i % 50000) AS casus_id,
               CASE WHEN f = 4 THEN 'onzin' ELSE soort END AS soort,
               CASE WHEN f = 5 THEN 'onzin' WHEN soort = 'jeugdhulp' THEN {_code("hulpvorm", 2)}
                    END AS hulpvorm,
               {_code("verwijzer", 3)} AS verwijzer,
               CASE WHEN f = 6 THEN 'ja' ELSE 'true' END AS door_team,
               {_code("reden_verwijzing", 4)} AS reden_verwijzing,
               {_code("leveringsvorm", 5)} AS leveringsvorm,
               CASE WHEN f = 7 THEN '2025-13-01' ELSE verwezen::VARCHAR END AS verwezen_op,
               CASE WHEN f = 8 THEN '2093-01-01' ELSE start::VARCHAR END AS start,
               CASE WHEN f = 9 THEN start - 40 ELSE eind END AS eind,
               CASE WHEN f = 10 THEN '?' ELSE 'false' END AS crisis,
               CASE WHEN f = 11 THEN 'onzin' ELSE {_code("reden_einde", 6)} END AS reden_einde,
               'export ' || (i % 7) AS bron
        FROM (SELECT *, verwezen + (hash(i + 8) % 100)::INTEGER AS start,
                     verwezen + (100 + hash(i + 9) % 200)::INTEGER AS eind
              FROM (SELECT i, {fault} AS f, {_code("soort", 1)} AS soort,
                           DATE '2019-01-01' + (hash(i + 7) % 2000)::INTEGER AS verwezen
                    FROM range({rows}) AS t(i)))
        ORDER BY i
    """


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
