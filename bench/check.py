"""`wijkzicht check` beside DuckDB's own scan of the same file, and beside other checkers.

    python bench/check.py [--rows N] [--times N] [--peers PYTHON]

PYTHON is an interpreter of an environment with frictionless, pandera and pointblank; without it
only the ratio to the scan is told. CPU seconds of whole processes, medians of interleaved
rounds, peak memory. The result is written to docs/proof/check.md.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
from measure import Cost, rounds

from wijkzicht.dataset.checks import catalogue

HERE = Path(__file__).parent
PROOF = HERE.parent / "docs" / "proof" / "check.md"
PEERS = ("frictionless", "pandera", "pointblank")


def main() -> None:
    """Make the data, measure, and write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--peers", metavar="PYTHON")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-check-") as folder:
        # In a process of its own: memory of this one would count as that of its children.
        subprocess.run(
            [sys.executable, str(HERE / "check_data.py"), folder, str(chosen.rows)], check=True
        )
        file = f"{folder}/voorziening.csv"
        program = [sys.executable, "-m", "wijkzicht", "check", folder, "--json"]
        commands = {
            "DuckDB scan, all columns as text": (
                [sys.executable, str(HERE / "scan.py"), file],
                (0,),
            ),
            "wijkzicht check": (program, (1,)),
        }
        for peer in PEERS if chosen.peers else ():
            script = [chosen.peers, str(HERE / "check_peers.py"), peer, file]
            commands[peer] = (script, (0,))
        costs = rounds(commands, chosen.times)
        size = Path(file).stat().st_size
    text = _report(chosen.rows, chosen.times, size, costs)
    PROOF.parent.mkdir(parents=True, exist_ok=True)
    PROOF.write_text(text, "utf-8")
    print(text)


def _report(rows: int, times: int, size: int, costs: dict[str, Cost]) -> str:
    row_rules = len(catalogue.row_checks("voorziening"))
    set_rules = sum("voorziening" in check.needs for check in catalogue.set_checks())
    floor = next(iter(costs.values())).cpu
    lines = [
        "# Checking every row: cost",
        "",
        f"A CSV file of {rows:,} rows and 15 columns ({size / 1e6:.0f} MB), one row in a hundred"
        f" with a planted fault; {row_rules} rules on single rows and {set_rules} on keys, references"
        " and households, with the tables pointed at. CPU seconds (user and system) of whole"
        f" processes, start included; medians of {times} interleaved rounds; highest memory.",
        f"Python {platform.python_version()}, DuckDB {duckdb.__version__},"
        f" {os.cpu_count()} cores. Made by `bench/check.py`.",
        "",
        "| what | CPU s | times the scan | peak MB |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {cost.cpu:.2f} | {cost.cpu / floor:.2f} | {cost.memory:.0f} |"
        for name, cost in costs.items()
    ]
    lines += [
        "",
        "Target: at most 3 times the scan and 300 MB.",
        "",
        "The other checkers do a subset of the same rules (`bench/check_peers.py` shows which),"
        " so their figures are low rather than high.",
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
