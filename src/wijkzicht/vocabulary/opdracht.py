"""What a figure speaks to: a national goal, and a part of the broad task of a local team.

`nagekeken` no: our own wording, not laid beside the source. It is configuration, not law.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

LANDELIJK, DEEL = "landelijk_doel", "opdrachtdeel"


@dataclass(frozen=True)
class Aim:
    """One line of the list. `nl` and `en` are words for a screen."""

    code: str
    nl: str
    en: str
    bron: str
    nagekeken: bool

    def __str__(self) -> str:
        return self.nl


@cache
def aims(soort: str) -> dict[str, Aim]:
    """The national goals, or the parts of the task, by code and in the order of the file."""
    text = files(__package__).joinpath("opdracht.csv").read_text("utf-8")
    rows = [row for row in csv.DictReader(text.splitlines()) if row.pop("soort") == soort]
    return {row["code"]: Aim(**{**row, "nagekeken": row["nagekeken"] == "ja"}) for row in rows}
