"""The whole catalogue on Apache Spark beside DuckDB, on random sets full of gaps.

    python scripts/proof_spark.py [--sets N] [--households N]

Needs the extra `spark` and Java 17; `make proof-spark` makes an environment for it. Both engines
write a CSV file through the command `wijkzicht indicators`; the files must be the same, byte for
byte. Writes docs/proof/spark.md.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import pyspark

ROOT = Path(__file__).parent.parent
PROOF = ROOT / "docs" / "proof" / "spark.md"
sys.path.insert(0, str(ROOT / "tests"))
from oracle.random_sets import random_set  # noqa: E402

PERS = ("team,halfjaar", "totaal,kwartaal", "organisatie,jaar")


def main() -> None:
    """Compare, write, and end with 1 when something differs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sets", type=int, default=3)
    options.add_argument("--households", type=int, default=40)
    chosen = options.parse_args()
    lines, different = [], 0
    for seed in range(1, chosen.sets + 1):
        # Every third has trajectories of a source without contacts.
        source = "contact" if seed % 3 else "hulptraject"
        with tempfile.TemporaryDirectory() as place:
            made = random_set(seed, households=chosen.households, source=source)
            folder, per = made.write(Path(place) / "set"), PERS[seed % len(PERS)]
            one, other = (_rows(folder, engine, per, made.as_of) for engine in ("duckdb", "spark"))
        unlike = len(set(one) ^ set(other))
        different += unlike
        codes = len({line.partition(",")[0] for line in one[1:]})
        lines.append(f"| {seed} | {source} | {per} | {codes} | {len(one) - 1} | {unlike} |")
    text = _page(lines)
    PROOF.write_text(text, "utf-8")
    print(text)
    sys.exit(1 if different else 0)


def _rows(folder: Path, engine: str, per: str, as_of) -> list[str]:
    out = folder.parent / f"{engine}.csv"
    command = [sys.executable, "-m", "wijkzicht", "indicators", str(folder), "--per", per]
    command += ["--as-of", str(as_of), "--engine", engine, "--out", str(out)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=os.environ)
    return out.read_text("utf-8").splitlines()


def _page(lines: list[str]) -> str:
    java = subprocess.run(["java", "-version"], capture_output=True, text=True, check=True).stderr
    return "\n".join(
        [
            "# The catalogue on Apache Spark",
            "",
            f"The same command with `--engine spark` (Spark {pyspark.__version__}, local;"
            f" {java.splitlines()[0]}) and `--engine duckdb` (DuckDB {duckdb.__version__}, Python"
            f" {platform.python_version()}) on random sets with empty cells, faults and ties. A row"
            " is a line of the file, with value, interval, unknown and status. Made by `make"
            " proof-spark`.",
            "",
            "| set | source of help | per | codes | rows | rows that differ |",
            "|---|---|---|---|---|---|",
            *lines,
            "",
        ]
    )


if __name__ == "__main__":
    main()
