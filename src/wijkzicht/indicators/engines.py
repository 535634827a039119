"""Where the SQL runs: DuckDB by default, Apache Spark when a country does not fit one machine."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Protocol

import duckdb

# Column types of the small tables the engine makes, as each dialect writes them.
_TYPES = {"date": "DATE", "int": "INTEGER", "string": {"duckdb": "VARCHAR", "pyspark": "STRING"}}


class NotInstalled(RuntimeError):
    """An engine that is asked for is not there; the text says what to install."""


class Engine(Protocol):
    """Makes relations and answers queries in its own dialect."""

    dialect: str

    def make(self, relation: str, sql: str, *, keep: bool = True) -> None:
        """Gives a query a name in this run; `keep`: it is asked often, so keep the answer."""

    def query(self, sql: str) -> Iterator[tuple]:
        """The rows that answer a query."""

    def close(self) -> None:
        """Gives back what the engine holds; the caller's tables stay."""


class DuckDB:
    """The engine inside this process, on the connection given."""

    dialect = "duckdb"

    def __init__(self, con: duckdb.DuckDBPyConnection):
        self._con = con
        self._made: list[tuple[str, str]] = []

    def make(self, relation: str, sql: str, *, keep: bool = True) -> None:
        kind = "TABLE" if keep else "VIEW"
        self._con.execute(f'CREATE OR REPLACE TEMP {kind} "{relation}" AS {sql}')
        self._made.append((kind, relation))

    def query(self, sql: str) -> Iterator[tuple]:
        return iter(self._con.execute(sql).fetchall())

    def close(self) -> None:
        for kind, relation in reversed(self._made):
            self._con.execute(f'DROP {kind} IF EXISTS temp."{relation}"')
        self._made.clear()


class Spark:
    """Apache Spark in local mode; the tables travel through a temporary folder of Parquet."""

    dialect = "pyspark"

    def __init__(self, con: duckdb.DuckDBPyConnection, names: Iterable[str]):
        try:
            from pyspark.sql import SparkSession
        except ImportError:
            raise NotInstalled(
                "Apache Spark ontbreekt. Installeer het met: pip install 'wijkzicht[spark]' "
                "(en Java 17), of laat --engine spark weg."
            ) from None
        self._folder = tempfile.TemporaryDirectory()
        self._spark = (
            SparkSession.builder.master("local[*]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.ansi.enabled", "true")
            # One machine: Spark's own 200 parts cost more than the work in them.
            .config("spark.sql.shuffle.partitions", "8")
            .getOrCreate()
        )
        for name in names:
            path = Path(self._folder.name) / f"{name}.parquet"
            con.execute(f"COPY (SELECT * FROM \"{name}\") TO '{path}' (FORMAT parquet)")
            self._spark.read.parquet(str(path)).createOrReplaceTempView(name)

    def make(self, relation: str, sql: str, *, keep: bool = True) -> None:
        frame = self._spark.sql(sql)
        (frame.cache() if keep else frame).createOrReplaceTempView(relation)

    def query(self, sql: str) -> Iterator[tuple]:
        return (tuple(row) for row in self._spark.sql(sql).toLocalIterator())

    def close(self) -> None:
        self._spark.stop()
        self._folder.cleanup()


def values(columns: dict[str, str], rows: list[tuple], dialect: str) -> str:
    """
    A query that gives these rows. `columns`: name and date, int or string, in order.

    Without rows it gives none, with the right columns.
    """
    types = [t if isinstance(t := _TYPES[kind], str) else t[dialect] for kind in columns.values()]
    nothing = "SELECT " + ", ".join(
        f"CAST(NULL AS {t}) AS {name}" for name, t in zip(columns, types, strict=True)
    )
    if not rows:
        return f"{nothing} WHERE 1 = 0"
    listed = ", ".join(f"({', '.join(map(_literal, row))})" for row in rows)
    picked = ", ".join(
        f"CAST({name} AS {t}) AS {name}" for name, t in zip(columns, types, strict=True)
    )
    return f"SELECT {picked} FROM (VALUES {listed}) AS v({', '.join(columns)})"


def _literal(value: str | int | date) -> str:
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"
