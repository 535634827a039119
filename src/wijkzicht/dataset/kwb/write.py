"""Writes what was read of a CBS file as one tidy table, with its source and its limits beside it."""

import csv
import json
from pathlib import Path

from wijkzicht.dataset.kwb.read import COUNTS, SOURCE, Kwb
from wijkzicht.dataset.kwb.report import LABELS, sentences
from wijkzicht.dataset.unfinished import unfinished

_FIRST = {
    "jaar": ("integer", "the counts hold on 1 January of this year, care counts in this year"),
    "code": ("string", "CBS code of the area"),
    "soort": ("string", "land, gemeente, wijk or buurt"),
    "gemeente_code": ("string", "CBS code of the municipality it lies in"),
    "gemeente": ("string", "name of the municipality"),
    "indelingswijziging": ("integer", "CBS: 1 unchanged, 2 code changed, 3 border changed"),
    "vergelijkbaar": ("boolean", "false: this code was another area the year before"),
}


def write(kwb: Kwb, folder: Path) -> list[Path]:
    """Write `kwb.csv`, `datapackage.json` and `leesmij.md` into `folder`, all or none.

    An existing file of that name is replaced; other files in the folder stay. Empty cells are
    counts CBS doesn't give. Returns the paths.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(folder.parent, ".kwb-") as staging:
        _table(kwb, staging / "kwb.csv")
        _descriptor(staging / "datapackage.json")
        _readme(kwb, staging / "leesmij.md")
        names = ["kwb.csv", "datapackage.json", "leesmij.md"]
        folder.mkdir(exist_ok=True)
        for name in names:
            (staging / name).replace(folder / name)
    return [folder / name for name in names]


def _table(kwb: Kwb, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([*_FIRST, *COUNTS])
        for area in sorted(kwb.areas, key=lambda area: (area.jaar, area.code)):
            out.writerow(
                [
                    area.jaar,
                    area.code,
                    area.soort,
                    area.gemeente_code,
                    area.gemeente,
                    area.indelingswijziging,
                    str(area.comparable).lower(),
                    *(area.counts[ours] for ours in COUNTS),
                ]
            )


def _descriptor(path: Path) -> None:
    fields = [
        {"name": name, "type": kind, "description": text} for name, (kind, text) in _FIRST.items()
    ]
    fields += [{"name": n, "type": "integer", "description": LABELS[n]} for n in COUNTS]
    package = {
        "profile": "tabular-data-package",
        "name": "cbs-kwb",
        "title": "Kerncijfers wijken en buurten",
        "sources": [{"title": SOURCE}],
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "resources": [
            {
                "name": "kwb",
                "path": "kwb.csv",
                "format": "csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": ["jaar", "code"]},
            }
        ],
    }
    path.write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _readme(kwb: Kwb, path: Path) -> None:
    years = f"{kwb.years[0]} tot en met {kwb.years[-1]}"
    lines = [
        "# Kerncijfers wijken en buurten",
        "",
        f"Bron: {SOURCE}. Jaren: {years}. Regels: {len(kwb.areas)}.",
        "",
        "## Wat je moet weten",
        "",
        *(f"- {sentence}" for sentence in sentences(kwb)),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
