"""One query to one Parquet file, as a stream of column batches: memory does not grow with rows."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from wijkzicht.dataset.schema import Table

_ARROW = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


@contextmanager
def reader(url: str) -> Iterator["Cursor"]:
    """A read-only transaction on one moment of the register, as the role that may extract.

    Raises the driver's error when the database can't be reached.
    """
    # Loaded here: only an extraction pays for the driver.
    from adbc_driver_postgresql import dbapi

    with dbapi.connect(url) as connection, connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield Cursor(cursor)


class Cursor:
    """Runs queries of `queries.py` and writes what comes back."""

    def __init__(self, cursor) -> None:
        self._cursor = cursor

    def write(self, sql: str, table: Table, path: Path) -> int:
        """Write the rows of `sql` to `path`, whole or not at all. Returns the number of rows.

        The columns are those of the contract, in its order and its types.
        """
        schema = pa.schema([(field.name, _ARROW[field.type]) for field in table.fields.values()])
        self._cursor.execute(sql)
        batches = self._cursor.fetch_record_batch()
        unfinished = path.with_name(f".{path.name}.{os.getpid()}")
        rows = 0
        with pq.ParquetWriter(unfinished, schema, compression="zstd") as writer:
            for batch in batches:
                rows += batch.num_rows
                writer.write_table(pa.Table.from_batches([batch]).select(schema.names).cast(schema))
        unfinished.replace(path)
        return rows
