"""Fills an empty register from a basisset by COPY. For the demo and for tests at size, never for real files."""

import hashlib
import hmac
import io
from collections.abc import Callable

import duckdb
import psycopg
import pyarrow as pa
import pyarrow.csv as pa_csv
from psycopg import sql

from wijkzicht.dataset.schema import tables
from wijkzicht.extraction.load.cards import make_findable
from wijkzicht.extraction.load.plan import TARGETS, Target
from wijkzicht.extraction.load.words import Words

BATCH = 50_000
# md5 only makes a key out of a key; it guards nothing.
_KEY = "CREATE MACRO key(kind, x) AS CAST(CAST(md5(kind || ':' || x) AS UUID) AS VARCHAR)"


class RegisterNotEmpty(ValueError):
    """There is work in the register already; a made-up set may not be mixed with it."""


def load(
    basisset: duckdb.DuckDBPyConnection,
    register: psycopg.Connection,
    pseudonym_key: bytes,
    told: Callable[[str, int], None] = lambda *_: None,
) -> dict[str, int]:
    """Write every table of `basisset` into the register. Returns the number of rows per table.

    `register` is a connection as the owner of the tables: COPY is not possible under row-level
    security, so it is lifted for each table inside the one transaction and forced again in it.
    Raises RegisterNotEmpty.
    """
    _complete(basisset)
    with register.transaction(), register.cursor() as cursor:
        cursor.execute("SELECT set_config('wijkzicht.onderhoud', 'aan', true)")
        cursor.execute("SELECT EXISTS (SELECT 1 FROM organisatie_organisatie)")
        if cursor.fetchone()[0]:
            raise RegisterNotEmpty(
                "Het register is niet leeg. Laad een verzonnen set in een nieuw register."
            )
        words = Words(basisset)
        rows = {}
        for target in TARGETS:
            rows[target.table] = _copy(basisset, cursor, target, words, pseudonym_key)
            told(target.table, rows[target.table])
        with _unwalled(cursor, "personen_persoonskaart"), _unwalled(cursor, "personen_zoeksleutel"):
            told("personen_persoonskaart", make_findable(cursor))
        # Without it the database would read whole tables until it finds time to count them itself.
        cursor.execute("ANALYZE")
    return rows


def _complete(basisset: duckdb.DuckDBPyConnection) -> None:
    """Tables that the set does not have are empty ones here."""
    present = {
        row[0]
        for row in basisset.execute(
            "SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views() WHERE NOT internal"
        ).fetchall()
    }
    kinds = {
        "string": "VARCHAR",
        "integer": "BIGINT",
        "number": "DOUBLE",
        "boolean": "BOOLEAN",
        "date": "DATE",
    }
    for table in tables().values():
        if table.name not in present:
            columns = ", ".join(f'"{f.name}" {kinds[f.type]}' for f in table.fields.values())
            basisset.execute(f"CREATE TEMP TABLE {table.name} ({columns})")
    basisset.execute(_KEY)


def _copy(basisset, cursor, target: Target, words: Words, pseudonym_key: bytes) -> int:
    rows = 0
    with _unwalled(cursor, target.table):
        batches = basisset.sql(target.sql).to_arrow_reader(BATCH)
        for batch in batches:
            table = pa.Table.from_batches([batch])
            if target.words:
                table = getattr(words, target.words)(table)
            if target.key:
                table = table.append_column("pseudoniem", _pseudonyms(table["id"], pseudonym_key))
            statement = sql.SQL("COPY {} ({}) FROM STDIN (FORMAT csv)").format(
                sql.Identifier(target.table),
                sql.SQL(", ").join(map(sql.Identifier, table.column_names)),
            )
            out = io.BytesIO()
            pa_csv.write_csv(table, out, pa_csv.WriteOptions(include_header=False))
            with cursor.copy(statement) as copy:
                copy.write(out.getvalue())
            rows += table.num_rows
    return rows


def _pseudonyms(keys: pa.ChunkedArray, secret: bytes) -> pa.Array:
    """The same as `register.basis.pseudonym`, for a column."""
    return pa.array(
        hmac.digest(secret, bytes.fromhex(key.replace("-", "")), hashlib.sha256)[:16].hex()
        for key in keys.to_pylist()
    )


class _unwalled:
    """Row security of one table lifted for the owner, and forced again, in the same transaction."""

    def __init__(self, cursor, table: str) -> None:
        self._cursor, self._table = cursor, sql.Identifier(table)

    def __enter__(self) -> None:
        self._cursor.execute(
            sql.SQL("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY").format(self._table)
        )

    def __exit__(self, *fault) -> None:
        if fault[0] is None:
            # Foreign keys are checked now: a table with waiting checks can't be altered.
            self._cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            self._cursor.execute(
                sql.SQL("ALTER TABLE {} FORCE ROW LEVEL SECURITY").format(self._table)
            )
