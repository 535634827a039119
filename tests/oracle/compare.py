"""Run the real command, read its file, and say in words where it differs from the oracle."""

from __future__ import annotations

import csv
from math import isclose
from pathlib import Path

from click.testing import CliRunner

from oracle.random_sets import RandomSet
from oracle.rows import COLUMNS
from wijkzicht.cli.main import main

KEY = ("indicator", "groep", "periode", "dimensie")
NUMBERS = ("teller", "noemer", "waarde", "onder", "boven", "onbekend")


def run(*arguments: object) -> None:
    """Run `wijkzicht` with these arguments; anything but exit code 0 is a failure."""
    result = CliRunner().invoke(main, [str(item) for item in arguments], catch_exceptions=False)
    assert result.exit_code == 0, f"exit {result.exit_code}: {result.output}"


def computed_rows(
    made: RandomSet, folder: Path, per: tuple[str, str], options: tuple = ()
) -> list[dict]:
    """The rows that `wijkzicht indicators` writes for that set."""
    out = folder / "cijfers.csv"
    basisset = made.write(folder / "basisset")
    asked = ("--per", ",".join(per), "--as-of", made.as_of, *options)
    run("indicators", basisset, *asked, "--out", out)
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def differences(expected: list[dict], found: list[dict]) -> list[str]:
    """One sentence for each row that is missing, too many, or different in a column."""
    wanted = {tuple(row[name] for name in KEY): row for row in expected}
    given = {tuple(row[name] for name in KEY): row for row in found}
    told = [f"missing {key}: {_short(wanted[key])}" for key in wanted if key not in given]
    told += [f"too many {key}: {_short(given[key])}" for key in given if key not in wanted]
    for key in wanted:
        if key in given:
            told += [
                f"{' '.join(key)}: {name} is {given[key][name] or 'empty'}, oracle "
                f"{'empty' if wanted[key][name] is None else wanted[key][name]} ({_short(wanted[key])})"
                for name in (*NUMBERS, "status")
                if not _same(name, wanted[key][name], given[key][name])
            ]
    order = [tuple(row[name] for name in KEY) for row in found]
    if order != sorted(order):
        told.append("the rows are not sorted by indicator, groep, periode, dimensie")
    return sorted(told)


def _same(name: str, expected, text: str) -> bool:
    if name == "status" or expected is None or text == "":
        return text == ("" if expected is None else str(expected))
    if isinstance(expected, int):
        return float(text) == expected
    return isclose(float(text), expected, rel_tol=1e-9, abs_tol=1e-9)


def _short(row: dict) -> str:
    return ", ".join(f"{name}={row[name]}" for name in COLUMNS[4:])
