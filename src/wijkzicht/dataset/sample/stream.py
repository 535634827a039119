"""Writes the tables of a made-up basisset piece by piece, so that memory stays flat."""

import json
import shutil
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from wijkzicht.dataset.schema import Table, descriptor, tables

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
_ROWS = 131_072


class Occupied(Exception):
    """The folder holds other files than an earlier sample; the sentence says what to do."""


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


def write_descriptor(folder: Path, kind: str, names: list[str], extra: dict) -> None:
    """`datapackage.json` of the folder: the contract for these tables, with `extra` on top.

    `extra["dekking"]` gives the coverage for each table by name.
    """
    package = descriptor()
    coverage = extra.pop("dekking", {})
    package |= extra
    resources = [r for r in package["resources"] if r["name"] in names]
    for resource in resources:
        resource |= {"path": f"{resource['name']}.{kind}", "format": kind}
        if resource["name"] in coverage:
            resource["dekking"] = coverage[resource["name"]]
    package["resources"] = resources
    text = json.dumps(package, indent=1, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")


class WholeFolder:
    """A folder that appears complete or not at all; an earlier sample in its place goes.

    Raises `Occupied` when the place holds anything else than a made-up basisset.
    """

    def __init__(self, target: Path, mark: str, mode: int = 0o755) -> None:
        self.target, self.mark, self.mode = target, mark, mode
        self.staging: Path | None = None

    def __enter__(self) -> Path:
        self._check_free()
        self.target.parent.mkdir(parents=True, exist_ok=True)
        place = tempfile.mkdtemp(prefix=f".{self.target.name}-", dir=self.target.parent)
        self.staging = Path(place)
        return self.staging

    def __exit__(self, kind: type | None, *_: object) -> None:
        if kind is not None:
            shutil.rmtree(self.staging, ignore_errors=True)
            return
        self.staging.chmod(self.mode)
        if self.target.exists():
            shutil.rmtree(self.target)
        self.staging.rename(self.target)

    def _check_free(self) -> None:
        if not self.target.exists() or (self.target.is_dir() and not any(self.target.iterdir())):
            return
        try:
            text = (self.target / "datapackage.json").read_text("utf-8")
            ours = json.loads(text).get("bron") == self.mark
        except (OSError, ValueError, AttributeError):
            ours = False
        if not ours:
            raise Occupied(
                f"{self.target} bevat al andere bestanden. Kies een lege of een nieuwe map."
            )
