"""How fast `wijkzicht sample` makes contacts, and whether its memory stays flat.

Whole processes, two sizes, both formats, medians of five interleaved rounds.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import measure
import pyarrow.parquet as pq

SIZES = (150_000, 1_500_000)
TIMES = 5
HEADER = """\
| inwoners | format | huishoudens | contacts | CPU s | contacts a CPU second | wall s, best | wall s, median | peak MB |
|---|---|---|---|---|---|---|---|---|"""


def main() -> None:
    """Print a Markdown table."""
    program = str(Path(sys.executable).parent / "wijkzicht")
    found: dict[tuple[int, str], list[tuple[float, measure.Cost]]] = {}
    with tempfile.TemporaryDirectory() as place:
        for _ in range(TIMES):
            for size in SIZES:
                for kind in ("csv", "parquet"):
                    folder = Path(place) / f"{size}-{kind}"
                    command = [program, "sample", str(folder), "--inwoners", str(size)]
                    began = time.perf_counter()
                    cost = measure.run([*command, "--format", kind])
                    seconds = time.perf_counter() - began
                    found.setdefault((size, kind), []).append((seconds, cost))
        print(HEADER)
        for (size, kind), runs in found.items():
            homes, contacts = (
                pq.read_metadata(Path(place) / f"{size}-parquet" / f"{table}.parquet").num_rows
                for table in ("huishouden", "contact")
            )
            cpu = median(cost.cpu for _, cost in runs)
            best, middle = min(s for s, _ in runs), median(s for s, _ in runs)
            memory = max(cost.memory for _, cost in runs)
            print(
                f"| {size:,} | {kind} | {homes:,} | {contacts:,} | {cpu:.1f} | {contacts / cpu:,.0f} "
                f"| {best:.1f} | {middle:.1f} | {memory:.0f} |"
            )


if __name__ == "__main__":
    main()
