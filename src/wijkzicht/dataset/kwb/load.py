"""Reads back the folder that `import cbs-kwb` wrote."""

import csv
from pathlib import Path

from wijkzicht.dataset.kwb.read import COUNTS, Area, Kwb


class NoKwb(Exception):
    """The folder doesn't hold an import of CBS figures; the sentence says what to do."""


def load(folder: Path) -> Kwb:
    """The areas of `kwb.csv` in `folder`. Raises `NoKwb` when it isn't there or is another file."""
    path = folder / "kwb.csv"
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return Kwb(tuple(_area(row) for row in csv.DictReader(file)))
    except (OSError, KeyError, ValueError) as fault:
        raise NoKwb(
            f"{path} is niet te lezen. Maak de map met: wijkzicht import cbs-kwb BESTAND --out MAP"
        ) from fault


def _area(row: dict[str, str]) -> Area:
    return Area(
        int(row["jaar"]),
        row["code"],
        row["soort"],
        row["gemeente"],
        _count(row["indelingswijziging"]),
        {ours: _count(row[ours]) for ours in COUNTS},
    )


def _count(cell: str) -> int | None:
    return int(cell) if cell else None
