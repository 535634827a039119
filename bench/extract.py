"""How fast the register becomes a basisset, beside the server's own COPY to nowhere.

    python bench/extract.py [--home FOLDER] [--times N]

FOLDER holds a register at size, made by `bench/web.py --home FOLDER --keep`. Rows counted are
those of contact and contact_persoon, extracted by the program's own queries and writer on two
streams, one table each. The peer is the server writing the same two tables with COPY to /dev/null
on two connections: no join, no pseudonym, nothing leaves the server. Wall seconds, because two
streams and the server share the work; interleaved rounds. Writes docs/proof/extract.md.
"""

import argparse
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median

PROOF = Path(__file__).parent.parent / "docs" / "proof" / "extract.md"
TABLES = {"contact": "contacten_contact", "contact_persoon": "contacten_contactpersoon"}
WHOLE = "whole basisset"
STREAMS = "contact and contact_persoon, two streams"
PEER = "server COPY of the two tables to /dev/null"


def main() -> None:
    """Measure and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--times", type=int, default=5)
    chosen = options.parse_args()
    os.environ |= {"WIJKZICHT_EMBEDDED": str(chosen.home), "WIJKZICHT_MODE": "demo"}
    os.environ.pop("DATABASE_URL", None)
    from wijkzicht.cli.start import django_ready
    from wijkzicht.register import embedded

    place = Path(tempfile.mkdtemp(prefix="bench-extract-"))
    try:
        with django_ready("demo"), embedded.running(embedded.home_for("dev")) as server:
            text = _measured(server, place, chosen.times)
    finally:
        shutil.rmtree(place)
    PROOF.write_text(text, "utf-8")
    print(text)


def _measured(server, place: Path, times: int) -> str:
    from datetime import date

    from django.conf import settings

    from wijkzicht.extraction.basisset import extract
    from wijkzicht.register.walls.address import address

    url = address(settings.DATABASE_EXTRACT)
    counted: dict[str, int] = {}
    work: dict[str, Callable] = {
        PEER: lambda: _together(lambda table: _copy(server, table)),
        STREAMS: lambda: counted.update(_together(lambda table: _write(url, table, place))),
        WHOLE: lambda: counted.update(
            {WHOLE: sum(extract(url, place / "b", date.today()).values())}
        ),
    }
    seconds: dict[str, list[float]] = {name: [] for name in work}
    for number in range(times + 1):
        for name, run in work.items():
            began = time.perf_counter()
            run()
            if number:  # the first round fills the caches
                seconds[name].append(time.perf_counter() - began)
            shutil.rmtree(place / "b", ignore_errors=True)
    return _report(seconds, counted)


def _together(run: Callable[[str], int]) -> dict[str, int]:
    with ThreadPoolExecutor(len(TABLES)) as pool:
        return dict(zip(TABLES, pool.map(run, TABLES), strict=True))


def _write(url: str, table: str, place: Path) -> int:
    from wijkzicht.dataset.schema import tables
    from wijkzicht.extraction.queries import PSEUDONYM, table_queries
    from wijkzicht.extraction.stream import reader

    with reader(url) as cursor:
        sql = table_queries()[table].render(PSEUDONYM)
        return cursor.write(sql, tables()[table], place / f"{table}.parquet")


def _copy(server, table: str) -> int:
    import psycopg

    # As the administrator: only that one may write a file on the server.
    with psycopg.connect(**server.conninfo(database="wijkzicht")) as con:
        return con.execute(f"COPY {TABLES[table]} TO '/dev/null' (FORMAT binary)").rowcount


def _report(seconds: dict[str, list[float]], counted: dict[str, int]) -> str:
    contacts, both = counted["contact"], counted["contact"] + counted["contact_persoon"]
    rows = {PEER: both, STREAMS: both, WHOLE: counted[WHOLE]}
    lines = [
        "| what | rows | s, median [lowest-highest] | rows a second | contacts a second | times the peer |",
        "|---|---|---|---|---|---|",
    ]
    for name, found in seconds.items():
        ratios = [one / peer for one, peer in zip(found, seconds[PEER], strict=True)]
        lines.append(
            f"| {name} | {rows[name]:,} | {median(found):.2f} [{min(found):.2f}-{max(found):.2f}]"
            f" | {rows[name] / median(found):,.0f} | {contacts / median(found):,.0f}"
            f" | {median(ratios):.2f} |"
        )
    parts = [
        "# Extraction",
        f"{contacts:,} contacts with {counted['contact_persoon']:,} contact_persoon rows in the"
        " embedded PostgreSQL as it comes. The program's part: joins to the casus, the medewerker"
        " and the person for their pseudonyms, the stream over the socket, Parquet (zstd) on disk."
        " Row security is on and the role that extracts has its own policy."
        f" {os.cpu_count()} cores, Python {platform.python_version()}, load at the end"
        f" {os.getloadavg()[0]:.1f}; interleaved rounds. Made by `bench/extract.py`.",
        "Target: 400,000 contacts a second on two streams. *Rows* counts contact and"
        " contact_persoon, *contacts* the contacts alone while both are written.",
        "\n".join(lines),
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
