"""What the figures of one team cost beside those of all.

    python bench/one_team.py --set FOLDER [--times N]

FOLDER is a basisset in Parquet. Each question in a process of its own, in interleaved rounds; CPU
seconds (user and system) of the question alone, the SQL already made, as in a worker that stays.
Writes docs/proof/one_team.md.
"""

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path
from statistics import median

import pyarrow.parquet as pq

PROOF = Path(__file__).parent.parent / "docs" / "proof" / "one_team.md"
ASKED = {
    "all teams and totaal": {},
    "one team": {"groups": True},
}


def main() -> None:
    """Ask each question, or be the process that answers one."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--set", type=Path, required=True)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--question", choices=ASKED)
    chosen = options.parse_args()
    if chosen.question:
        print(*_answered(chosen.set, **ASKED[chosen.question]))
        return
    costs: dict[str, list[list[float]]] = {name: [] for name in ASKED}
    for _ in range(chosen.times):
        for name in ASKED:
            command = [sys.executable, __file__, "--set", str(chosen.set), "--question", name]
            told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            costs[name].append([float(part) for part in told.split()])
    text = _report(chosen.set, costs, chosen.times)
    PROOF.write_text(text, "utf-8")
    print(text)


def _answered(folder: Path, groups: bool = False) -> tuple[float, int]:
    from datetime import date

    from wijkzicht.dataset.read import open_basisset
    from wijkzicht.indicators import compute

    opened = open_basisset(folder)
    more = {"as_of": opened.as_of(date.today())}
    with opened.connect() as con:
        (team,) = con.execute("SELECT min(team_id) FROM team").fetchone()
        asked = [team] if groups else None
        compute(con, opened.tables, groups=asked, **more)  # makes the SQL
        began = sum(os.times()[:2])
        rows = compute(con, opened.tables, groups=asked, **more)
        return sum(os.times()[:2]) - began, len(rows)


def _report(folder: Path, costs: dict[str, list[list[float]]], times: int) -> str:
    contacts = pq.read_metadata(folder / "contact.parquet").num_rows
    teams = pq.read_metadata(folder / "team.parquet").num_rows
    lines = [
        "| what | rows | CPU s, median [lowest-highest] |",
        "|---|---|---|",
        *(
            f"| {name} | {found[0][1]:,.0f} | {median(cpu):.2f} [{min(cpu):.2f}-{max(cpu):.2f}] |"
            for name, found in costs.items()
            for cpu in [[one[0] for one in found]]
        ),
    ]
    parts = [
        "# One team beside all: cost",
        f"The whole catalogue by half-year over {contacts:,} contacts of {teams} teams, a made-up set"
        f" in Parquet; the SQL already made, as in a worker that stays. {times} interleaved rounds."
        f" Python {platform.python_version()}, {os.cpu_count()} cores with a load of"
        f" {os.getloadavg()[0]:.0f} at the end. Made by `bench/one_team.py`.",
        "\n".join(lines),
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
