"""What the annual report of a municipality costs: whole processes, CPU seconds, wall and memory.

    python bench/report.py [--times N]

Made-up sets of six years. Rewrites docs/proof/report.md.
"""

import argparse
import os
import platform
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import measure

PROOF = Path(__file__).parent.parent / "docs" / "proof" / "report.md"
SIZES = (12_000, 60_000, 100_000)
FORMS = ("html", "pdf", "docx", "zip")
HEAD = """\
# The annual report: cost

`wijkzicht report`, whole processes with start-up: reading the set, the figures of the year and the
year before, six years of half-years, what is too small, the pictures, and the file. Made by
`bench/report.py`; rounds: {times} (medians; highest memory). Python {python}, {cores} cores, load
{load:.0f}: the wall times are those of a busy machine, so CPU seconds are the figure to compare.

Target: under 30 s for a city of 60,000 to 100,000 residents, with progress; under 2 GiB.

| inwoners | contacts | form | CPU s | wall s, best | wall s, median | peak MB |
|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Make the sets and the reports, and write the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--times", type=int, default=3)
    times = options.parse_args().times
    program = str(Path(sys.executable).parent / "wijkzicht")
    found: dict[tuple[int, str], list[tuple[float, measure.Cost]]] = {}
    contacts = {}
    with tempfile.TemporaryDirectory() as place:
        for size in SIZES:
            folder = Path(place) / str(size)
            measure.run([program, "sample", str(folder), "--inwoners", str(size), "--jaren", "6"])
            with (folder / "contact.csv").open("rb") as lines:
                contacts[size] = sum(1 for _ in lines) - 1
        for _ in range(times):
            for size in SIZES:
                for form in FORMS:
                    out = Path(place) / f"r.{form}"
                    command = [program, "report", str(Path(place) / str(size)), "--year", "2025"]
                    began = time.perf_counter()
                    cost = measure.run([*command, "--out", str(out)])
                    seconds = time.perf_counter() - began
                    found.setdefault((size, form), []).append((seconds, cost))
    lines = [_line(size, contacts[size], form, runs) for (size, form), runs in found.items()]
    text = HEAD.format(
        times=times,
        python=platform.python_version(),
        cores=os.cpu_count(),
        load=os.getloadavg()[2],
    )
    PROOF.write_text(text + "".join(lines), "utf-8")
    print(text + "".join(lines))


def _line(size: int, contacts: int, form: str, runs: list[tuple[float, measure.Cost]]) -> str:
    cpu, memory = median(c.cpu for _, c in runs), max(c.memory for _, c in runs)
    best, middle = min(s for s, _ in runs), median(s for s, _ in runs)
    return (
        f"| {size:,} | {contacts:,} | {form} | {cpu:.1f} | {best:.1f} | {middle:.1f} "
        f"| {memory:.0f} |\n"
    )


if __name__ == "__main__":
    main()
