"""The patient reader: a CSV file with broken records, read record by record.

It is used only when the fast reader refuses a file. It names every record that is not
well-formed and writes the rest, with the record numbers, to a clean file that the fast reader
can take. So one bad record never hides the faults in the others.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from wijkzicht.dataset.cells import quote
from wijkzicht.dataset.csv_files import LONGEST_CELL, LONGEST_LINE, read_csv
from wijkzicht.dataset.faults import Fault
from wijkzicht.dataset.schema import Table

_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
# A line of our own after the last: it is a record by itself unless a quote is still open there.
_END = "\N{END OF TEXT}einde van het bestand\N{END OF TEXT}"


class _TooLong(Exception):
    pass


def repair(path: Path, names: list[str], table: Table, clean: Path) -> Iterator[Fault]:
    """Yield a fault for every malformed record while writing `clean`; exhaust it before reading.

    A record with too few or too many cells is kept only for its key (so that other tables still
    find it) and is marked `broken`. A file that goes wrong beyond recovery (a quote that is
    never closed, a line without end) gets one fault, and the records after it are not read.
    """
    with _records(path) as records, clean.open("w", encoding="utf-8", newline="") as out:
        # Everything quoted: the csv module leaves a lone \r bare, which the fast reader refuses.
        writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow(["row", "broken", *table.fields])
        number = 0
        try:
            next(records, None)
            for cells in records:
                if not cells:
                    continue
                if cells == [_END]:
                    break
                if _END in cells[-1]:
                    raise csv.Error("a quote is never closed")
                number += 1
                yield from _one(cells, number, names, table, writer)
        except (_TooLong, csv.Error) as problem:
            yield _beyond_recovery(table, number + 1, problem)


def relation(clean: Path, wanted: list[str]) -> str:
    """SQL that reads the repaired file as `csv_files.relation` reads a sound one."""
    columns = ["row", "broken", *wanted]
    selected = ", ".join(quote(name) for name in wanted)
    return (
        f"SELECT row::BIGINT AS row, broken = '1' AS broken, {selected}"
        f" FROM {read_csv(clean, columns)}"
    )


def _one(cells: list[str], number: int, names: list[str], table: Table, writer) -> Iterator[Fault]:
    found = dict(zip(reversed(names), reversed(_padded(cells, len(names))), strict=True))
    broken = len(cells) != len(names) and cells[len(names) :] != [""]
    if broken:
        yield _ragged(table, number, len(cells), len(names))
        found = {name: found.get(name, "") for name in table.primary_key}
    for name in table.fields:
        text = found.get(name, "")
        if _unclean(text):
            yield _undecoded(table, number, name, "\0" in text)
            found[name] = _cleaned(text)
    writer.writerow([number, int(broken), *(found.get(name, "") for name in table.fields)])


def _padded(cells: list[str], width: int) -> list[str]:
    return [*cells[:width], *[""] * (width - len(cells))]


@contextmanager
def _records(path: Path) -> Iterator[Iterator[list[str]]]:
    former = csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as file:
            yield csv.reader(_lines(file), strict=False)
    finally:
        csv.field_size_limit(former)


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise _TooLong
        yield line
    yield _END


def _unclean(text: str) -> bool:
    return (not text.isascii() and any("\udc80" <= c <= "\udcff" for c in text)) or "\0" in text


def _cleaned(text: str) -> str:
    return "".join(_UNKNOWN if c == "\0" or "\udc80" <= c <= "\udcff" else c for c in text)


def _ragged(table: Table, row: int, found: int, expected: int) -> Fault:
    return Fault(
        "columns",
        table.name,
        row,
        "",
        str(found),
        f"De rij heeft {found} cellen; de kopregel heeft er {expected}.",
        "Kijk of een komma in een tekst tussen aanhalingstekens staat en of er geen cel ontbreekt.",
    )


def _undecoded(table: Table, row: int, field: str, nul: bool) -> Fault:
    what = "staat een NUL-teken" if nul else "staan tekens die geen UTF-8 zijn"
    return Fault(
        "encoding",
        table.name,
        row,
        field,
        None,
        f"In deze cel {what}.",
        "Sla het bestand opnieuw op met de codering UTF-8.",
    )


def _beyond_recovery(table: Table, row: int, problem: Exception) -> Fault:
    if isinstance(problem, _TooLong) or "field larger" in str(problem):
        return Fault(
            "size",
            table.name,
            row,
            "",
            None,
            f"Hier staat een cel of regel van meer dan {LONGEST_LINE:,} tekens.".replace(",", ".")
            + " Vanaf deze rij is de tabel niet gelezen.",
            "Kijk of een aanhalingsteken niet gesloten is, of maak de tekst korter.",
        )
    return Fault(
        "quotes",
        table.name,
        row,
        "",
        None,
        "Een aanhalingsteken wordt niet gesloten. Vanaf deze rij is de tabel niet gelezen.",
        "Sluit de tekst met een aanhalingsteken, en verdubbel een aanhalingsteken in de tekst.",
    )
