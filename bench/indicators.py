"""The whole catalogue beside five figures written by hand, in SQL for DuckDB and in pandas.

    python bench/indicators.py [--set FOLDER | --inwoners N] [--times N] [--pandas PYTHON]

PYTHON is an interpreter of an environment with pandas and pyarrow. Whole processes, start
included, in interleaved rounds; CPU seconds (user and system) and highest memory. The five must
give the same numbers as the catalogue, else the benchmark stops. Writes docs/proof/indicators.md.
"""

import argparse
import csv
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import duckdb
import measure
import pyarrow.parquet as pq

HERE = Path(__file__).parent
PROOF = HERE.parent / "docs" / "proof" / "indicators.md"
FIVE = ("B02", "D04", "T01", "Z06", "Z08")
ALL = "all indicators, `wijkzicht indicators`"
ONCE, APART = "five by hand, trajectories kept", "five by hand, each alone"


def main() -> None:
    """Make the set, measure, compare, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--set", type=Path)
    options.add_argument("--inwoners", type=int, default=1_270_000)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--pandas", metavar="PYTHON")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-indicators-") as place:
        folder = chosen.set or _made(Path(place) / "set", chosen.inwoners)
        text = _measured(folder, Path(place), chosen)
    PROOF.write_text(text, "utf-8")
    print(text)


def _made(folder: Path, inwoners: int) -> Path:
    command = [sys.executable, "-m", "wijkzicht", "sample", str(folder), "--format", "parquet"]
    subprocess.run([*command, "--inwoners", str(inwoners)], check=True, stdout=subprocess.DEVNULL)
    return folder


def _measured(folder: Path, place: Path, chosen: argparse.Namespace) -> str:
    program = [sys.executable, "-m", "wijkzicht", "indicators", str(folder), "--out"]
    by_hand = [sys.executable, str(HERE / "five_duckdb.py"), str(folder)]
    commands = {
        ALL: [*program, str(place / "all.csv")],
        ONCE: [*by_hand, str(place / "once.csv"), "--once"],
        APART: [*by_hand, str(place / "apart.csv")],
    }
    if chosen.pandas:
        peer = [chosen.pandas, str(HERE / "five_pandas.py"), str(folder)]
        commands["five in pandas"] = [*peer, str(place / "pandas.csv")]
    costs: dict[str, list[measure.Cost]] = {name: [] for name in commands}
    for _ in range(chosen.times):
        for name, command in commands.items():
            costs[name].append(measure.run(command))
    rows = _rows(place / "all.csv")
    for peer in sorted(set(place.glob("*.csv")) - {place / "all.csv"}):
        _same(rows, peer)
    return _report(folder, costs, len({code for code, _, _ in rows}), chosen.times)


def _rows(path: Path) -> dict[tuple, list]:
    with path.open(encoding="utf-8") as file:
        return {
            (r["indicator"], r["groep"], r["periode"]): [r["teller"], r["noemer"], r["waarde"]]
            for r in csv.DictReader(file)
            if not r["dimensie"]
        }


def _same(rows: dict[tuple, list], peer: Path) -> None:
    """Stops when the peer has another number than the catalogue; a row of nothing it may leave out."""
    with peer.open(encoding="utf-8") as file:
        found = {tuple(line[:3]): line[3:] for line in csv.reader(file)}
    for key, mine in rows.items():
        if key[0] not in FIVE:
            continue
        if key not in found and mine[0] in ("", "0"):
            continue
        if [_number(cell) for cell in found.pop(key, [])] != [_number(cell) for cell in mine]:
            sys.exit(f"{peer.name}: {key} differs from {mine}")
    if found:
        sys.exit(f"{peer.name} has rows of its own: {sorted(found)[:3]}")


def _number(cell: str) -> float | None:
    return round(float(cell), 9) if cell else None


def _report(folder: Path, costs: dict, codes: int, times: int) -> str:
    contacts = pq.read_metadata(folder / "contact.parquet").num_rows
    teams = pq.read_metadata(folder / "team.parquet").num_rows
    lines = [
        "| what | CPU s, median [lowest-highest] | all indicators, times this | highest MB |",
        "|---|---|---|---|",
    ]
    for name, found in costs.items():
        cpu = [cost.cpu for cost in found]
        ratios = [whole.cpu / one for whole, one in zip(costs[ALL], cpu, strict=True)]
        lines.append(
            f"| {name} | {median(cpu):.2f} [{min(cpu):.2f}-{max(cpu):.2f}] | {median(ratios):.2f}"
            f" | {max(cost.memory for cost in found):.0f} |"
        )
    parts = [
        "# The catalogue: cost",
        f"{codes} codes, {teams} teams and totaal, half-years, over {contacts:,} contacts of a"
        f" made-up set in Parquet; {', '.join(FIVE)} by hand, with the same numbers (compared"
        f" each time). Whole processes, start included; {times} interleaved rounds."
        f" Python {platform.python_version()}, DuckDB {duckdb.__version__}, {os.cpu_count()} cores"
        f" with a load of {os.getloadavg()[0]:.0f} at the end. Made by `bench/indicators.py`.",
        "Target: at most 8 s of CPU, 1024 MB, and 6 times the five by hand. *Trajectories kept*:"
        " the three queries that need them share one table; *each alone*: five queries that stand"
        " by themselves.",
        "\n".join(lines),
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
