"""The Markdown of the repository, for the tests that read it."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANUALS = sorted((ROOT / "docs/handleiding").glob("*.md"))
# Texts of others, or texts that may not be changed.
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)


def documents() -> list[Path]:
    """Every Markdown file that people read: at the top and under docs."""
    return sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def prose(path: Path) -> str:
    """The text without its blocks of code."""
    return _FENCE.sub("", path.read_text(encoding="utf-8"))


def blocks(path: Path, language: str) -> list[str]:
    """The blocks of code in one language."""
    return [
        body for name, body in _FENCE.findall(path.read_text(encoding="utf-8")) if name == language
    ]


def links(path: Path) -> list[str]:
    """The addresses in a document that point inside the repository."""
    text = re.sub(r"`[^`]*`", "", prose(path))
    found = re.findall(r"\]\(([^)\s]+)\)", text)
    return [link for link in found if not re.match(r"[a-z]+:", link)]
