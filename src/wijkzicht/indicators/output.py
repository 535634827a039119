"""Writes rows of `indicators` to a file, whole or not at all."""

import csv
import json
import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from wijkzicht.indicators.rows import Row

_NUMBERS = ("teller", "noemer", "waarde", "onder", "boven", "onbekend")


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """
    Writes CSV (UTF-8, comma, header, empty for no value), Parquet or JSON (a list of objects).

    The ending of the name decides; numbers are not rounded. The same rows give the same bytes.
    Raises KeyError for another ending, OSError when the folder can't be written to; a file that
    stood there is then still as it was.
    """
    write = WRITERS[path.suffix]
    handle, name = tempfile.mkstemp(prefix=f".{path.stem}-", suffix=path.suffix, dir=path.parent)
    os.close(handle)
    fresh = Path(name)
    try:
        write(fresh, rows)
        fresh.chmod(0o666 & ~_umask())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _csv(path: Path, rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(Row._fields)
        out.writerows(rows)


def _json(path: Path, rows: Sequence[Row]) -> None:
    lines = [json.dumps(row._asdict(), ensure_ascii=False) for row in rows]
    path.write_text("[\n" + ",\n".join(lines) + "\n]\n", "utf-8")


def _parquet(path: Path, rows: Sequence[Row]) -> None:
    import pyarrow
    from pyarrow import parquet

    columns = {name: [row[i] for row in rows] for i, name in enumerate(Row._fields)}
    for name in ("teller", "noemer"):
        columns[name] = [None if value is None else float(value) for value in columns[name]]
    kinds = [
        (name, pyarrow.float64() if name in _NUMBERS else pyarrow.string()) for name in Row._fields
    ]
    parquet.write_table(pyarrow.table(columns, schema=pyarrow.schema(kinds)), path)


WRITERS: dict[str, Callable[[Path, Sequence[Row]], None]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".json": _json,
}
