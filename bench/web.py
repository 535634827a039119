"""Pages of a family and of a team at size, beside a signed-in and logged page without content.

    python bench/web.py [--home FOLDER] [--inwoners N] [--times N] [--seconds N] [--keep]

Makes a municipality, loads it in an embedded PostgreSQL under FOLDER and computes its figures (kept
with `--keep`, so that a second run starts at once), starts two gunicorn workers with the walls on, and asks each page
eight at once with wrk (Debian: `apt install wrk`), on the same cores, in interleaved rounds.
Prints a table and writes docs/proof/web.md.
"""

import argparse
import contextlib
import http.cookiejar
import os
import platform
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

HERE = Path(__file__).parent
PROOF = HERE.parent / "docs" / "proof" / "web.md"
EMPTY = "without content"
PAGES = (EMPTY, "frame alone", "household page", "caseload list", "search", "learning page")
AT_ONCE, WORKERS, THREADS = 8, 2, 4
FAMILIES = 40  # household pages asked in turn


class Round(NamedTuple):
    """One page, one round: requests a second, and what 95 in 100 waited at most, in ms."""

    rate: float
    p95: float


def main() -> None:
    """Fill, serve, measure, write."""
    if not shutil.which("wrk"):
        sys.exit("wrk is needed. Install it: apt install wrk")
    written(PROOF, _measured, __doc__, {"--times": 5, "--seconds": 6})


def written(
    proof: Path,
    measured: Callable[[Path, argparse.Namespace], str],
    about: str,
    numbers: dict[str, float],
) -> None:
    """Measure with the options of who asks (`numbers`: those of its own, as they are unless told) in
    a folder that is kept if wished, print the text and write it."""
    options = argparse.ArgumentParser(description=about)
    options.add_argument("--home", type=Path)
    options.add_argument("--inwoners", type=int, default=1_270_000)
    options.add_argument("--keep", action="store_true")
    for name, usual in numbers.items():
        options.add_argument(name, type=type(usual), default=usual)
    chosen = options.parse_args()
    home = chosen.home or Path(tempfile.mkdtemp(prefix="bench-"))
    set_up(home)
    try:
        text = measured(home, chosen)
    finally:
        if not chosen.keep:
            shutil.rmtree(home, ignore_errors=True)
    proof.write_text(text, "utf-8")
    print(text)


def set_up(home: Path) -> None:
    """The settings of this process and of the server that it starts."""
    os.environ |= {
        "WIJKZICHT_EMBEDDED": str(home),
        "WIJKZICHT_MODE": "demo",
        "WIJKZICHT_MFA": "nee",
        "WIJKZICHT_SNAPSHOT": str(home / "snapshot"),
        "DJANGO_SETTINGS_MODULE": "web_settings",
        "PYTHONPATH": str(HERE),
    }
    os.environ.pop("DATABASE_URL", None)


def _measured(home: Path, chosen: argparse.Namespace) -> str:
    from wijkzicht.cli.start import django_ready

    with django_ready("demo"), tempfile.TemporaryDirectory(dir=home) as place:
        loading = filled(chosen.inwoners, Path(place)) + _computed()
        facts = sizes()
        with serving() as port:
            session = _signed_in(port)
            lists = _lists(facts, Path(place))
            found: dict[str, list[Round]] = {page: [] for page in PAGES}
            for page in PAGES:
                _asked(port, session, lists[page], 2)  # warm
            for _ in range(chosen.times):
                for page in PAGES:
                    found[page].append(_asked(port, session, lists[page], chosen.seconds))
        queries = _queries(facts)
    return _report(found, queries, facts, loading, chosen)


def filled(inwoners: int, place: Path) -> str:
    """Makes and loads the municipality where the register is empty; how long that took."""
    from datetime import date, timedelta

    from wijkzicht.dataset import kwb, sample
    from wijkzicht.register.walls.owner import migrate
    from wijkzicht.web import demo

    migrate()
    if demo.is_filled():
        return ""
    began, cpu = time.perf_counter(), time.process_time()
    wish = sample.Wish(inwoners, demo.YEARS, demo.SEED, date.today() - timedelta(days=1))
    sample.write_sample(place / "basisset", kwb.packaged(), wish, "parquet")
    made = time.perf_counter() - began
    rows = sum(demo.load_folder(place / "basisset").values())
    shutil.rmtree(place / "basisset")
    seconds = time.perf_counter() - began - made
    return (
        f"Made in {made:.0f} s and loaded ({rows:,} rows) in {seconds:.0f} s"
        f" ({time.process_time() - cpu:.0f} s of CPU outside PostgreSQL)."
    )


def _computed() -> str:
    """Computes the figures where there are none; how long that took."""
    from django.conf import settings
    from django.utils.timezone import localdate

    from wijkzicht.register.walls.address import address
    from wijkzicht.web.monitor.refresh import refresh

    began = time.perf_counter()
    url = address(settings.DATABASE_EXTRACT)
    # With a snapshot there is nothing to do.
    rows = refresh(url, settings.WIJKZICHT_SNAPSHOT, localdate()).rows
    seconds = time.perf_counter() - began
    return f" {rows:,} figures computed in {seconds:.0f} s." if rows else ""


def sizes() -> dict:
    """Sizes, and for the demo professional: the households in turn, names to search."""
    from django.db import connection

    from wijkzicht.register.organisatie.demo import address as account
    from wijkzicht.register.walls.owner import owner_maintenance

    def asked(sql: str, *values: str) -> list[tuple]:
        cursor.execute(sql, values)
        return cursor.fetchall()

    with owner_maintenance(), connection.cursor() as cursor:
        counts = {
            name: asked(f"SELECT count(*) FROM {table}")[0][0]
            for name, table in (
                ("households", "personen_huishouden"),
                ("persons", "personen_persoon"),
                ("contacts", "contacten_contact"),
            )
        }
        families = asked(
            """
            SELECT b.huishouden_id::text, count(c.id) FROM casussen_betrokkenheid b
            JOIN organisatie_medewerker m ON m.id = b.medewerker_id
            JOIN casussen_casus k ON k.id = b.casus_id
            LEFT JOIN contacten_contact c ON c.casus_id = k.id
            WHERE m.email = %s AND (b.tot IS NULL OR b.tot >= current_date) AND k.gesloten IS NULL
            GROUP BY 1 ORDER BY 2 DESC, 1
            """,
            account("professional"),
        )
        names = asked(
            "SELECT voornaam || ' ' || achternaam FROM personen_persoon ORDER BY id LIMIT 200"
        )
    return {**counts, "families": families, "names": [name for (name,) in names]}


def _lists(facts: dict, place: Path) -> dict[str, Path]:
    """For each kind of page a file with the requests in turn."""
    step = max(1, len(facts["families"]) // FAMILIES)
    keys = [key for key, _ in facts["families"][::step]]
    words = (urllib.parse.quote_plus(name) for name in facts["names"])
    lines = {
        EMPTY: [f"GET /_leeg/{key}/" for key in keys],
        "frame alone": [f"GET /_kader/{key}/" for key in keys],
        "household page": [f"GET /huishouden/{key}/" for key in keys],
        "caseload list": ["GET /gezinnen/"],
        "search": [f"POST /zoeken/ zoek={word}" for word in words],
        "learning page": ["GET /leren/"],
    }
    files = {}
    for number, (page, asked) in enumerate(lines.items()):
        files[page] = place / f"{number}.txt"
        files[page].write_text("\n".join(asked) + "\n", "utf-8")
    return files


@contextlib.contextmanager
def serving():
    """Gunicorn as `wijkzicht serve` starts it, with the settings of the benchmark."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "wijkzicht.web.wsgi:application"]
    command += ["--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", str(THREADS)]
    server = subprocess.Popen([*command, "--log-level", "warning"], cwd=HERE)
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/account/login/", timeout=5).close()
                break
            time.sleep(0.1)
        yield port
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)


def _signed_in(port: int) -> tuple[str, str]:
    """Signs in through the form; the cookies, and a token for forms."""
    from wijkzicht.register.organisatie.demo import PASSWORD
    from wijkzicht.register.organisatie.demo import address as account

    jar = http.cookiejar.CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    base = f"http://127.0.0.1:{port}"
    form = {"login": account("professional"), "password": PASSWORD}
    for address in ("/account/login/", "/zoeken/"):
        page = browser.open(base + address).read().decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page).group(1)
        if address != "/zoeken/":
            data = urllib.parse.urlencode({**form, "csrfmiddlewaretoken": token}).encode()
            browser.open(base + address, data)
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar), token


def _asked(port: int, session: tuple[str, str], pages: Path, seconds: int) -> Round:
    command = ["wrk", "-t1", f"-c{AT_ONCE}", f"-d{seconds}s", "--timeout", "20s"]
    command += ["-s", str(HERE / "web.lua"), f"http://127.0.0.1:{port}", "--", *session, str(pages)]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    requests, micros, p95, errors = map(int, re.search(r"FIGURES (.*)", out).group(1).split())
    if errors:
        sys.exit(f"{pages}: {errors} answers were no answer\n{out}")
    return Round(requests / micros * 1e6, p95 / 1000)


def _queries(facts: dict) -> dict[str, tuple[int, int]]:
    """Fewest and most statements a page took, over small and large families and searches."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from wijkzicht.register.organisatie.demo import address as account
    from wijkzicht.register.organisatie.models import Medewerker

    client = Client(headers={"host": "localhost"})
    client.force_login(Medewerker.objects.get(email=account("professional")))
    some = [*facts["families"][:5], *facts["families"][-5:]]
    asked = {
        EMPTY: [("get", f"/_leeg/{key}/", {}) for key, _ in some],
        "frame alone": [("get", f"/_kader/{key}/", {}) for key, _ in some],
        "household page": [("get", f"/huishouden/{key}/", {}) for key, _ in some],
        "caseload list": [("get", "/gezinnen/", {})],
        "search": [("post", "/zoeken/", {"zoek": name}) for name in ["Zzyzx", *facts["names"][:9]]],
        "learning page": [("get", "/leren/", {})],
    }
    counts = {}
    for page, requests in asked.items():
        getattr(client, requests[0][0])(*requests[0][1:])  # the session is touched once a minute
        seen = []
        for method, path, data in requests:
            with CaptureQueriesContext(connection) as captured:
                answer = getattr(client, method)(path, data)
            if answer.status_code != 200:
                sys.exit(f"{path} answered {answer.status_code}")
            seen.append(sum(not _control(query["sql"]) for query in captured.captured_queries))
        counts[page] = (min(seen), max(seen))
    connection.close()
    return counts


def _control(sql: str) -> bool:
    """BEGIN, COMMIT and savepoints are no questions to the database."""
    return sql.split()[0] in ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def _report(found, queries, facts, loading, chosen) -> str:
    floor = [r.rate for r in found[EMPTY]]
    lines = [
        "| page | requests/s | of the page without content, round by round [lowest-highest] | p95 ms [lowest-highest] | queries |",
        "|---|---|---|---|---|",
    ]
    for page, rounds in found.items():
        ratios = [r.rate / base for r, base in zip(rounds, floor, strict=True)]
        waits = [r.p95 for r in rounds]
        low, high = queries[page]
        lines.append(
            f"| {page} | {median(r.rate for r in rounds):.0f}"
            f" | {median(ratios):.2f} [{min(ratios):.2f}-{max(ratios):.2f}]"
            f" | {median(waits):.0f} [{min(waits):.0f}-{max(waits):.0f}]"
            f" | {low if low == high else f'{low}-{high}'} |"
        )
    most, least = facts["families"][0][1], facts["families"][-1][1]
    parts = [
        "# Pages of a family and of a team at size",
        f"{facts['households']:,} households, {facts['persons']:,} persons,"
        f" {facts['contacts']:,} contacts in the embedded PostgreSQL as it comes (128 MB of shared"
        f" buffers), walls on. The professional has {len(facts['families'])} open families with"
        f" {least} to {most} contacts; {FAMILIES} of them and {len(facts['names'])} names are asked"
        f" in turn. gunicorn with {WORKERS} workers of {THREADS} threads, wrk with {AT_ONCE}"
        f" connections on the same {os.cpu_count()} cores; {chosen.times} interleaved rounds of"
        f" {chosen.seconds} s, medians. Python {platform.python_version()}, load of the machine at"
        f" the end {os.getloadavg()[0]:.1f}. Made by `bench/web.py`. {loading}",
        "The page *without content* is signed in, sets the rights variable, opens the household"
        " through the same door (rights asked, one line in the log per person shown) and answers"
        " nothing; *frame alone* adds what stands around every page. Queries: statements but BEGIN"
        " and COMMIT, over the largest and smallest families.",
        "Target: at least 0.35 of the page without content, p95 at most 150 ms, at most 10 queries. Of the"
        " learning page, with all the figures of a team: p95 at most 500 ms.",
        "\n".join(lines),
    ]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    main()
