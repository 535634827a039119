"""The same figures, byte for byte, run after run and with one or two threads.

    python bench/repeat.py [--set FOLDER | --inwoners N] [--times N]

Every run reads the set anew and writes a CSV file of the whole catalogue, by turns with one and
two threads. Rewrites the section "Repeats" of docs/proof/contract.md.
"""

import argparse
import hashlib
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq

from wijkzicht.dataset import kwb, sample
from wijkzicht.dataset.read import open_basisset
from wijkzicht.indicators import compute
from wijkzicht.indicators.output import write_rows

PROOF = Path(__file__).parent.parent / "docs" / "proof" / "contract.md"
HEADING = "## Repeats"


def main() -> None:
    """Run, count the different results, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--set", type=Path)
    options.add_argument("--inwoners", type=int, default=1_270_000)
    options.add_argument("--times", type=int, default=20)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-repeat-") as place:
        folder = chosen.set
        if folder is None:
            folder = Path(place) / "set"
            wish = sample.Wish(chosen.inwoners, 3, 1, date(2026, 6, 30))
            sample.write_sample(folder, kwb.packaged(), wish, "parquet")
        found = Counter(
            (1 + number % 2, _digest(folder, 1 + number % 2, Path(place) / "figures.csv"))
            for number in range(chosen.times)
        )
        contacts = pq.read_metadata(folder / "contact.parquet").num_rows
    text = _section(contacts, found)
    _put(text)
    print(text)
    if len({digest for _, digest in found}) > 1:
        raise SystemExit("The runs differ.")


def _digest(folder: Path, threads: int, out: Path) -> str:
    basisset = open_basisset(folder)
    with basisset.connect(threads=threads) as con:
        day, coverage = basisset.as_of(date.today()), basisset.descriptor["dekking"]
        rows = compute(con, basisset.tables, as_of=day, coverage=coverage)
    write_rows(out, rows)
    return hashlib.sha256(out.read_bytes()).hexdigest()


def _section(contacts: int, found: Counter) -> str:
    lines = [
        f"The whole catalogue, team by half-year, over {contacts:,} contacts (DuckDB"
        f" {duckdb.__version__}): {found.total()} runs, {len({d for _, d in found})} result, byte"
        " for byte. Made by `bench/repeat.py`.",
        "",
        "| threads | runs | SHA-256 of the CSV file |",
        "|---|---|---|",
        *(f"| {n} | {runs} | `{digest[:16]}` |" for (n, digest), runs in sorted(found.items())),
    ]
    return f"{HEADING}\n\n" + "\n".join(lines) + "\n"


def _put(section: str) -> None:
    """Replaces the section in the page, or adds it at the end; the rest stays."""
    page = PROOF.read_text("utf-8") if PROOF.exists() else "# The contract kept\n"
    before, _, after = page.partition(HEADING)
    _, mark, further = after.partition("\n## ")
    PROOF.write_text(
        before.rstrip() + "\n\n" + section + (f"\n## {further}" if mark else ""), "utf-8"
    )


if __name__ == "__main__":
    main()
