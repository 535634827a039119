"""The code lists of the basisset: one CSV file a list, with its source above it."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# Fields of another name that share a list. Every other field is found by its own name.
_SHARED = {
    ("hulptraject", "reden_einde"): "reden_sluiting",
    ("hulpeinde", "reden"): "reden_sluiting",
}


@dataclass(frozen=True)
class CodeList:
    """A list of codes in the contract's order, each with a Dutch and an English label."""

    name: str
    source: str
    labels: dict[str, dict[str, str]]

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the contract's order."""
        return tuple(self.labels)

    def label(self, code: str, language: str = "nl") -> str:
        """The words for `code` in `nl` or `en`. Raises KeyError for a code not in the list."""
        return self.labels[code][language]


@cache
def codelist(name: str) -> CodeList:
    """The list called `name`. Raises KeyError when there is none."""
    path = files(__name__).joinpath(f"{name}.csv")
    if name not in names():
        raise KeyError(f"no code list called {name}")
    lines = path.read_text("utf-8").splitlines()
    sources = [line.removeprefix("# source: ") for line in lines if line.startswith("#")]
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return CodeList(
        name=name,
        source=" ".join(sources),
        labels={row["code"]: {"nl": row["nl"], "en": row["en"]} for row in rows},
    )


@cache
def names() -> tuple[str, ...]:
    """Every list there is, in alphabetical order."""
    found = (path.name for path in files(__name__).iterdir() if path.name.endswith(".csv"))
    return tuple(sorted(name.removesuffix(".csv") for name in found))


def codelist_of(table: str, field: str) -> CodeList:
    """The list a field of the basisset takes its codes from. KeyError when it has none.

    A field name that means different things in different tables has a list called
    `<table>_<field>`; it goes before a list that is called after the field alone.
    """
    if (table, field) in _SHARED:
        return codelist(_SHARED[table, field])
    own = f"{table}_{field}"
    return codelist(own if own in names() else field)
