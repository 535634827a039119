"""An ordinary day at size: mixed requests that come at their time, whether or not earlier ones answered.

    python bench/steady.py [--home FOLDER] [--inwoners N] [--rate N] [--minutes N] [--keep]

The municipality, the PostgreSQL and the two gunicorn workers are those of `bench/web.py`; a FOLDER
that it kept is used as it is (and gets the contacts that are saved here). Colleagues with open
families ask pages in a mix that resembles a day. The moments are drawn before it starts, on average
`--rate` a second; a request that comes while the server is busy waits, and its time counts from the
moment it was to come, so that a slow answer can not hide those behind it. Prints a table and writes
docs/proof/steady.md.
"""

import argparse
import http.client
import os
import platform
import random
import tempfile
import time
import urllib.parse
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

import web

PROOF = web.PROOF.with_name("steady.md")
COLLEAGUES = 200  # who ask in turn
AT_MOST = 400  # requests under way at once; more wait in the client, and their time counts
PATIENCE = 30  # seconds; then there was no answer
WARM = 8  # requests of each kind before it counts
SEED = 2026
SAVING = "saving a contact"
# Of a hundred requests. Who visits a family opens it, reads, and writes one contact; Mijn dag and the
# caseload are what one comes back to.
MIX = {
    "household page": 32,
    "Mijn dag": 16,
    "caseload list": 14,
    "search": 12,
    SAVING: 12,
    "timeline": 8,
    "plan": 6,
}


class Colleague(NamedTuple):
    """Somebody signed in: the headers of a browser, and open families, each with one of its people."""

    headers: dict[str, str]
    families: list[tuple[str, str]]


class Planned(NamedTuple):
    """A request and when it comes, in seconds from the start."""

    at: float
    kind: str
    method: str
    path: str
    body: str | None
    headers: dict[str, str]


class Answer(NamedTuple):
    """`took`: seconds from the planned moment to the last byte; `late`: until it was sent."""

    kind: str
    took: float
    late: float
    fault: str


def main() -> None:
    """Fill, serve, ask, write."""
    web.written(PROOF, _measured, __doc__, {"--rate": 50.0, "--minutes": 10.0})


def _measured(home: Path, chosen: argparse.Namespace) -> str:
    from wijkzicht.cli.start import django_ready

    with django_ready("demo"), tempfile.TemporaryDirectory(dir=home) as place:
        web.filled(chosen.inwoners, Path(place))
        facts, colleagues = web.sizes(), _colleagues()
        draw = random.Random(SEED)
        seconds = chosen.minutes * 60
        moments = sorted(draw.uniform(0, seconds) for _ in range(round(chosen.rate * seconds)))
        kinds = draw.choices(list(MIX), list(MIX.values()), k=len(moments))
        planned = [
            _request(draw, moment, kind, colleagues, facts["names"])
            for moment, kind in zip(moments, kinds, strict=True)
        ]
        warm = [_request(draw, 0, k, colleagues, facts["names"]) for k in MIX for _ in range(WARM)]
        with web.serving() as port:
            for one in warm:
                _ask(port, one, time.perf_counter())
            answers, lasted = _asked(port, planned)
    return _report(answers, lasted, facts, colleagues, chosen)


def _colleagues() -> list[Colleague]:
    """Professionals with open families, signed in."""
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.utils.crypto import get_random_string

    from wijkzicht.register.organisatie.models import Medewerker
    from wijkzicht.register.walls.owner import owner_maintenance

    with owner_maintenance(), connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT b.medewerker_id, array_agg(DISTINCT b.huishouden_id || ' ' || (
                SELECT min(p.id::text) FROM personen_persoon p
                WHERE p.huishouden_id = b.huishouden_id))
            FROM casussen_betrokkenheid b
            JOIN casussen_casus k ON k.id = b.casus_id AND k.gesloten IS NULL
            JOIN organisatie_lidmaatschap l ON l.medewerker_id = b.medewerker_id
                AND l.rol = 'professional' AND (l.tot IS NULL OR l.tot >= current_date)
            JOIN organisatie_medewerker m ON m.id = b.medewerker_id AND m.is_active
            WHERE (b.tot IS NULL OR b.tot >= current_date) AND b.soort <> 'consult'
            GROUP BY 1 ORDER BY md5(b.medewerker_id::text) LIMIT %s
            """,
            [COLLEAGUES],
        )
        rows = cursor.fetchall()
    token = get_random_string(32)
    found = []
    for key, families in rows:
        client = Client()
        client.force_login(Medewerker.objects.get(pk=key))
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookies = {settings.SESSION_COOKIE_NAME: session, settings.CSRF_COOKIE_NAME: token}
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": token,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        found.append(Colleague(headers, [tuple(pair.split()) for pair in families if pair]))
    connection.close()
    return found


def _request(
    draw: random.Random, at: float, kind: str, colleagues: list[Colleague], names: list[str]
) -> Planned:
    one = draw.choice(colleagues)
    family, person = draw.choice(one.families)
    home = f"/huishouden/{family}/"
    contact = {
        "activiteit": draw.choice(["hulp", "regie"]),
        "personen": person,
        "datum": "vandaag",
        "feiten": "Samen gekeken hoe het thuis en op school gaat. " * draw.randint(1, 8),
        "formulier": str(uuid.uuid4()),  # another run on the same FOLDER is no second click
    }
    asked: dict[str, Callable[[], tuple[str, str, dict | None]]] = {
        "household page": lambda: ("GET", home, None),
        "Mijn dag": lambda: ("GET", "/", None),
        "caseload list": lambda: ("GET", "/gezinnen/", None),
        "search": lambda: ("POST", "/zoeken/", {"zoek": draw.choice(names)}),
        SAVING: lambda: ("POST", home, contact),
        "timeline": lambda: ("GET", f"{home}tijdlijn/", None),
        "plan": lambda: ("GET", f"{home}plan/", None),
    }
    method, path, body = asked[kind]()
    return Planned(at, kind, method, path, body and urllib.parse.urlencode(body), one.headers)


def _asked(port: int, planned: list[Planned]) -> tuple[list[Answer], float]:
    """Every answer, and how many seconds it took until the last one."""
    with ThreadPoolExecutor(AT_MOST) as pool:
        began = time.perf_counter() + 1
        under_way = []
        for one in planned:
            time.sleep(max(0, began + one.at - time.perf_counter()))
            under_way.append(pool.submit(_ask, port, one, began))
        answers = [future.result() for future in under_way]
    return answers, time.perf_counter() - began


def _ask(port: int, one: Planned, began: float) -> Answer:
    sent = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(one.method, one.path, one.body, one.headers)
        answer = connection.getresponse()
        answer.read()
        # A contact that was saved leads back to the family; who is signed out is led to the door.
        good = 302 if one.kind == SAVING else 200
        away = "account/login" in (answer.getheader("Location") or "")
        fault = "" if answer.status == good and not away else f"status {answer.status}"
    except (OSError, http.client.HTTPException) as error:
        fault = type(error).__name__
    finally:
        connection.close()
    planned = began + one.at
    return Answer(one.kind, time.perf_counter() - planned, sent - planned, fault)


def _report(
    answers: list[Answer],
    lasted: float,
    facts: dict,
    colleagues: list[Colleague],
    chosen: argparse.Namespace,
) -> str:
    lines = [
        "| request | of a hundred | number | p50 ms | p95 ms | p99 ms | longest ms | errors |",
        "|---|---|---|---|---|---|---|---|",
        *(
            _line(kind, f"{share}", [a for a in answers if a.kind == kind])
            for kind, share in MIX.items()
        ),
        _line("**all**", "100", answers),
    ]
    faults = ", ".join(sorted({a.fault for a in answers} - {""}))
    good = sum(1 for a in answers if not a.fault)
    late = _percentiles([a.late for a in answers])
    parts = [
        "# A steady stream of requests at size",
        f"{facts['households']:,} households, {facts['persons']:,} persons, {facts['contacts']:,}"
        f" contacts in the embedded PostgreSQL as it comes, walls on. gunicorn with {web.WORKERS}"
        f" workers of {web.THREADS} threads; the client asks from the same {os.cpu_count()} cores, each"
        f" request over a connection of its own. {len(colleagues)} colleagues with"
        f" {sum(len(c.families) for c in colleagues) / len(colleagues):.0f} open families each on"
        f" average. Python {platform.python_version()}, load of the machine at the end"
        f" {os.getloadavg()[0]:.1f}. Made by `bench/steady.py`.",
        f"Asked: {chosen.rate:g} requests a second for {chosen.minutes:g} minutes at moments drawn"
        " beforehand (Poisson), sent at their time whether or not earlier ones answered. A time counts"
        " from the planned moment to the last byte, errors and waiting included; no answer in"
        f" {PATIENCE} s is an error. Drafts kept while somebody types, and the worker that renews"
        " figures, are not in it.",
        f"Answered: {good:,} of {len(answers):,} requests in {lasted:.0f} s, **{good / lasted:.1f} a"
        f" second**; {len(answers) - good} errors{f' ({faults})' if faults else ''}. The"
        f" client sent 99 in 100 within {late[2] * 1000:.0f} ms of their moment.",
        "Target: 50 requests a second for 10 minutes, p95 under 300 ms, no errors.",
        "\n".join(lines),
    ]
    return "\n\n".join(parts) + "\n"


def _line(kind: str, share: str, answers: list[Answer]) -> str:
    times = [answer.took for answer in answers]
    shown = [*_percentiles(times), max(times, default=0)]
    faults = sum(1 for answer in answers if answer.fault)
    return f"| {kind} | {share} | {len(answers)} | {' | '.join(f'{t * 1000:.0f}' for t in shown)} | {faults} |"


def _percentiles(times: list[float]) -> tuple[float, float, float]:
    """The 50th, the 95th and the 99th."""
    if len(times) < 2:
        return (*times, *times, *times) if times else (0, 0, 0)
    cuts = quantiles(times, n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98]


if __name__ == "__main__":
    main()
