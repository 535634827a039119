"""Faults planted in a sample on purpose, and the list of them, to try `wijkzicht check` on."""

import csv
import json
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import yaml

from wijkzicht.dataset import descriptor
from wijkzicht.dataset.schema import tables

_GOOD = "geen"


class Planted(NamedTuple):
    """A fault that was planted; `row` counts records from 1, `soort` is fout or waarschuwing.

    `row` is None for a fault of the whole table.
    """

    table: str
    row: int | None
    field: str
    rule: str
    soort: str


def plant(folder: Path, counts: dict[str, int], last: date) -> list[Planted]:
    """Add the faulty rows behind the good ones of a CSV sample; returns what is wrong where.

    `counts` holds the rows that were written and is brought up to date.
    """
    found = []
    for name, told in _told().items():
        path = folder / f"{name}.csv"
        if told.get("weg"):
            path.unlink()
            del counts[name]
        elif "basis" in told:
            found += _add(path, name, told, counts, last)
        if whole := told.get("tabel"):
            kind = whole.get("soort_fout", "fout")
            found.append(Planted(name, None, whole["veld"], whole["regel"], kind))
    _describe(folder)
    return found


def _add(
    path: Path, name: str, told: dict, counts: dict[str, int], last: date
) -> Iterator[Planted]:
    fresh = not path.exists()
    counts.setdefault(name, 0)
    with path.open("a", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        if fresh:
            out.writerow(tables()[name].fields)
        for fault, row in _rows(name, told, counts[name], last):
            out.writerow(row)
            counts[name] += 1
            if fault["regel"] != _GOOD:
                kind = fault.get("soort_fout", "fout")
                yield Planted(name, counts[name], fault["veld"], fault["regel"], kind)


def _describe(folder: Path) -> None:
    path = folder / descriptor.FILE
    content = json.loads(path.read_text("utf-8"))
    content["dekking"] = {n: told["dekking"] for n, told in _told().items() if "dekking" in told}
    path.write_text(json.dumps(content, indent=2) + "\n", "utf-8")


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


def _rows(name: str, told: dict, stood: int, last: date) -> Iterator[tuple[dict, list[str]]]:
    """Each fault with its row as text in contract order; a key of its own unless it states one.

    Behind them good rows, where the table must have so many: `stood` were there already.
    """
    fields, key = tables()[name].fields, tables()[name].primary_key
    more = told.get("vul_tot", 0) - stood - len(told["fouten"])
    good = [{"regel": _GOOD, key[0]: f"fout-{n}"} for n in range(more)]
    for number, fault in enumerate([*told["fouten"], *good], start=1):
        row = told["basis"] | {k: v for k, v in fault.items() if k in fields}
        if len(key) == 1 and key[0] not in fault and fault["regel"] != _GOOD:
            row[key[0]] = f"fout-{row[key[0]]}{number:02d}"
        yield fault, [_cell(row.get(field), last) for field in fields]


def _cell(value: str | int | date | None, last: date) -> str:
    if isinstance(value, int):
        return (last + timedelta(value)).isoformat()
    return "" if value is None else str(value)
