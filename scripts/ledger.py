"""Prints the index of the ledger from its tables: `python scripts/ledger.py > docs/requirements/README.md`."""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

LEDGER = Path(__file__).parent.parent / "docs" / "requirements"
COLUMNS = ["id", "what", "where", "proof", "figure", "status"]
STATUSES = ("done", "partial", "open")


@dataclass(frozen=True)
class Requirement:
    """One thing asked: where it lives, what proves it, the figure measured, how far it is."""

    id: str
    what: str
    where: str
    proof: str
    figure: str
    status: str
    file: str


def requirements() -> list[Requirement]:
    """Every row of every table, in the order of the files. Raises ValueError for a row that is off."""
    return [
        row
        for path in sorted(LEDGER.glob("*.md"))
        if path.name != "README.md"
        for row in _rows(path)
    ]


def _rows(path: Path) -> list[Requirement]:
    found = []
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip().strip("|"))]
        if not re.fullmatch(r"[A-Z]{3}-\d{3}", cells[0]):
            continue
        if len(cells) != len(COLUMNS):
            raise ValueError(f"{path.name}: {cells[0]} has {len(cells)} cells, not {len(COLUMNS)}")
        found.append(Requirement(*cells, file=path.name))
    return found


def index() -> str:
    """The page that counts them: one line a subject."""
    lines = [
        "# Requirements",
        "",
        "One table a subject, one row for each thing asked. Printed by `scripts/ledger.py`.",
        "",
        "| subject | done | partial | open |",
        "|---|---|---|---|",
    ]
    rows = requirements()
    for file in sorted({row.file for row in rows}):
        lines.append(f"| [{file.removesuffix('.md')}]({file}) | {_counts(rows, file)} |")
    lines.append(f"| all | {_counts(rows)} |")
    return "\n".join(lines) + "\n"


def _counts(rows: list[Requirement], file: str | None = None) -> str:
    count = Counter(row.status for row in rows if file in (None, row.file))
    return " | ".join(str(count[status]) for status in STATUSES)


if __name__ == "__main__":
    print(index(), end="")
