"""Weighs what a first visit loads: python scripts/looks/weight.py (the table of docs/proof/looks.md)."""

import gzip
from pathlib import Path

STATIC = Path(__file__).parents[2] / "src/wijkzicht/web/static/wijkzicht"
PARTS = {
    "own CSS (tokens, layout, print)": ["tokens.css", "wijkzicht.css", "print.css"],
    "Utrecht components, subset": ["vendor/utrecht/components.css"],
    "typeface, latin": ["vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2"],
    "typeface, latin-ext (only when a name needs it)": [
        "vendor/source-sans-3/source-sans-3-latin-ext-wght-normal.woff2"
    ],
    "htmx 2.0.11": ["vendor/htmx/htmx-2.0.11.min.js"],
    "own JavaScript": [f"js/{path.name}" for path in sorted((STATIC / "js").glob("*.js"))],
}


def kilobytes(count: int) -> str:
    return f"{count / 1000:.1f}"


if __name__ == "__main__":
    print("| part | kB | kB gzip |\n|---|---:|---:|")
    for name, paths in PARTS.items():
        data = [(STATIC / path).read_bytes() for path in paths]
        packed = sum(min(len(gzip.compress(part)), len(part)) for part in data)
        print(f"| {name} | {kilobytes(sum(map(len, data)))} | {kilobytes(packed)} |")
