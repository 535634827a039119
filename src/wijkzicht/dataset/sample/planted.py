"""Faults planted in a sample on purpose, and the list of them, to try `wijkzicht check` on."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import yaml

from wijkzicht.dataset.schema import tables

_GOOD = "geen"


class Planted(NamedTuple):
    """A fault that was planted; `row` counts records from 1, `soort` is fout or waarschuwing."""

    table: str
    row: int
    field: str
    rule: str
    soort: str


def plant(folder: Path, counts: dict[str, int], last: date) -> list[Planted]:
    """Add the faulty rows behind the good ones of a CSV sample; returns what is wrong where.

    `counts` holds the rows that were written and is brought up to date.
    """
    found = []
    for name, told in _told().items():
        with (folder / f"{name}.csv").open("a", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            for fault, row in _rows(name, told, last):
                out.writerow(row)
                counts[name] += 1
                if fault["regel"] != _GOOD:
                    kind = fault.get("soort_fout", "fout")
                    found.append(Planted(name, counts[name], fault["veld"], fault["regel"], kind))
    return found


def write_list(path: Path, planted: list[Planted]) -> None:
    """Write the list as CSV."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.deel")
    with fresh.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(Planted._fields)
        out.writerows(planted)
    fresh.replace(path)


@cache
def _told() -> dict[str, dict]:
    return yaml.safe_load(files(__package__).joinpath("planted.yaml").read_text("utf-8"))


def _rows(name: str, told: dict, last: date) -> Iterator[tuple[dict, list[str]]]:
    """Each fault with its row as text in contract order; a key of its own unless it states one."""
    fields, key = tables()[name].fields, tables()[name].primary_key
    for number, fault in enumerate(told["fouten"], start=1):
        row = told["basis"] | {k: v for k, v in fault.items() if k in fields}
        if len(key) == 1 and key[0] not in fault and fault["regel"] != _GOOD:
            row[key[0]] = f"fout-{row[key[0]]}{number:02d}"
        yield fault, [_cell(row.get(field), last) for field in fields]


def _cell(value: str | int | date | None, last: date) -> str:
    if isinstance(value, int):
        return (last + timedelta(value)).isoformat()
    return "" if value is None else str(value)
