"""CPU of `deliver check` beside a plain scan of the same file by DuckDB.

Run: `.venv/bin/python bench/deliver_check.py [records] [rounds]`. The made-up file breaks a rule
in half a percent of its records.
"""

import random
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from measure import rounds

from wijkzicht.deliveries.records_file import COLUMNS

START, END = date(2025, 1, 1), date(2025, 6, 30)


def bsn(rng: random.Random) -> str:
    """A number that passes the elfproef."""
    while True:
        digits = [rng.randint(0, 9) for _ in range(8)]
        last = sum(d * w for d, w in zip(digits, range(9, 1, -1), strict=True)) % 11
        if last < 10:
            return "".join(map(str, digits)) + str(last)


def record(rng: random.Random) -> str:
    """One record of a first half-year, now and then with a sex that does not exist."""
    start = START + timedelta(rng.randint(-300, 180))
    end = start + timedelta(rng.randint(0, 200))
    ended = rng.random() < 0.3 and START <= end <= END
    born = date(2008, 1, 1) + timedelta(rng.randint(0, 5000))
    sex = "X" if rng.random() < 0.005 else rng.choice("VMO")
    return (
        f"{bsn(rng)},{born:%Y%m%d},{sex},{rng.randint(1000, 9999)}AB,06,01,{rng.choice('JN')},"
        f"{start:%Y%m%d},{f'{end:%Y%m%d},01' if ended else ','}\n"
    )


def main(records: int = 1_000_000, times: int = 5) -> None:
    """Print the medians and the ratio."""
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "levering.csv"
        with path.open("w") as file:
            file.write(",".join(COLUMNS) + "\n")
            file.writelines(record(rng) for _ in range(records))
        program = str(Path(sys.executable).with_name("wijkzicht"))
        check = [program, "deliver", "check", str(path), "--protocol", "2019"]
        scan = [sys.executable, str(Path(__file__).with_name("scan.py")), str(path)]
        costs = rounds(
            {
                "scan": (scan, (0,)),
                "deliver check": ([*check, "--period", "2025-H1", "--json"], (1,)),
            },
            times,
        )
    for name, cost in costs.items():
        print(f"{name}: {cost.cpu:.2f} s CPU, {cost.memory:.0f} MB")
    print(f"{costs['deliver check'].cpu / costs['scan'].cpu:.2f} times the scan")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
