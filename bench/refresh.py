"""How long after a save a contact stands in the figures of the page.

    python bench/refresh.py --home FOLDER [--times N] [--stands]

FOLDER holds a register, made by `bench/web.py --home FOLDER --keep` (any size). The worker runs as
it does for `serve` and `demo`; figures and snapshot are made before the first save, or with
`--stands` are those of a run before this one. A save is the
action behind the button, as the demo professional, in one transaction with rights; then the row of
T07 (hulp contacts) of the team in this half-year is asked every 20 ms until its noemer has grown.
At the end the whole, all teams together, is computed once, as the worker does a minute after a save.
Rewrites the line of this size in docs/proof/refresh.md.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

PROOF = Path(__file__).parent.parent / "docs" / "proof" / "refresh.md"
PATIENCE = 300
HEAD = """\
# From a save to the page

Seconds from the end of the save until the figure has counted it, through the job in the database,
the worker (a process that stays), the snapshot and the whole catalogue of the team. Of the worker the
CPU seconds are given as well (PostgreSQL's not): on a busy machine they say more than the clock.
*The whole*: all teams together, a minute after a save, in one thread beside the saves. *Everything
anew*: as every night, with parts and quarters. Made by `bench/refresh.py`.

Target: 5 s.

| contacts | teams | saves | s, median [lowest-highest] | CPU s of the worker | the whole, s (CPU s) | everything anew, s | machine |
|---|---|---|---|---|---|---|---|
"""


def main() -> None:
    """Refresh once, start the worker, save and wait, several times."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--times", type=int, default=5)
    options.add_argument("--stands", action="store_true")
    chosen = options.parse_args()
    os.environ |= {
        "WIJKZICHT_EMBEDDED": str(chosen.home),
        "WIJKZICHT_MODE": "demo",
        "WIJKZICHT_MFA": "nee",
        "WIJKZICHT_SNAPSHOT": str(chosen.home / "snapshot"),
    }
    os.environ.pop("DATABASE_URL", None)
    from wijkzicht.cli.start import django_ready

    with django_ready("demo"):
        anew = None if chosen.stands else _timed("refresh", everything=True)[0]
        worker = subprocess.Popen([sys.executable, "-m", "wijkzicht", "worker"])
        try:
            _saved_and_waited()  # the worker's first refresh loads the engine and the SQL
            saves = [_cost_of_a_save(worker.pid) for _ in range(chosen.times)]
        finally:
            worker.terminate()
            worker.wait(600)  # the whole may be under way
        line = _line(saves, _timed("refresh_whole"), anew)
    _put(line)
    print(HEAD + line)


def _timed(name: str, **more) -> tuple[float, float]:
    """Seconds, and CPU seconds of this process, of a function of the worker."""
    from django.conf import settings
    from django.utils.timezone import localdate

    from wijkzicht.register.walls.address import address
    from wijkzicht.web.monitor import refresh

    began, cpu = time.perf_counter(), time.process_time()
    url = address(settings.DATABASE_EXTRACT)
    getattr(refresh, name)(url, settings.WIJKZICHT_SNAPSHOT, localdate(), **more)
    return time.perf_counter() - began, time.process_time() - cpu


def _cost_of_a_save(worker: int) -> tuple[float, float]:
    """Seconds until it stood in the figure, and CPU seconds of the worker meanwhile."""
    before = _cpu(worker)
    waited = _saved_and_waited()
    time.sleep(0.5)  # the transaction of the rows is over; the job about to be
    return waited, _cpu(worker) - before


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _saved_and_waited() -> float:
    from django.db import transaction
    from django.utils.timezone import localdate

    from wijkzicht.register.casussen.models import Casus
    from wijkzicht.register.contacten.actions import record
    from wijkzicht.register.organisatie.demo import address as account
    from wijkzicht.register.organisatie.models import Medewerker
    from wijkzicht.register.walls.rights import set_medewerker

    professional = Medewerker.objects.get(email=account("professional"))
    with transaction.atomic():
        set_medewerker(professional.pk)
        casus = Casus.objects.filter(gesloten=None).select_related("team", "huishouden").first()
        before = _noemer(casus.team_id)
        people = list(casus.huishouden.personen.all())
        record(casus=casus, datum=localdate(), activiteit="hulp", by=professional, personen=people)
    began = time.perf_counter()
    while time.perf_counter() - began < PATIENCE:
        with transaction.atomic():
            set_medewerker(professional.pk)
            if _noemer(casus.team_id) > before:
                return time.perf_counter() - began
        time.sleep(0.02)
    sys.exit(f"the figure did not change in {PATIENCE} s")


def _noemer(team: object) -> int:
    from django.utils.timezone import localdate

    from wijkzicht.register.cijfers.models import Cijfer
    from wijkzicht.vocabulary.periods import period_of

    period = period_of("halfjaar", localdate()).name
    found = Cijfer.objects.filter(indicator="T07", groep=str(team), periode=period, dimensie="")
    return found.values_list("noemer", flat=True).first() or 0


def _line(saves: list[tuple[float, float]], whole: tuple[float, float], anew: float | None) -> str:
    from django.db import connection

    from wijkzicht.register.walls.owner import owner_maintenance

    with owner_maintenance(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT (SELECT count(*) FROM contacten_contact), (SELECT count(*) FROM organisatie_team)"
        )
        contacts, teams = cursor.fetchone()
    waits, cpu = zip(*saves, strict=True)
    return (
        f"| {contacts:,} | {teams} | {len(waits)} | {median(waits):.1f}"
        f" [{min(waits):.1f}-{max(waits):.1f}] | {median(cpu):.1f} | {whole[0]:.0f} ({whole[1]:.1f})"
        f" | {'' if anew is None else f'{anew:.0f}'} | {os.cpu_count()} cores, Python"
        f" {platform.python_version()}, load {os.getloadavg()[0]:.0f} |\n"
    )


def _put(line: str) -> None:
    """One line a size: of about the same number of contacts the newest stays."""
    size = len(line.split("|")[1].strip())
    old = PROOF.read_text("utf-8").splitlines() if PROOF.exists() else []
    kept = [f"{row}\n" for row in old if row[:3].strip("| ").isdigit()]
    kept = [row for row in kept if len(row.split("|")[1].strip()) != size]
    PROOF.write_text(HEAD + "".join(sorted([*kept, line], key=len)), "utf-8")


if __name__ == "__main__":
    main()
