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
    """Make the data, measure, and write the tables."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--peers", metavar="PYTHON")
    options.add_argument("--peer-rows", type=int, default=1_000_000)
    options.add_argument("--peer-times", type=int, default=5)
    chosen = options.parse_args()
    tables = [_measure(chosen.rows, chosen.times, None)]
    if chosen.peers:
        tables.append(_measure(chosen.peer_rows, chosen.peer_times, chosen.peers))
    text = _report(tables)
    PROOF.parent.mkdir(parents=True, exist_ok=True)
    PROOF.write_text(text, "utf-8")
    print(text)


def _measure(rows: int, times: int, peers: str | None) -> str:
    with tempfile.TemporaryDirectory(prefix="bench-check-") as folder:
        # In a process of its own: memory of this one would count as that of its children.
        maker = [sys.executable, str(HERE / "check_data.py"), folder, str(rows)]
        subprocess.run(maker, check=True)
        file = f"{folder}/voorziening.csv"
        program = [sys.executable, "-m", "wijkzicht", "check", folder, "--json"]
        commands = {
            "DuckDB scan, all columns as text": (
                [sys.executable, str(HERE / "scan.py"), file],
                (0,),
            ),
            "wijkzicht check": (program, (1,)),
        }
        for peer in PEERS if peers else ():
            script = [peers, str(HERE / "check_peers.py"), peer, file]
            commands[peer] = (script, (0,))
        costs = rounds(commands, times)
        size = Path(file).stat().st_size
    return _table(rows, times, size, costs)


def _table(rows: int, times: int, size: int, costs: dict[str, Cost]) -> str:
    floor = next(iter(costs.values())).cpu
    lines = [
        f"{rows:,} rows of 15 columns ({size / 1e6:.0f} MB); medians of {times} rounds.",
        "",
        "| what | CPU s | times the scan | peak MB |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {cost.cpu:.2f} | {cost.cpu / floor:.2f} | {cost.memory:.0f} |"
        for name, cost in costs.items()
    ]
    return "\n".join(lines)


def _report(tables: list[str]) -> str:
    row_rules = len(catalogue.row_checks("voorziening"))
    set_rules = sum("voorziening" in check.needs for check in catalogue.set_checks())
    parts = [
        "# Checking every row: cost",
        "A CSV file of made-up voorzieningen, one row in a hundred with a planted fault;"
        f" {row_rules} rules on single rows and {set_rules} on keys, references and households,"
        " with the tables pointed at. CPU seconds (user and system) of whole processes, start"
        " included, in interleaved rounds; highest memory."
        f" Python {platform.python_version()}, DuckDB {duckdb.__version__}, {os.cpu_count()} cores"
        f" with a load of {os.getloadavg()[0]:.0f}. Made by `bench/check.py`.",
        "Target: at most 3 times the scan and 300 MB.",
        *tables,
        "The other checkers do a subset of the same rules (`bench/check_peers.py` shows which),"
        " so their figures are low rather than high.",
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
