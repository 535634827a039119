"""The snapshot: the register as Parquet under its own keys, for the figures on the pages.

It is personal data: it stays in a closed folder on the same machine and never leaves. Contacts
are cut in parts by team and year, so that a save renews one part; everything else is small.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

from wijkzicht.dataset.schema import tables
from wijkzicht.extraction.queries import INTERNAL, TableQuery, table_queries
from wijkzicht.extraction.stream import Cursor, reader

_WHOLE = "alles"


def renew(url: str, folder: Path, parts: Iterable[tuple[UUID, int]]) -> None:
    """Renew the parts (team and year) and every table that is not cut in parts by year.

    Missing tables are made. Each file is replaced whole, so a reader sees the old or the new one.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    wanted = sorted(set(parts))
    with reader(url) as cursor:
        for query in table_queries().values():
            if query.day is None:
                _write(cursor, query, folder, _WHOLE)
            else:
                for team, year in wanted:
                    _write(cursor, query, folder, f"{team}-{year}", team=str(team), year=year)


def rebuild(url: str, folder: Path, parts: Iterable[tuple[UUID, int]]) -> None:
    """Make the snapshot anew from nothing: also what was removed from the register is gone."""
    if folder.exists():
        shutil.rmtree(folder)
    renew(url, folder, parts)


def part_files(folder: Path) -> dict[str, str]:
    """For each table of the snapshot the pattern of its files."""
    return {
        path.name: str(path / "*.parquet")
        for path in sorted(folder.iterdir())
        if path.is_dir() and any(path.glob("*.parquet"))
    }


def _write(cursor: Cursor, query: TableQuery, folder: Path, name: str, **part) -> None:
    place = folder / query.table
    place.mkdir(mode=0o700, exist_ok=True)
    cursor.write(query.render(INTERNAL, **part), tables()[query.table], place / f"{name}.parquet")
