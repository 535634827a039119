"""Protocols of deliveries: each version a frozen folder, found by name or by the days it is valid."""

import csv
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

BELEIDSINFORMATIE_JEUGD = "beleidsinformatie_jeugd"


class UnknownProtocol(LookupError):
    """There is no version of that name; the message is for the person who asked."""


@dataclass(frozen=True)
class LayoutField:
    """One field of a delivery file: its name, its length in signs, and when it must be filled.

    `required` is `ja` or `bij einde`; `codelist` names the list of codes, empty without one;
    `kind` is `code`, `nummer`, `tekst` or `JJJJMMDD`.
    """

    name: str
    width: int
    required: str
    codelist: str
    kind: str


@dataclass(frozen=True)
class Translation:
    """What one of our codes becomes. `theirs` empty: not delivered, and `why` says why."""

    field: str
    ours: str
    codelist: str
    theirs: str
    why: str


@dataclass(frozen=True)
class Protocol:
    """One version: the days of delivery periods it is for, its codes, layout and our mapping."""

    name: str
    version: str
    valid_from: date
    valid_to: date | None
    bsn_onbekend: str
    bsn_ongeboren: str
    codes: dict[str, dict[str, str]]
    layout: tuple[LayoutField, ...]
    mapping: tuple[Translation, ...]

    def is_valid(self, start: date, end: date) -> bool:
        """Whether the whole period from `start` to `end` falls under this version."""
        return self.valid_from <= start and (self.valid_to is None or end <= self.valid_to)

    def has(self, field: str) -> bool:
        """Whether this version knows a field, such as `perspectief`."""
        return any(f.name == field for f in self.layout)

    def translate(self, field: str, ours: str) -> Translation:
        """What code `ours` of `field` (`table.field`) becomes. KeyError if it is not mapped."""
        for wanted in (ours, "*"):
            for row in self.mapping:
                if row.field == field and row.ours == wanted:
                    return row
        raise KeyError(f"{field}={ours} is not in the mapping of protocol {self.name}")


@cache
def versions() -> tuple[str, ...]:
    """The names of all versions, oldest first."""
    found = (p.name for p in _root().iterdir() if p.is_dir() and p.name[1:].isdigit())
    return tuple(sorted(name.removeprefix("v") for name in found))


@cache
def protocol(name: str) -> Protocol:
    """The version called `name`, such as `2019`. Raises UnknownProtocol."""
    if name not in versions():
        raise UnknownProtocol(
            f"Protocol {name} is onbekend. Kies een van: {', '.join(versions())}."
        )
    folder = _root() / f"v{name}"
    about = json.loads((folder / "protocol.json").read_text("utf-8"))
    return Protocol(
        name=name,
        version=about["version"],
        valid_from=date.fromisoformat(about["valid_from"]),
        valid_to=date.fromisoformat(about["valid_to"]) if about["valid_to"] else None,
        bsn_onbekend=about["bsn_onbekend"],
        bsn_ongeboren=about["bsn_ongeboren"],
        codes=_codes(folder),
        layout=read_layout(folder / "layout.csv"),
        mapping=tuple(
            Translation(r["field"], r["ours"], r["list"], r["theirs"], r["why"])
            for r in _rows(folder / "mapping.csv")
        ),
    )


def valid_in(start: date, end: date) -> str | None:
    """The name of the version for a period, or None before the first or across two."""
    return next((name for name in versions() if protocol(name).is_valid(start, end)), None)


def read_layout(path: Path | Traversable) -> tuple[LayoutField, ...]:
    """A record layout from a CSV of `field,width,required,codelist,kind`; ours or somebody's own.

    Raises KeyError or ValueError when a column is missing or a width is no number.
    """
    return tuple(
        LayoutField(r["field"], int(r["width"]), r["required"], r["codelist"], r["kind"])
        for r in _rows(path)
    )


def _root() -> Traversable:
    return files(__name__) / BELEIDSINFORMATIE_JEUGD


def _codes(folder: Traversable) -> dict[str, dict[str, str]]:
    lists = (p for p in folder.iterdir() if p.name.endswith(".csv"))
    return {
        p.name.removesuffix(".csv"): {r["code"]: r["label"] for r in _rows(p)}
        for p in lists
        if p.name not in ("layout.csv", "mapping.csv")
    }


def _rows(path: Path | Traversable) -> list[dict[str, str]]:
    lines = path.read_text("utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))
