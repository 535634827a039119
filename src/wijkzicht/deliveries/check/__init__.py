"""Check a delivery file, whoever made it: every rule it breaks, record by record.

The file is read once, as text, into one narrow table; all rules on a record are one bit each of
a number per record, so that the sound records cost one test. Rules on several records at once
look only at persons who occur more than once.
"""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
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
_BATCH = 10_000


@dataclass
class Outcome:
    """What was found: `faults` and `warnings` in order of record, and how many records there are.

    Both are made while they are read, so that ten million of them never stand in memory: read
    `faults` first, then `warnings`. `rows` is known at once.
    """

    rows: int
    faults: Iterator[Fault] = field(default_factory=lambda: iter(()))
    warnings: Iterator[Fault] = field(default_factory=lambda: iter(()))

    @property
    def counted(self) -> dict[str, int]:
        """The records as the contract's `rows`."""
        return {TABLE: self.rows}


class DeliveryCheck:
    """A file being checked against a protocol over a period; a context that cleans up."""

    def __init__(self, path: Path, protocol: Protocol, period: Period) -> None:
        self._path, self._protocol, self._period = path, protocol, period
        self._folder = tempfile.TemporaryDirectory(prefix="wijkzicht-")
        self._rules = rules_for(protocol, period)
        self._con = connect(memory="1GB")

    def __enter__(self) -> Outcome:
        try:
            return self._outcome()
        except csv_files.NotCsv as problem:
            fault = Fault(problem.rule, TABLE, None, "", None, problem.message, problem.todo)
            return Outcome(0, iter([fault]))

    def __exit__(self, *problem: object) -> None:
        self._con.close()
        self._folder.cleanup()

    def _outcome(self) -> Outcome:
        names = csv_files.header(self._path)
        unusable, faults = header_faults(names, self._protocol)
        if unusable:
            return Outcome(0, iter(faults))
        faults += self._load(names)
        rows = self._con.execute("SELECT count(*) FROM levering").fetchone()[0]
        return Outcome(
            rows=rows,
            faults=self._found(faults, warning=False),
            warnings=self._found(_no_records(rows), warning=True),
        )

    def _load(self, names: list[str]) -> list[Fault]:
        """Fill the table `levering`; what could not be read as records comes back as faults."""
        if csv_files.looks_plain(self._path):
            try:
                self._create(csv_files.relation(self._path, names, WANTED))
                return []
            except duckdb.Error:
                pass  # a malformed record: the patient reader names it
        clean = Path(self._folder.name) / "clean.csv"
        faults = list(csv_repair.repair(self._path, names, table(), clean))
        self._create(csv_repair.relation(clean, WANTED))
        return faults

    def _create(self, relation: str) -> None:
        self._con.execute(columns.load(relation, self._rules))

    def _found(self, first: list[Fault], *, warning: bool) -> Iterator[Fault]:
        yield from first
        yield from self._of_records(warning)
        yield from doubles.faults(self._con, self._protocol, warning=warning)

    def _of_records(self, warning: bool) -> Iterator[Fault]:
        wanted = [(1 << i, rule) for i, rule in enumerate(self._rules) if rule.warning == warning]
        mask = sum(bit for bit, _ in wanted)
        listed = ", ".join(WANTED)
        cursor = self._con.cursor().execute(
            f"SELECT row, broken_rules, {listed} FROM levering"
            f" WHERE broken_rules & {mask} <> 0 ORDER BY row"
        )
        while batch := cursor.fetchmany(_BATCH):
            for row, broken, *cells in batch:
                found = dict(zip(WANTED, cells, strict=True))
                yield from (_fault(rule, row, found) for bit, rule in wanted if broken & bit)


def _fault(rule: Rule, row: int, cells: dict[str, str | None]) -> Fault:
    private = "bsn" in rule.fields
    value = None if private else ",".join(cells[name] or "" for name in rule.fields)
    return Fault(rule.name, TABLE, row, ",".join(rule.fields), value, rule.message, rule.todo)


def _no_records(rows: int) -> list[Fault]:
    if rows:
        return []
    message = "Het bestand heeft geen records."
    todo = "Kijk of er in deze periode echt geen hulp was, en of het bestand heel is overgekomen."
    return [Fault("geen_records", TABLE, None, "", None, message, todo)]
