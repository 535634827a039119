"""Cells broken at random in a sound set, and what CONTRACT.md says of them: a naive `check`."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

from oracle.random_sets import RESOURCES

# What nobody means, one that means something else, and some that are right after all.
ODD = ("", "x", "-1", "2025-02-30", "2025-2-3", "NaN", "0,5", "99999", "1e400", " 1", "true", "GM1")


def break_cells(folder: Path, seed: int, number: int) -> None:
    """Change so many cells of the CSV files, and double some rows."""
    random = Random(seed)
    files = sorted(folder.glob("*.csv"))
    for _ in range(number):
        path = random.choice(files)
        header, *rows = _read(path)
        if not rows:
            continue
        row = random.choice(rows)
        if random.random() < 0.2:
            rows.insert(random.randrange(len(rows)), list(row))
        else:
            place = random.randrange(len(header))
            others = [other[place] for other in rows]
            row[place] = random.choice([*ODD, random.choice(others), random.choice(others)])
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([header, *rows])


def faults_of(folder: Path) -> Counter:
    """(rule, table, row, field) of every cell, key and reference that breaks the contract."""
    tables = {path.stem: _read(path) for path in folder.glob("*.csv")}
    found: Counter = Counter()
    for name, (header, *rows) in tables.items():
        schema = RESOURCES[name]["schema"]
        keys = schema["primaryKey"]
        keys = [keys] if isinstance(keys, str) else keys
        optional = {
            f["name"] for f in schema["fields"] if not f.get("constraints", {}).get("required")
        }
        doubles = Counter(_key(header, row, keys, schema, optional) for row in rows)
        for number, row in enumerate(rows, start=1):
            cells = dict(zip(header, row, strict=True))
            for field in schema["fields"]:
                for rule in _broken(field, cells[field["name"]]):
                    found[rule, name, number, field["name"]] += 1
            key = _key(header, row, keys, schema, optional)
            if key is not None and doubles[key] > 1:
                in_order = [f["name"] for f in schema["fields"] if f["name"] in keys]
                found["primary_key", name, number, ",".join(in_order)] += 1
            for reference in schema.get("foreignKeys", []):
                other, field = reference["reference"], reference["fields"]
                if other["resource"] not in tables:
                    continue
                there = {
                    dict(zip(tables[other["resource"]][0], r, strict=True))[other["fields"]]
                    for r in tables[other["resource"]][1:]
                }
                if cells[field] and cells[field] not in there:
                    found["foreign_key", name, number, field] += 1
    return found


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _key(header, row, keys, schema, optional) -> tuple | None:
    """The values of the key; None when a required part is empty or can't be read."""
    cells = dict(zip(header, row, strict=True))
    kinds = {field["name"]: field["type"] for field in schema["fields"]}
    values = tuple(_value(kinds[name], cells[name]) for name in keys)
    empty = [n for n, value in zip(keys, values, strict=True) if value is None]
    return None if set(empty) - optional else values


def _broken(field: dict, text: str) -> list[str]:
    rules = field.get("constraints", {})
    if text == "":
        return ["required"] if rules.get("required") else []
    value = _value(field["type"], text)
    if value is None:
        return ["type"]
    found = []
    if "enum" in rules and text not in rules["enum"]:
        found.append("enum")
    if "pattern" in rules and not re.fullmatch(rules["pattern"], text):
        found.append("pattern")
    if "minimum" in rules and value < rules["minimum"]:
        found.append("minimum")
    if "maximum" in rules and value > rules["maximum"]:
        found.append("maximum")
    return found


def _value(kind: str, text: str):
    """What the text means as that type; None when it means nothing."""
    try:
        if text == "":
            return None
        if kind == "date":
            return date.fromisoformat(text) if len(text) == 10 else None
        if kind == "boolean":
            return {"true": True, "false": False, "1": True, "0": False}[text]
        if kind == "integer":
            return int(text) if re.fullmatch(r"[+-]?\d+", text) else None
        if kind == "number":
            number = float(text) if text.strip() == text else math.nan
            return number if math.isfinite(number) else None
    except (ValueError, KeyError):
        return None
    return text
