"""The register as a basisset: pseudonymised, with a descriptor that says when and from where."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

from wijkzicht import __version__
from wijkzicht.dataset.schema import descriptor, tables
from wijkzicht.dataset.unfinished import unfinished
from wijkzicht.extraction.queries import PSEUDONYM, TableQuery, table_queries
from wijkzicht.extraction.stream import reader

# What the register knows of help elsewhere is what the team arranged or was told.
DEKKING = {"voorziening": "via_team"}
# Two cores do most with two streams; the large tables come first.
STREAMS = 2
_LARGE_FIRST = ("contact", "contact_persoon")


class OutputExists(ValueError):
    """The folder to write to has something in it already."""


def extract(
    url: str, folder: Path, peildatum: date, told: Callable[[str, int], None] = lambda *_: None
) -> dict[str, int]:
    """Write the whole register to `folder` as a basisset. Returns the number of rows per table.

    Keys are pseudonyms; names, addresses, birth days, BSN and free text stay behind. `url` is the
    address of the database for the role that may extract; `told` hears each table that is ready.
    The folder appears when all is there, or not at all. Raises OutputExists.
    """
    if folder.exists() and any(folder.iterdir()):
        raise OutputExists(f"De map {folder} is niet leeg. Kies een lege of een nieuwe map.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(folder.parent, f".{folder.name}.") as fresh:
        rows = _write_tables(url, fresh, told)
        _write_descriptor(fresh, rows, peildatum)
        if folder.exists():
            folder.rmdir()
        fresh.replace(folder)
    return rows


def _write_tables(url: str, folder: Path, told: Callable[[str, int], None]) -> dict[str, int]:
    queries = sorted(table_queries().values(), key=lambda q: (q.table not in _LARGE_FIRST, q.table))

    def write(query: TableQuery) -> tuple[str, int]:
        with reader(url) as cursor:
            table = tables()[query.table]
            path = folder / f"{query.table}.parquet"
            count = cursor.write(query.render(PSEUDONYM), table, path)
        told(query.table, count)
        return query.table, count

    with ThreadPoolExecutor(STREAMS) as pool:
        return dict(pool.map(write, queries))


def _write_descriptor(folder: Path, rows: dict[str, int], peildatum: date) -> None:
    contract = descriptor()
    contract["peildatum"] = peildatum.isoformat()
    contract["bron"] = f"Wijkzicht {__version__}"
    contract["resources"] = [
        {
            **resource,
            "path": f"{resource['name']}.parquet",
            "format": "parquet",
            "dekking": DEKKING.get(resource["name"], "volledig"),
        }
        for resource in contract["resources"]
        if resource["name"] in rows
    ]
    text = json.dumps(contract, ensure_ascii=False, indent=2)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
