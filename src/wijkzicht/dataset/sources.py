"""Where the tables of a folder stand, and how each is read as text, sound or broken."""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from wijkzicht.dataset import csv_files, csv_repair, parquet_files
from wijkzicht.dataset.faults import Fault
from wijkzicht.dataset.schema import Table, tables

# A mistake in our own SQL; never the fault of a file.
_OURS = (duckdb.BinderException, duckdb.ParserException, duckdb.CatalogException)


@dataclass(frozen=True)
class Source:
    """One table in one file. `columns`: name to type for Parquet, names in order for CSV.

    `relation` is SQL that reads it as text with `row` and `broken`, or None when a look at the
    bytes already showed that only the patient reader can take it.
    """

    table: Table
    path: Path
    columns: dict[str, str] | list[str]
    relation: str | None

    @property
    def is_csv(self) -> bool:
        """Whether the file is CSV; otherwise it is Parquet."""
        return self.path.suffix == ".csv"


def find(con: duckdb.DuckDBPyConnection, folder: Path) -> tuple[list[Source], list[Fault]]:
    """Every table of the contract that stands in the folder, in contract order, and the faults
    that keep a table from being read at all."""
    sources, faults = [], []
    for table in tables().values():
        paths = [folder / f"{table.name}{end}" for end in (".csv", ".parquet")]
        present = [path for path in paths if path.exists() or path.is_symlink()]
        if len(present) == 2:
            faults.append(_two_files(table))
        for path in present if len(present) == 1 else ():
            try:
                sources.append(_open(con, table, path))
            except csv_files.NotCsv as problem:
                faults.append(_whole(table, problem.rule, problem.message, problem.todo))
            except (OSError, duckdb.Error) as problem:
                faults.append(_not_readable(table, path, problem))
    return sources, faults


def _open(con: duckdb.DuckDBPyConnection, table: Table, path: Path) -> Source:
    if not path.is_file():
        raise OSError("not a file")
    if path.suffix == ".parquet":
        found = parquet_files.columns(con, path)
        _must_know_a_column(table, list(found))
        return Source(table, path, found, parquet_files.relation(path, table, found))
    names = csv_files.header(path)
    _must_know_a_column(table, names)
    plain = csv_files.looks_plain(path)
    relation = csv_files.relation(path, names, list(table.fields)) if plain else None
    return Source(table, path, names, relation)


def _must_know_a_column(table: Table, names: list[str]) -> None:
    twice = [name for name in table.fields if names.count(name) > 1]
    if twice:
        raise csv_files.NotCsv(
            "header",
            f"De kolom {twice[0]} staat meer dan een keer in de kopregel.",
            "Laat elke kolom een keer voorkomen.",
        )
    if any(name in table.fields for name in names):
        return
    expected = ",".join(table.fields)
    if any(";" in name or "\t" in name for name in names):
        message = "De kolommen zijn niet gescheiden door een komma."
    else:
        message = "Geen enkele kolom van de kopregel hoort bij deze tabel."
    raise csv_files.NotCsv("header", message, f"De kopregel hoort te zijn: {expected}")


def run(con: duckdb.DuckDBPyConnection, source: Source, sql: Callable[[str], str]) -> list[Fault]:
    """Execute `sql(relation)`, a statement that reads the table once, and return the faults of
    form met. With faults that end the reading (rule `file`) nothing was executed."""
    return list(stream(con, source, sql))


def stream(
    con: duckdb.DuckDBPyConnection, source: Source, sql: Callable[[str], str]
) -> Iterator[Fault]:
    """As `run`, but each fault is handed over when it is met: there may be ten million."""
    if source.relation is not None:
        try:
            con.execute(sql(source.relation))
            return
        except _OURS:
            raise
        except duckdb.OutOfMemoryException:
            yield _too_large(source.table)
            return
        except duckdb.Error as problem:
            if not source.is_csv:
                yield _not_readable(source.table, source.path, problem)
                return
    yield from _patiently(con, source, sql)


def _patiently(
    con: duckdb.DuckDBPyConnection, source: Source, sql: Callable[[str], str]
) -> Iterator[Fault]:
    table = source.table
    with tempfile.TemporaryDirectory(prefix="wijkzicht-") as private:
        clean = Path(private) / f"{table.name}.csv"
        yield from csv_repair.repair(source.path, list(source.columns), table, clean)
        try:
            con.execute(sql(csv_repair.relation(clean, list(table.fields))))
        except _OURS:
            raise
        except duckdb.OutOfMemoryException:
            yield _too_large(table)
        except duckdb.Error as problem:
            yield _not_readable(table, source.path, problem)


def _whole(table: Table, rule: str, message: str, todo: str) -> Fault:
    return Fault(rule, table.name, None, "", None, message, todo)


def _two_files(table: Table) -> Fault:
    return _whole(
        table,
        "file",
        f"Er staan twee bestanden van deze tabel: {table.name}.csv en {table.name}.parquet.",
        "Laat er een staan.",
    )


def _not_readable(table: Table, path: Path, problem: Exception) -> Fault:
    if isinstance(problem, OSError):
        message = f"{path.name} kan niet worden geopend."
        return _whole(table, "file", message, "Kijk of het een bestand is dat je mag lezen.")
    message = f"{path.name} is geen leesbaar {path.suffix[1:].upper()}-bestand."
    return _whole(table, "file", message, "Maak het bestand opnieuw.")


def _too_large(table: Table) -> Fault:
    message = "Deze tabel past niet in het werkgeheugen dat ervoor is."
    return _whole(table, "size", message, "Kijk of er geen cel met een heel lange tekst in staat.")
