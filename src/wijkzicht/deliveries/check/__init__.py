"""Check a delivery file, whoever made it: every rule it breaks, record by record.

The file is read once, as text, into one narrow table; all rules on a record are one bit each of
a number per record, so that the sound records cost one test. Rules on several records at once
look only at persons who occur more than once.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from wijkzicht.dataset import csv_files, csv_repair
from wijkzicht.dataset.engine import connect
from wijkzicht.dataset.faults import Fault
from wijkzicht.deliveries.check import columns, doubles
from wijkzicht.deliveries.check.header import header_faults
from wijkzicht.deliveries.check.rule import Rule
from wijkzicht.deliveries.check.rules import rules_for
from wijkzicht.deliveries.records_file import COLUMNS, EXTRA, TABLE, table
from wijkzicht.vocabulary.periods import Period
from wijkzicht.vocabulary.protocols import Protocol

WANTED = [*COLUMNS, EXTRA]
# Above this DuckDB spills; the process as a whole stays near 300 MB.
MEMORY = "200MB"
_BATCH = 10_000

Finding = tuple[bool, Fault]


class DeliveryCheck:
    """One look at a file. Go through `findings` once; `rows` is filled on the way.

    It has the form of `dataset.checks.run.Examination`, so that both are told in the same way.
    """

    def __init__(
        self,
        path: Path,
        protocol: Protocol,
        period: Period,
        tell: Callable[[str], None] = lambda _: None,
    ) -> None:
        """`tell` hears what is being done now, in Dutch."""
        self.folder, self.rows = path, {TABLE: 0}
        self._protocol, self._tell = protocol, tell
        self._rules = rules_for(protocol, period)

    def findings(self) -> Iterator[Finding]:
        """Every fault (False, Fault) and every warning (True, Fault), as they are found."""
        try:
            names = csv_files.header(self.folder)
        except csv_files.NotCsv as problem:
            yield False, Fault(problem.rule, TABLE, None, "", None, problem.message, problem.todo)
            return
        unusable, faults = header_faults(names, self._protocol)
        yield from ((False, fault) for fault in faults)
        if unusable:
            return
        self._tell("bestand lezen")
        with connect(memory=MEMORY) as con:
            yield from self._load(con, names)
            self.rows[TABLE] = con.execute("SELECT count(*) FROM levering").fetchone()[0]
            if not self.rows[TABLE]:
                yield True, _no_records()
            yield from self._of_records(con)
            self._tell("records naast elkaar leggen")
            yield from doubles.findings(con, self._protocol)

    def _load(self, con: duckdb.DuckDBPyConnection, names: list[str]) -> Iterator[Finding]:
        """Fill the table `levering`; what could not be read as records is found here."""
        if csv_files.looks_plain(self.folder):
            try:
                con.execute(
                    columns.load(csv_files.relation(self.folder, names, WANTED), self._rules)
                )
                return
            except duckdb.Error:
                pass  # a malformed record: the patient reader names it
        with tempfile.TemporaryDirectory(prefix="wijkzicht-") as folder:
            clean = Path(folder) / "clean.csv"
            for fault in csv_repair.repair(self.folder, names, table(), clean):
                yield False, fault
            con.execute(columns.load(csv_repair.relation(clean, WANTED), self._rules))

    def _of_records(self, con: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
        wanted = [(1 << i, rule) for i, rule in enumerate(self._rules)]
        cursor = con.cursor().execute(
            f"SELECT row, broken_rules, {', '.join(WANTED)} FROM levering"
            " WHERE broken_rules <> 0 ORDER BY row"
        )
        while batch := cursor.fetchmany(_BATCH):
            for row, broken, *cells in batch:
                found = dict(zip(WANTED, cells, strict=True))
                for bit, rule in wanted:
                    if broken & bit:
                        yield rule.warning, _fault(rule, row, found)


def _fault(rule: Rule, row: int, cells: dict[str, str | None]) -> Fault:
    private = "bsn" in rule.fields
    value = None if private else ",".join(cells[name] or "" for name in rule.fields)
    return Fault(rule.name, TABLE, row, ",".join(rule.fields), value, rule.message, rule.todo)


def _no_records() -> Fault:
    message = "Het bestand heeft geen records."
    todo = "Kijk of er in deze periode echt geen hulp was, en of het bestand heel is overgekomen."
    return Fault("geen_records", TABLE, None, "", None, message, todo)
