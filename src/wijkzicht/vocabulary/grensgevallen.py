"""Five written cases on the line between access, help, coordination and prevention."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# What a case can be called. `regie_en_hulp`: coordination, with help given as well.
KEUZES = ("toegang", "hulp", "regie", "regie_en_hulp", "preventie", "overig")


@dataclass(frozen=True)
class Grensgeval:
    """A case, what it counts as by our definitions, and why; in `nl` and `en`."""

    code: str
    klasse: str
    tekst: dict[str, str]
    waarom: dict[str, str]


@cache
def grensgevallen() -> dict[str, Grensgeval]:
    """The cases by code, in order."""
    lines = files("wijkzicht.vocabulary").joinpath("grensgevallen.csv").read_text("utf-8")
    rows = csv.DictReader(line for line in lines.splitlines() if not line.startswith("#"))
    return {
        row["code"]: Grensgeval(
            row["code"],
            row["klasse"],
            {"nl": row["nl"], "en": row["en"]},
            {"nl": row["waarom_nl"], "en": row["waarom_en"]},
        )
        for row in rows
    }
