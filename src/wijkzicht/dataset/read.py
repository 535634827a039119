"""Open a basisset: one folder with CSV or Parquet files, read with the types of the contract."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from wijkzicht.dataset import cells, engine, parquet_files, sources
from wijkzicht.dataset.checks import types
from wijkzicht.dataset.descriptor import Descriptor, read_descriptor
from wijkzicht.dataset.faults import Fault, Unreadable, shown
from wijkzicht.dataset.schema import Field, Table
from wijkzicht.dataset.sources import Source

# As many unreadable cells as a person wants to see at once; `check` tells all of them.
MOST_FAULTS = 100


@dataclass(frozen=True)
class Basisset:
    """A basisset that stands in `folder`. `descriptor` holds peildatum, bron and dekking.

    `notes` are Dutch sentences on what was left aside, such as columns that are not in the
    contract.
    """

    folder: Path
    descriptor: Descriptor
    sources: tuple[Source, ...]
    notes: tuple[str, ...]

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that are present, in contract order."""
        return tuple(source.table.name for source in self.sources)

    def connect(self, threads: int | None = None, memory: str = "1GB") -> duckdb.DuckDBPyConnection:
        """A DuckDB connection with a relation for every table that is present.

        Columns stand in contract order with the contract's types; a column that is not in the
        file is NULL throughout. Row order means nothing. Raises Unreadable, with at most
        MOST_FAULTS faults a table, when a record is not well-formed or a cell can't be read as
        its type. Empty required cells, unknown codes, double keys and the like are not looked
        at: that is what `check` does.
        """
        con = engine.connect(threads, memory)
        con.execute("CREATE SCHEMA loaded")
        faults = [fault for source in self.sources for fault in _load(con, source)]
        if faults:
            con.close()
            raise Unreadable(faults)
        return con

    def as_of(self, today: date) -> date:
        """The day up to which things are known, when nobody names another; never after today.

        It is the descriptor's peildatum; else the latest contact.datum, without contacts
        hulptraject.start, that is not after today; else today. Raises Unreadable.
        """
        if self.descriptor["peildatum"] is not None:
            return min(self.descriptor["peildatum"], today)
        for table, field in (("contact", "datum"), ("hulptraject", "start")):
            latest = self._latest(table, field, today)
            if latest is not None:
                return latest
        return today

    def _latest(self, table: str, field: str, today: date) -> date | None:
        source = next((s for s in self.sources if s.table.name == table), None)
        if source is None:
            return None
        value = cells.read(source.table.fields[field], cells.quote(field))

        def select(relation: str) -> str:
            return f"CREATE TABLE latest AS SELECT {value} AS day FROM ({relation})"

        with engine.connect() as con:
            faults = sources.run(con, source, select)
            if faults:
                raise Unreadable(faults[:MOST_FAULTS])
            found = con.execute("SELECT max(day) FROM latest WHERE day <= ?", [today]).fetchone()
        return found[0] if found else None


def in_use(con: duckdb.DuckDBPyConnection, present: Iterable[str]) -> tuple[str, ...]:
    """The tables to compute from: all, less a contact without rows beside a filled hulptraject.

    Tools that always write every file give a source without contacts an empty contact.csv; to
    take that for a year in which nobody was helped would make zero of empty.
    """
    names = tuple(present)
    if not {"contact", "hulptraject"} <= set(names):
        return names
    contacts, trajectories = (
        con.execute(f"SELECT EXISTS (FROM {name})").fetchone()[0]
        for name in ("contact", "hulptraject")
    )
    without = () if contacts or not trajectories else ("contact", "contact_persoon")
    return tuple(name for name in names if name not in without)


def open_basisset(folder: Path | str) -> Basisset:
    """Look at a folder. Raises Unreadable when it holds no table, or one that can't be opened."""
    folder = Path(folder)
    if not folder.is_dir():
        raise Unreadable([_no_folder(folder)])
    descriptor, faults = read_descriptor(folder)
    with engine.connect() as con:
        found, more = sources.find(con, folder)
    if faults or more:
        raise Unreadable([*faults, *more])
    if not found:
        raise Unreadable([_no_tables(folder)])
    return Basisset(folder, descriptor, tuple(found), tuple(_notes(found)))


def _load(con: duckdb.DuckDBPyConnection, source: Source) -> list[Fault]:
    table = source.table
    if not source.is_csv and parquet_files.is_natural(table, source.columns):
        plain = parquet_files.as_it_is(source.path, table, source.columns)
        con.execute(f"CREATE VIEW {cells.quote(table.name)} AS {plain}")
        return []
    faults = sources.run(con, source, lambda relation: _create(table, relation))
    if faults:
        return faults[:MOST_FAULTS]
    loaded, names = f"loaded.{cells.quote(table.name)}", ", ".join(map(cells.quote, table.fields))
    con.execute(f"CREATE VIEW {cells.quote(table.name)} AS SELECT {names} FROM {loaded}")
    found = con.execute(f"SELECT 1 FROM {loaded} WHERE unreadable LIMIT 1").fetchone()
    return _unreadable_cells(con, source) if found else []


def _create(table: Table, relation: str) -> str:
    typed = [field for field in table.fields.values() if field.type != "string"]
    values = ", ".join(
        f"{cells.read(field, cells.quote(field.name))} AS {cells.quote(field.name)}"
        for field in table.fields.values()
    )
    texts = ", ".join(f"{cells.quote(f.name)} AS {cells.text_of(f.name)}" for f in typed)
    wrong = " OR ".join(cells.unreadable(cells.text_of(f.name), cells.quote(f.name)) for f in typed)
    names = ", ".join(map(cells.quote, table.fields))
    inner = f"SELECT {', '.join(part for part in (values, texts) if part)} FROM ({relation})"
    return (
        f"CREATE TABLE loaded.{cells.quote(table.name)} AS"
        f" SELECT {names}, {wrong or 'false'} AS unreadable FROM ({inner})"
    )


def _unreadable_cells(con: duckdb.DuckDBPyConnection, source: Source) -> list[Fault]:
    """The first unreadable cells, by a second reading; the first found the form sound."""
    table = source.table
    faults = []
    for field in (field for field in table.fields.values() if field.type != "string"):
        text = cells.quote(field.name)
        wrong = cells.unreadable(text, f"({cells.read(field, text)})")

        def select(relation: str, text: str = text, wrong: str = wrong) -> str:
            return (
                f"CREATE OR REPLACE TABLE loaded.wrong AS SELECT row, {text} FROM ({relation})"
                f" WHERE {wrong} ORDER BY row LIMIT {MOST_FAULTS}"
            )

        faults += sources.run(con, source, select)
        found = con.execute("FROM loaded.wrong").fetchall()
        faults += [_type_fault(table, field, row, value) for row, value in found]
    return sorted(faults, key=lambda fault: (fault.row, fault.field))[:MOST_FAULTS]


def _type_fault(table: Table, field: Field, row: int, text: str) -> Fault:
    value = shown(table.name, (field.name,), (text,))
    message, todo = types.sentences(field)
    return Fault("type", table.name, row, field.name, value, message, todo)


def _notes(found: list[Source]) -> list[str]:
    return [
        f"{source.table.name}: kolom {name} hoort niet bij de basisset en is overgeslagen."
        for source in found
        for name in source.columns
        if name not in source.table.fields
    ]


def _no_folder(folder: Path) -> Fault:
    message = f"De map {folder} bestaat niet."
    return Fault("folder", "", None, "", None, message, "Geef de map waarin de tabellen staan.")


def _no_tables(folder: Path) -> Fault:
    message = f"In de map {folder} staat geen enkele tabel van een basisset."
    todo = "Zet er bestanden in zoals casus.csv of casus.parquet."
    return Fault("folder", "", None, "", None, message, todo)
