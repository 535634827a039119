"""Figures that studies published, as they stand there. Context beside our own, never a norm."""

import csv
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Published:
    """One published figure. `value` in `unit`; `caveat`: why it may not be the same thing as ours."""

    key: str
    topic: str
    what: str
    value: float
    unit: str
    n: int | None
    population: str
    period: str
    source: str
    section: str
    caveat: str


@cache
def published() -> dict[str, Published]:
    """Every published figure by key, in the order of the file."""
    text = files(__package__).joinpath("published_figures.csv").read_text("utf-8")
    rows = (_figure(row) for row in csv.DictReader(text.splitlines()))
    return {figure.key: figure for figure in rows}


def elsewhere(*patterns: str) -> list[Published]:
    """The figures whose key fits one of the patterns (`crisis.*`), in the order of the file."""
    return [f for f in published().values() if any(fnmatchcase(f.key, p) for p in patterns)]


def _figure(row: dict[str, str]) -> Published:
    return Published(
        **{
            **row,
            "value": float(row["value"]),
            "n": int(row["n"]) if row["n"] else None,
        }
    )
