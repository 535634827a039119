"""Questionnaires: a file each, with the question codes of the basisset and their words."""

import csv
import functools
from dataclasses import dataclass
from importlib import resources

JEUGDIGE = "jeugdige"
TEXT = "tekst"


@dataclass(frozen=True)
class Question:
    """One question. `schaal` is 5, 10, or None for an open answer."""

    vraag: str
    schaal: int | None
    nl: str
    nl_jeugdige: str
    en: str

    def words(self, informant: str, language: str = "nl") -> str:
        """The question as this voice reads it: je to young people, u to others."""
        if language == "en":
            return self.en
        return self.nl_jeugdige if informant == JEUGDIGE else self.nl

    def fits(self, waarde: int) -> bool:
        """Whether this is an answer on the scale."""
        return self.schaal is not None and 1 <= waarde <= self.schaal


@functools.cache
def questionnaire(name: str) -> tuple[Question, ...]:
    """The questions in order. Raises KeyError for a name that is not there, with those that are."""
    file = resources.files(__name__) / f"{name}.csv"
    if name not in names():
        raise KeyError(f"no questionnaire {name!r}; there are: {', '.join(names())}")
    lines = [line for line in file.read_text("utf-8").splitlines() if not line.startswith("#")]
    return tuple(
        Question(
            vraag=row["vraag"],
            schaal=None if row["schaal"] == TEXT else int(row["schaal"]),
            nl=row["nl"],
            nl_jeugdige=row["nl_jeugdige"],
            en=row["en"],
        )
        for row in csv.DictReader(lines)
    )


@functools.cache
def names() -> tuple[str, ...]:
    """The questionnaires there are."""
    here = resources.files(__name__).iterdir()
    return tuple(sorted(f.name.removesuffix(".csv") for f in here if f.name.endswith(".csv")))
