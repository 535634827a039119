"""Writes the tables of a made-up basisset piece by piece, so that memory stays flat."""

from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from wijkzicht.dataset.descriptor import FILE, read_descriptor
from wijkzicht.dataset.schema import Table, tables

_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
# Tables with sentences of people in them, that may hold a comma or a quote.
_FREE_TEXT = frozenset({"organisatie", "gebeurtenis", "resultaat", "antwoord"})
# Rows gathered before they are written: large enough for a good row group, small enough to hold.
_ROWS = 32_768


class Occupied(FileExistsError):
    """The folder holds something else than an earlier sample; the sentence says what to do."""


def arrow_schema(table: Table) -> pa.Schema:
    """The contract's columns of a table with their Arrow types."""
    return pa.schema([(field.name, _TYPES[field.type]) for field in table.fields.values()])


class Stream:
    """One file for each table, open until `close`; rows are added in any order of tables."""

    def __init__(self, folder: Path, kind: str, names: list[str]) -> None:
        self.folder, self.kind, self.counts = folder, kind, dict.fromkeys(names, 0)
        self._schemas = {name: arrow_schema(tables()[name]) for name in names}
        self._waiting: dict[str, list[pa.Table]] = {name: [] for name in names}
        self._files = {name: self._open(name) for name in names}

    def _open(self, name: str):
        path, schema = str(self.folder / f"{name}.{self.kind}"), self._schemas[name]
        if self.kind == "parquet":
            return pq.ParquetWriter(path, schema, compression="zstd")
        quotes = "needed" if name in _FREE_TEXT else "none"
        options = pa_csv.WriteOptions(quoting_style=quotes, quoting_header="none")
        return pa_csv.CSVWriter(path, schema, write_options=options)

    def add(self, name: str, columns: dict[str, pa.Array]) -> None:
        """Add rows of a table; every column of the contract must be there."""
        schema = self._schemas[name]
        if set(columns) != set(schema.names):
            raise KeyError(f"{name}: {set(columns) ^ set(schema.names)}")
        piece = pa.table([columns[n].cast(schema.field(n).type) for n in schema.names], schema)
        self.counts[name] += piece.num_rows
        waiting = self._waiting[name]
        waiting.append(piece)
        if sum(table.num_rows for table in waiting) >= _ROWS:
            self._flush(name)

    def _flush(self, name: str) -> None:
        if self._waiting[name]:
            self._files[name].write_table(pa.concat_tables(self._waiting[name]).combine_chunks())
            self._waiting[name] = []

    def close(self) -> None:
        """Write what waits and close every file."""
        for name, file in self._files.items():
            self._flush(name)
            file.close()


def check_replaceable(folder: Path, mark: str) -> None:
    """Raise `Occupied` when a basisset stands in `folder` that is not made up (by its `bron`)."""
    if (folder / FILE).exists() and read_descriptor(folder)[0]["bron"] != mark:
        raise Occupied(f"In {folder} staat een andere basisset. Kies een lege of een nieuwe map.")
