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


@cache
def sources() -> dict[str, str]:
    """What each source of a published figure is: who wrote it, its title and year."""
    text = files(__package__).joinpath("bronnen.csv").read_text("utf-8")
    return {row["bron"]: row["titel"] for row in csv.DictReader(text.splitlines())}


TEAM_HELP_SOURCE = "CBS, Jeugdhulp 1e halfjaar 2023"


@cache
def team_help_nl() -> dict[str, int]:
    """
    Young people in the Netherlands with youth help by a local team, by half-year, as CBS counts it.

    Only half-years that the source (TEAM_HELP_SOURCE) gives; the last is provisional. Municipalities
    interpret the definition themselves, so a change may be one of registration.
    """
    text = files(__package__).joinpath("cbs_jeugdhulp.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {row["periode"]: int(row["jongeren"]) for row in rows}


def _figure(row: dict[str, str]) -> Published:
    return Published(
        **{
            **row,
            "value": float(row["value"]),
            "n": int(row["n"]) if row["n"] else None,
        }
    )
