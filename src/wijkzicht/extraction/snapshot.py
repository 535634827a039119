"""The snapshot: the register as Parquet under its own keys, for the figures on the pages.

It is personal data: it stays in a closed folder on the same machine and never leaves. Tables of
work are cut in parts by team, those of contacts by year as well, those of people by the first digit
of their household's key, so that a save renews a few small parts; what is left is small.
"""

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from wijkzicht.dataset.schema import tables
from wijkzicht.extraction.queries import INTERNAL, TableQuery, table_queries
from wijkzicht.extraction.stream import Cursor, reader

_WHOLE = "alles"
_DIGITS = "0123456789abcdef"
_LAYOUT = "indeling"


class Touched(NamedTuple):
    """What a save has touched: work of a team in a year, a household, or both."""

    team: UUID | None
    jaar: int
    huishouden: UUID | None


def renew(url: str, folder: Path, touched: Iterable[Touched]) -> None:
    """Renew the parts in which these stand, and every table that is not cut in parts.

    Each file is replaced whole, so a reader sees the old or the new one. `folder` is a snapshot
    that `is_whole`.
    """
    touched = list(touched)
    parts = {(one.team, one.jaar) for one in touched if one.team}
    _write(url, folder, parts, {one.huishouden.hex[0] for one in touched if one.huishouden})


def rebuild(url: str, folder: Path, parts: Iterable[tuple[UUID, int]]) -> None:
    """Make every part anew. `parts`: all there are, by team and year. What is no part any more goes."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / _LAYOUT).unlink(missing_ok=True)
    made = _write(url, folder, set(parts), set(_DIGITS))
    for path in set(folder.glob("*/*")) - made:
        path.unlink()
    (folder / _LAYOUT).write_text(_layout(), "ascii")


def is_whole(folder: Path) -> bool:
    """Whether every part is there, made by the queries of this version of the program."""
    layout = folder / _LAYOUT
    return layout.exists() and layout.read_text("ascii") == _layout()


def stand_still(folder: Path, place: Path) -> Path:
    """The snapshot as it is now, in `place`: no later renewal changes it.

    On the same disk no file is copied. Nobody renews parts meanwhile: that is up to the caller.
    """
    return shutil.copytree(folder, place / folder.name, copy_function=_linked)


def part_files(folder: Path) -> dict[str, str]:
    """For each table of the snapshot the pattern of its files."""
    return {
        path.name: str(path / "*.parquet")
        for path in sorted(folder.iterdir())
        if path.is_dir() and any(path.glob("*.parquet"))
    }


def _write(url: str, folder: Path, parts: set[tuple[UUID, int]], digits: set[str]) -> set[Path]:
    made = set()
    with reader(url) as cursor:
        for query in table_queries().values():
            for name, part in _parts(query, parts, digits).items():
                made.add(_write_part(cursor, query, folder, name, part))
    return made


def _parts(query: TableQuery, parts: set[tuple[UUID, int]], digits: set[str]) -> dict[str, dict]:
    """By name of the file, what of the table it holds."""
    if query.day:
        return {f"{team}-{year}": {"team": str(team), "year": year} for team, year in parts}
    if query.team:
        return {str(team): {"team": str(team)} for team, _ in parts}
    if query.huishouden:
        return {digit: {"digit": digit} for digit in digits}
    return {_WHOLE: {}}


def _write_part(cursor: Cursor, query: TableQuery, folder: Path, name: str, part: dict) -> Path:
    place = folder / query.table
    place.mkdir(mode=0o700, exist_ok=True)
    path = place / f"{name}.parquet"
    cursor.write(query.render(INTERNAL, **part), tables()[query.table], path)
    return path


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk, or one without links
        shutil.copyfile(source, target)


def _layout() -> str:
    """Changes when what stands in a part, or how a table is cut, changes."""
    return hashlib.sha256(repr(sorted(table_queries().items())).encode()).hexdigest()
