"""The `datapackage.json` in a folder: the day of the extract, its source, and its coverage."""

import json
from datetime import date
from pathlib import Path
from typing import TypedDict

from wijkzicht.dataset.faults import Fault
from wijkzicht.dataset.schema import tables

FILE = "datapackage.json"
COVERAGE = ("volledig", "via_team", "onbekend")

# A descriptor is a page of text; anything larger is something else.
_LARGEST = 10_000_000


class Descriptor(TypedDict):
    """`peildatum` and `bron` of the package; `dekking` holds the tables that state it."""

    peildatum: date | None
    bron: str | None
    dekking: dict[str, str]


def read_descriptor(folder: Path) -> tuple[Descriptor, list[Fault]]:
    """The descriptor of a folder, and what is wrong with it. A folder may do without one."""
    path = folder / FILE
    empty = Descriptor(peildatum=None, bron=None, dekking={})
    if not path.exists():
        return empty, []
    try:
        content = _load(path)
    except (OSError, ValueError, RecursionError):
        return empty, [
            _fault("", None, f"{FILE} is geen leesbaar JSON-bestand.", "Herstel of verwijder het.")
        ]
    faults: list[Fault] = []
    bron = content.get("bron")
    return (
        Descriptor(
            peildatum=_peildatum(content.get("peildatum"), faults),
            bron=bron if isinstance(bron, str) else None,
            dekking=_coverage(content, faults),
        ),
        faults,
    )


def _load(path: Path) -> dict:
    if path.stat().st_size > _LARGEST:
        raise ValueError("too large")
    content = json.loads(path.read_text("utf-8-sig"))
    if not isinstance(content, dict):
        raise ValueError("not an object")
    return content


def _peildatum(value: object, faults: list[Fault]) -> date | None:
    if value in (None, ""):
        return None
    try:
        day = date.fromisoformat(value)  # type: ignore[arg-type]
        if day.isoformat() == value:
            return day
    except (TypeError, ValueError):
        pass
    message = f"De peildatum in {FILE} is geen datum."
    faults.append(_fault("peildatum", value, message, "Schrijf hem als 2025-01-31."))
    return None


def _coverage(content: dict, faults: list[Fault]) -> dict[str, str]:
    # Beside the tables it belongs to, or as one object for the package.
    resources, package = content.get("resources"), content.get("dekking")
    found = list(resources) if isinstance(resources, list) else []
    if isinstance(package, dict):
        found += [{"name": name, "dekking": value} for name, value in package.items()]
    stated = {}
    for resource in found:
        if not isinstance(resource, dict) or resource.get("dekking") in (None, ""):
            continue
        name, value = resource.get("name"), resource["dekking"]
        if not isinstance(name, str) or name not in tables():
            continue
        if isinstance(value, str) and value in COVERAGE:
            stated[name] = value
        else:
            message = f"De dekking van deze tabel in {FILE} is niet bekend."
            todo = f"Kies {COVERAGE[0]}, {COVERAGE[1]} of {COVERAGE[2]}."
            faults.append(_fault("dekking", value, message, todo, table=name))
    return stated


def _fault(field: str, value: object, message: str, todo: str, table: str = "") -> Fault:
    text = "" if value is None else str(value)[:200]
    return Fault("descriptor", table, None, field, text, message, todo)
