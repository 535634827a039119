"""Write a basisset: all of its files and their descriptor, or nothing."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from wijkzicht.dataset import cells, descriptor
from wijkzicht.dataset.schema import descriptor as contract
from wijkzicht.dataset.schema import tables
from wijkzicht.dataset.unfinished import unfinished

FORMATS = ("csv", "parquet")
_OPTIONS = {
    "csv": "FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR ''",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}


def write_basisset(folder, con_or_tables, format: str = "csv", descriptor_extra=None) -> list[str]:
    """Write the tables to `folder` with their `datapackage.json`; return the names written.

    `con_or_tables`: a DuckDB connection with a relation named after each table, or a mapping
    of table name to anything DuckDB can scan (a relation, an Arrow table or a reader of Arrow
    batches, which is streamed). Columns may miss; they are written in contract order with
    contract types. Row order is kept. `descriptor_extra` may hold `peildatum`, `bron` and
    `dekking` (table name to value).

    The folder appears whole or not at all. A former basisset there is replaced; a folder that
    holds anything else is left alone and raises FileExistsError.
    """
    if format not in FORMATS:
        raise ValueError(f"a basisset is csv or parquet, not {format}")
    with whole_folder(folder) as fresh:
        written = _write(fresh, con_or_tables, format)
        write_description(fresh, written, format, descriptor_extra or {})
    return written


@contextmanager
def whole_folder(folder, mode: int = 0o755) -> Iterator[Path]:
    """A fresh folder to write a basisset in, that takes the place of `folder` at the end.

    When the work in it fails nothing changes. A former basisset is replaced; a folder that holds
    anything else is left alone and raises FileExistsError.
    """
    folder = Path(folder)
    _must_be_replaceable(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(folder.parent, f".{folder.name}-") as fresh:
        yield fresh
        fresh.chmod(mode)
        _put_in_place(fresh, folder)


def write_description(fresh: Path, written: list[str], format: str, extra: Mapping) -> None:
    """Write `datapackage.json`: the contract for the tables written, with `extra` on top."""
    text = json.dumps(_description(written, format, extra), indent=2)
    (fresh / descriptor.FILE).write_text(text + "\n", "utf-8")


def _must_be_replaceable(folder: Path) -> None:
    if not folder.exists():
        return
    ours = {descriptor.FILE} | {f"{name}.{end}" for name in tables() for end in FORMATS}
    others = sorted(path.name for path in folder.iterdir() if path.name not in ours)
    if others:
        raise FileExistsError(
            f"In {folder} staat {others[0]}, dat geen deel is van een basisset. Kies een lege map."
        )


def _write(fresh: Path, con_or_tables, format: str) -> list[str]:
    if isinstance(con_or_tables, Mapping):
        con, given = duckdb.connect(), con_or_tables
        unknown = sorted(set(given) - set(tables()))
        if unknown:
            raise ValueError(f"the contract has no table named {unknown[0]}")
    else:
        con, given = con_or_tables, {}
        rows = con.execute("SELECT table_name FROM information_schema.tables").fetchall()
        given = {name: con.table(name) for (name,) in rows if name in tables()}
    written = [name for name in tables() if name in given]
    for name in written:
        _copy(con, name, given[name], fresh / f"{name}.{format}", _OPTIONS[format])
    return written


def _copy(con, name: str, rows, path: Path, options: str) -> None:
    relation = rows if isinstance(rows, duckdb.DuckDBPyRelation) else con.from_arrow(rows)
    present = set(relation.columns)
    selected = ", ".join(
        f"{cells.quote(field.name) if field.name in present else 'NULL'}"
        f"::{cells.nothing(field).removeprefix('NULL::')} AS {cells.quote(field.name)}"
        for field in tables()[name].fields.values()
    )
    target = cells.literal(str(path))
    relation.query("given", f"COPY (SELECT {selected} FROM given) TO {target} ({options})")


def _description(written: list[str], format: str, extra: Mapping) -> dict:
    content = contract()
    coverage = extra.get("dekking", {})
    content.update({key: str(value) for key, value in extra.items() if key != "dekking"})
    content["resources"] = [
        {
            **resource,
            "path": f"{resource['name']}.{format}",
            "format": format,
            **({"dekking": coverage[resource["name"]]} if resource["name"] in coverage else {}),
        }
        for resource in content["resources"]
        if resource["name"] in written
    ]
    return content


def _put_in_place(fresh: Path, folder: Path) -> None:
    if not folder.exists():
        fresh.rename(folder)
        return
    former = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(former / "was")
    try:
        fresh.rename(folder)
    except BaseException:
        (former / "was").rename(folder)
        raise
    finally:
        shutil.rmtree(former, ignore_errors=True)
