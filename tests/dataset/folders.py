"""Small basissets from text, for the tests of this room."""

from pathlib import Path


def folder(path: Path, **tables: str) -> Path:
    """Write each table as CSV. Lines are stripped, so that a test can be read as a table."""
    path.mkdir(parents=True, exist_ok=True)
    for name, text in tables.items():
        lines = [line.strip() for line in text.strip().splitlines()]
        (path / f"{name}.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return path
