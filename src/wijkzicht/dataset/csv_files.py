"""A table in a CSV file: its header, a look at its bytes, and the SQL that reads it as text."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from wijkzicht.dataset.cells import literal, quote

# Whatever is longer is not a cell or a record of a basisset.
LONGEST_CELL = 1_000_000
LONGEST_LINE = 1_000_000
MOST_COLUMNS = 1_000

_CHUNK = 1 << 20
_OTHER_FORMATS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"PK\x03\x04": "een zip- of Excelbestand",
    b"PAR1": "een Parquet-bestand",
    b"\x1f\x8b": "een gecomprimeerd bestand",
}


class NotCsv(Exception):
    """The file as a whole can't be read as CSV. The sentence says why, `todo` what to do."""

    def __init__(self, rule: str, message: str, todo: str) -> None:
        self.rule, self.message, self.todo = rule, message, todo
        super().__init__(message)


def header(path: Path) -> list[str]:
    """The names in the first record. Raises NotCsv when there is no usable header."""
    with path.open("rb") as file:
        start = file.read(LONGEST_LINE + 1)
    for mark, what in _OTHER_FORMATS.items():
        if start.startswith(mark):
            raise NotCsv("encoding", f"Het bestand is {what}, geen CSV in UTF-8.", _SAVE_AS)
    text = start.decode("utf-8-sig", errors="replace")
    try:
        names = next(csv.reader(io.StringIO(text, newline="")), [])
    except csv.Error:
        names = []
    if not any(names):
        raise NotCsv("header", "Het bestand heeft geen kopregel.", _ADD_HEADER)
    if len(names) > MOST_COLUMNS or sum(map(len, names)) > LONGEST_LINE // 2:
        raise NotCsv("size", f"De kopregel heeft {len(names)} kolommen of is te lang.", _ADD_HEADER)
    return names


_SAVE_AS = "Sla de tabel op als CSV met de codering UTF-8."
_ADD_HEADER = "Zet op de eerste regel de namen van de kolommen, met een komma ertussen."


def looks_plain(path: Path) -> bool:
    """Whether the bytes hold no NUL and no line beyond LONGEST_LINE: then the fast reader may try.

    One sequential look, far cheaper than reading; it keeps a line of hundreds of millions of
    bytes away from a reader that would hold it in memory.
    """
    since_newline = 0
    for chunk in _chunks(path):
        if b"\0" in chunk:
            return False
        last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        if last < 0:
            since_newline += len(chunk)
        else:
            first = min(at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0)
            if since_newline + first > LONGEST_LINE:
                return False
            since_newline = len(chunk) - last - 1
        if since_newline > LONGEST_LINE:
            return False
    return True


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk


def relation(path: Path, names: list[str], wanted: list[str]) -> str:
    """SQL that reads the file strictly: `row`, `broken` and the wanted columns as text.

    It raises on the first record that is not well-formed; `csv_repair` then takes over.
    """
    selected = _selected(names, wanted)
    source = read_csv(path, [f"c{i}" for i in range(len(names))])
    return f"SELECT row_number() OVER () AS row, false AS broken, {selected} FROM {source}"


def _selected(names: list[str], wanted: list[str]) -> str:
    place = {name: i for i, name in reversed(list(enumerate(names)))}
    return ", ".join(
        f"{f'c{place[name]}' if name in place else 'NULL::VARCHAR'} AS {quote(name)}"
        for name in wanted
    )


def read_csv(path: Path, columns: list[str]) -> str:
    """The call of DuckDB's reader, everything stated and nothing guessed, all cells as text."""
    typed = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in columns)
    return (
        f"read_csv({literal(exactly(path))}, columns = {{{typed}}}, auto_detect = false,"
        " header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '',"
        f" max_line_size = {2 * LONGEST_LINE})"
    )


def exactly(path: Path) -> str:
    """The path with the characters of a search pattern taken literally."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))
