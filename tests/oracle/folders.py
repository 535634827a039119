"""Read a small CSV basisset into lists of dicts, by the types of the contract."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

from oracle.known import Row, Tables
from oracle.random_sets import RESOURCES

CASTS = {
    "date": date.fromisoformat,
    "integer": int,
    "number": float,
    "boolean": {"true": True, "false": False}.__getitem__,
    "string": str,
}


def read_table(folder: Path, name: str) -> list[Row]:
    """The rows of one table; an empty cell is None."""
    types = {item["name"]: item["type"] for item in RESOURCES[name]["schema"]["fields"]}
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [
            {field: CASTS[types[field]](text) if text else None for field, text in row.items()}
            for row in csv.DictReader(file, strict=True)
        ]


def read_folder(folder: Path) -> tuple[Tables, date, dict[str, str]]:
    """Tables, peildatum and stated coverage of a folder."""
    descriptor = json.loads((folder / "datapackage.json").read_text("utf-8"))
    tables = {item["name"]: read_table(folder, item["name"]) for item in descriptor["resources"]}
    coverage = {
        item["name"]: item["dekking"] for item in descriptor["resources"] if "dekking" in item
    }
    return tables, date.fromisoformat(descriptor["peildatum"]), coverage
