"""Run all checks over a folder: each table is read once, then rows are laid beside each other."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import duckdb

from wijkzicht.dataset import cells, engine, sources
from wijkzicht.dataset.checks import catalogue, tables_present
from wijkzicht.dataset.checks.core import RowCheck, SetCheck, set_days
from wijkzicht.dataset.descriptor import read_descriptor
from wijkzicht.dataset.faults import Fault, shown
from wijkzicht.dataset.schema import Field, Table
from wijkzicht.dataset.sources import Source

# Above this DuckDB spills; the process as a whole stays well under 300 MB.
MEMORY = "150MB"
# For a check that can't do with that, though it spills: keys that are long, or all the same.
MORE_MEMORY = "600MB"
# Numbering the records of a CSV file is done in order; a second thread only costs.
THREADS = 1
_BATCH = 5_000

Finding = tuple[bool, Fault]


class Examination:
    """One look at a folder. Go through `findings` once; `rows` fills up on the way."""

    def __init__(self, folder: Path, today: date, tell: Callable[[str], None] = lambda _: None):
        """`tell` hears what is being done now, in Dutch."""
        self.folder, self.today, self._tell = folder, today, tell
        self.rows: dict[str, int] = {}

    def findings(self) -> Iterator[Finding]:
        """Every fault (False, Fault) and every warning (True, Fault), as they are found.

        Nothing is capped and nothing is kept: memory does not grow with what is found.
        """
        descriptor, faults = read_descriptor(self.folder)
        yield from ((False, fault) for fault in faults)
        with engine.connect(THREADS, MEMORY) as con:
            set_days(con, self.today, descriptor["peildatum"])
            con.execute("CREATE SCHEMA stage")
            found, faults = sources.find(con, self.folder)
            yield from ((False, fault) for fault in faults)
            for source in found:
                self._tell(f"{source.table.name} lezen")
                yield from self._one_table(con, source)
            present = set(self.rows) | {fault.table for fault in faults}
            present |= {source.table.name for source in found}
            yield from tables_present.findings(present, self.rows, descriptor)
            for check in catalogue.set_checks():
                if set(check.needs) <= set(self.rows):
                    self._tell(f"{check.table}: {check.rule}")
                    yield from _run(con, check)

    def _one_table(self, con: duckdb.DuckDBPyConnection, source: Source) -> Iterator[Finding]:
        table = source.table
        yield from _header(source)
        known = set(source.columns)
        checks = [
            check for check in catalogue.row_checks(table.name) if known.issuperset(check.fields)
        ]
        whole = True
        for fault in sources.stream(con, source, lambda text: _stage(table, checks, text)):
            whole = whole and fault.rule not in ("file", "size", "quotes")
            yield False, fault
        count = _count(con, table) if _is_staged(con, table) else None
        if count is None:
            return
        yield from _row_findings(con, table, checks)
        if whole:
            self.rows[table.name] = count


def _header(source: Source) -> Iterator[Finding]:
    table = source.table
    for field in table.fields.values():
        if field.name not in source.columns and field.required:
            message = f"De kolom {field.name} ontbreekt, maar is verplicht."
            todo = "Voeg de kolom toe aan het bestand."
            yield False, Fault("header", table.name, None, field.name, None, message, todo)
    for name in source.columns:
        if name not in table.fields:
            message = f"De kolom {name[:100]} hoort niet bij deze tabel en is overgeslagen."
            todo = "Kijk of de naam klopt. Anders hoef je niets te doen."
            yield True, Fault("header", table.name, None, name[:100], None, message, todo)


def _needed(table: Table) -> list[str]:
    needed = {name for check in catalogue.set_checks() for name in check.needs.get(table.name, ())}
    return [name for name in table.fields if name in needed]


def _stage(table: Table, checks: list[RowCheck], text: str) -> str:
    """SQL that reads a table once and keeps `row`, the values that are laid beside other rows,
    and `texts`: what was written, only of rows in which something is wrong."""
    typed = ", ".join(
        f"{cells.quote(name)} AS {cells.text_of(name)}, {_value(field, cells.quote(name))}"
        for name, field in table.fields.items()
    )
    wrong = " OR ".join(f"({check.where})" for check in checks) or "false"
    texts = ", ".join(cells.text_of(name) for name in table.fields)
    kept = "".join(f", {cells.quote(name)}" for name in _needed(table))
    return f"""
        CREATE TABLE stage.{cells.quote(table.name)} AS
        SELECT row{kept}, CASE WHEN NOT broken AND ({wrong}) THEN [{texts}] END AS texts
        FROM (SELECT row, broken, {typed} FROM ({text}))
    """


def _what_is_wrong(table: Table, checks: list[RowCheck]) -> str:
    """SQL for `row`, the broken checks as bits, and `texts`, of rows in which something is.

    Apart from `_stage`, because a CASE for each check costs much on a thousand rows of which
    ten are wrong, and little on the ten.
    """
    places = enumerate(table.fields.values(), 1)
    typed = ", ".join(
        f"texts[{place}] AS {cells.text_of(field.name)}, {_value(field, f'texts[{place}]')}"
        for place, field in places
    )
    bits = " | ".join(
        f"CASE WHEN {check.where} THEN {1 << place}::UBIGINT ELSE 0 END"
        for place, check in enumerate(checks)
    )
    return f"""
        SELECT row, {bits or "0"}, texts FROM (
            SELECT row, texts, {typed} FROM stage.{cells.quote(table.name)}
            WHERE texts IS NOT NULL
        )
    """


def _value(field: Field, text: str) -> str:
    return f"{cells.read(field, text)} AS {cells.quote(field.name)}"


def _is_staged(con: duckdb.DuckDBPyConnection, table: Table) -> bool:
    found = con.execute(
        "FROM duckdb_tables() WHERE schema_name = 'stage' AND table_name = ?", [table.name]
    )
    return found.fetchone() is not None


def _count(con: duckdb.DuckDBPyConnection, table: Table) -> int:
    return con.execute(f"SELECT count(*) FROM stage.{cells.quote(table.name)}").fetchone()[0]


def _row_findings(
    con: duckdb.DuckDBPyConnection, table: Table, checks: list[RowCheck]
) -> Iterator[Finding]:
    places = {name: place for place, name in enumerate(table.fields)}
    of_bit = [(check, tuple(places[field] for field in check.fields)) for check in checks]
    for row, broke, texts in _batches(con, _what_is_wrong(table, checks)):
        while broke:
            lowest = broke & -broke
            check, wanted = of_bit[lowest.bit_length() - 1]
            yield _finding(check, row, tuple(texts[place] for place in wanted))
            broke ^= lowest


def _run(con: duckdb.DuckDBPyConnection, check: SetCheck) -> Iterator[Finding]:
    if not _gather(con, check):
        message = f"De regel {check.rule} kon niet worden nagegaan: er was te weinig werkgeheugen."
        todo = "Controleer de levering in delen, bijvoorbeeld per organisatie."
        yield False, Fault("size", check.table, None, "", None, message, todo)
        return
    for row, *values in _batches(con, "FROM found"):
        yield _finding(check, row, tuple(values))


def _gather(con: duckdb.DuckDBPyConnection, check: SetCheck) -> bool:
    """Put what breaks the rule in the table `found`, all or nothing: nothing is told twice when
    the check starts anew with more memory. False when that is not enough either."""
    for memory in (MEMORY, MORE_MEMORY):
        try:
            con.execute(f"SET memory_limit = '{memory}'")
            con.execute(
                f"CREATE OR REPLACE TABLE found AS SELECT * FROM ({check.query}) ORDER BY row"
            )
            return True
        except duckdb.OutOfMemoryException:
            con.execute("DROP TABLE IF EXISTS found")
    return False


def _batches(con: duckdb.DuckDBPyConnection, query: str) -> Iterator[tuple]:
    result = con.execute(query)
    while batch := result.fetchmany(_BATCH):
        yield from batch


def _finding(check: RowCheck | SetCheck, row: int, values: tuple) -> Finding:
    return check.warning, Fault(
        check.rule,
        check.table,
        row,
        ",".join(check.fields),
        shown(check.table, check.fields, values),
        check.message.format(*values),
        check.todo,
    )
