"""The manual for beheer followed, from roles to restore, on a PostgreSQL of its own.

Every `wijkzicht` command comes out of the manual; only ports, paths and the password are filled in. A
service manager, a proxy and a mail server are not here.
"""

import http.client
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from docs.documents import ROOT, blocks, prose
from wijkzicht.register import embedded
from wijkzicht.register.walls import roles

MANUAL = ROOT / "docs/handleiding/beheer.md"
ADMIN = "CREATE ROLE beheerder LOGIN CREATEROLE CREATEDB PASSWORD 'geheim'"
PATIENCE = 60.0  # seconds


@pytest.fixture
def server(monkeypatch) -> Iterator[embedded.Server]:
    """A PostgreSQL with somebody who may make roles and databases and is no superuser."""
    base = Path(tempfile.mkdtemp(prefix="wz-", dir="/var/tmp"))
    base.chmod(0o755)
    monkeypatch.setenv("WIJKZICHT_EMBEDDED", str(base))
    with embedded.running(embedded.home_for("install"), throwaway=True) as running:
        with psycopg.connect(**running.conninfo(), autocommit=True) as admin:
            admin.execute(ADMIN)
        yield running
    shutil.rmtree(base)


def commands() -> dict[str, list[str]]:
    """The words of each `wijkzicht` command of the manual, by its name; the first of each."""
    lines = [line for block in blocks(MANUAL, "sh") for line in block.splitlines()]
    split = [shlex.split(line)[1:] for line in lines if line.startswith("wijkzicht ")]
    return {words[0]: words for words in reversed(split)}


def keys() -> tuple[str, str]:
    """What the two lines of the manual that make keys print."""
    lines = [line for block in blocks(MANUAL, "sh") for line in block.splitlines()]
    made = [
        subprocess.check_output([sys.executable, *shlex.split(line)[1:]], text=True).strip()
        for line in lines
        if line.startswith("python3 -c")
    ]
    return made[0], made[1]


def settings(server: embedded.Server, database: str) -> dict[str, str]:
    """The environment that the table of the manual asks for."""
    place = str(server.home.socket).replace("/", "%2F")
    key, data_key = keys()
    values = {
        name: f"postgresql://{role}:een-wachtwoord@{place}/{database}"
        for name, role in roles.ADDRESSES.items()
    }
    values |= {
        "WIJKZICHT_HOSTS": "wijkzicht.voorbeeld.nl",
        "WIJKZICHT_BEHIND_PROXY": "ja",
        "WIJKZICHT_SECRET_KEY": key,
        "WIJKZICHT_PSEUDONYM_KEY": key,
        "WIJKZICHT_DATA_KEYS": data_key,
        "WIJKZICHT_SEARCH_KEY": key,
        "WIJKZICHT_SNAPSHOT": str(server.home.folder / "snapshot"),
        "WIJKZICHT_MAIL_HOST": "localhost",
    }
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", prose(MANUAL), re.M)) == set(values)
    return values


def admin_of(server: embedded.Server) -> dict[str, str]:
    place = str(server.home.socket).replace("/", "%2F")
    return {"DATABASE_ADMIN_URL": f"postgresql://beheerder:geheim@{place}/postgres"}


def rows(server: embedded.Server, database: str) -> dict[str, int]:
    """Number of rows of every table, seen by the superuser."""
    with psycopg.connect(**server.conninfo(database=database)) as register:
        tables = register.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {
            name: register.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            for (name,) in tables.fetchall()
        }


def test_from_roles_to_restore(server, tmp_path):
    words = commands()
    environment = settings(server, "wijkzicht")

    def run(name: str, *more: str, **extra: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "wijkzicht", *words[name], *more],
            env={"PATH": os.environ["PATH"], **environment, **extra},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, (name, done.stderr)
        return done.stdout

    assert "is gemaakt" in run("roles", **admin_of(server))
    assert "blijft" in run("roles", **admin_of(server))
    run("migrate")
    with psycopg.connect(**server.conninfo(), autocommit=True) as admin:
        admin.execute("ALTER DATABASE wijkzicht SET wijkzicht.embedded TO ''")  # as a real one
    run("user", "--password", "drie paarden op zolder")
    with processes(environment, words, tmp_path) as answer:
        status, headers = wait_for(lambda: answer("/account/login/"))
        assert status == 200
        assert "max-age" in headers["Strict-Transport-Security"]
        wait_for(lambda: rows(server, "wijkzicht")["procrastinate_workers"] == 1)
    assert "0 waarden" in run("rotate")
    before = rows(server, "wijkzicht")
    assert before["organisatie_medewerker"] == 1
    environment = {"DATABASE_BACKUP_URL": environment["DATABASE_BACKUP_URL"]}
    run("backup")
    environment = settings(server, "terug")
    run("roles", **admin_of(server))
    run("restore")
    assert rows(server, "terug") == before
    with psycopg.connect(environment["DATABASE_URL"]) as reader:
        assert reader.execute("SELECT count(*) FROM personen_huishouden").fetchone() == (0,)
        roles.refuse_wrong_role(reader.cursor())


@contextmanager
def processes(environment, words, folder: Path) -> Iterator[Callable]:
    """`serve` and `worker` for the length of the block; asks for a page as a proxy would."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    serve = [*words["serve"][:-1], f"127.0.0.1:{port}"]
    with (folder / "output").open("w+") as output:
        started = [
            subprocess.Popen(
                [sys.executable, "-m", "wijkzicht", *command],
                env={"PATH": os.environ["PATH"], **environment, "DATABASE_OWNER_URL": ""},
                cwd=folder,
                stdout=output,
                stderr=output,
            )
            for command in (serve, words["worker"])
        ]

        def answer(path: str) -> tuple[int, http.client.HTTPMessage] | None:
            assert [process.poll() for process in started] == [None, None], output.name
            headers = {"Host": environment["WIJKZICHT_HOSTS"], "X-Forwarded-Proto": "https"}
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            with closing(connection), suppress(ConnectionError):
                connection.request("GET", path, headers=headers)
                with connection.getresponse() as found:
                    return found.status, found.headers
            return None

        try:
            yield answer
        finally:
            for process in started:
                process.send_signal(signal.SIGTERM)
            ended = [process.wait(PATIENCE) for process in started]
    assert ended == [0, 0], (folder / "output").read_text()


def wait_for(happens: Callable):
    """What it gives once that is something."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := happens():
            return found
        time.sleep(0.2)
    raise AssertionError("it did not happen")
