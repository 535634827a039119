"""A copy of the whole database in one file, and a database out of such a file.

Under forced row security an ordinary dump fails for everybody but a superuser. Here a role dumps that
may read every table and write none, so who makes copies needs no other power. The file holds every
file of every family in plain form: keep it encrypted and as well guarded as the database itself.
Addresses are those of libpq: `postgresql://role:password@host/name`.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from wijkzicht.register.embedded import binaries
from wijkzicht.register.walls.roles import BACKUP, GATE, OWNER

_MAINTENANCE = {"PGOPTIONS": "-c wijkzicht.onderhoud=aan"}


class BackupFault(RuntimeError):
    """The copy was not made or not put back; the sentence says why."""


def backup(url: str, target: Path) -> int:
    """Write the database to `target`, readable by its owner alone; returns its size in bytes.

    `url`: the database as the role of the copy. The file appears when all is there, or not at all.
    Raises BackupFault, also when `target` exists.
    """
    _need(url, "DATABASE_BACKUP_URL", BACKUP)
    if target.exists():
        raise BackupFault(f"{target} bestaat al. Kies een nieuwe naam.")
    if not target.parent.is_dir():
        raise BackupFault(f"De map {target.parent} bestaat niet. Maak die eerst.")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _run(url, "pg_dump", "--format=custom", "--enable-row-security", f"--file={unfinished}")
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def restore(url: str, source: Path) -> None:
    """Fill an empty database from `source`, all or nothing. Row security stands again afterwards.

    `url`: the database as the owner. The roles have to be there. Raises BackupFault, also when the
    database is not empty.
    """
    _need(url, "DATABASE_OWNER_URL", OWNER)
    if not source.is_file():
        raise BackupFault(f"{source} is er niet. Kijk of de naam klopt.")
    with _connected(url) as connection:
        (tables,) = connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()
    if tables:
        raise BackupFault("De database is niet leeg. Zet een kopie alleen terug in een nieuwe.")
    with tempfile.NamedTemporaryFile("w", suffix=".list") as entries:
        # The functions of the walls go to the gate, who may not make anything in their schema once
        # it stands. So the schema is made here, open for as long as this takes.
        listed = _run("", "pg_restore", "--list", str(source), beside=url)
        entries.writelines(f"{x}\n" for x in listed.splitlines() if " SCHEMA - walls " not in x)
        entries.flush()
        with _schema_of_the_walls(url):
            _run(
                *(url, "pg_restore", "--single-transaction", "--exit-on-error"),
                *(f"--use-list={entries.name}", str(source)),
            )


def _need(url: str, setting: str, role: str) -> None:
    if not url:
        raise BackupFault(f"Zet {setting}: de database als de rol {role}.")


@contextlib.contextmanager
def _connected(url: str, **options: bool) -> Iterator[psycopg.Connection]:
    try:
        connection = psycopg.connect(url, connect_timeout=5, **options)
    except psycopg.Error as fault:
        name = _parts(url).get("dbname", "")
        raise BackupFault(f"De database {name} is niet te bereiken: {fault}") from fault
    with connection:
        yield connection


@contextlib.contextmanager
def _schema_of_the_walls(url: str) -> Iterator[None]:
    with _connected(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA walls; GRANT CREATE, USAGE ON SCHEMA walls TO {GATE}")
        try:
            yield
        except BackupFault:
            connection.execute("DROP SCHEMA walls CASCADE")
            raise
        connection.execute(f"REVOKE CREATE ON SCHEMA walls FROM {GATE}")


def _run(url: str, name: str, *options: str, beside: str = "") -> str:
    """Run a program of PostgreSQL on `url` (on no database when empty; `beside` then tells the version)."""
    command = [_program(name, url or beside), *options]
    environment = {**os.environ, **_MAINTENANCE}
    if url:
        # The password not in the command line: others on the machine can read that.
        parts = _parts(url)
        environment["PGPASSWORD"] = parts.pop("password", "")
        command.append(f"--dbname={make_conninfo(**parts)}")
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "error" in line.lower()]
        raise BackupFault(f"{name} lukte niet: {(lines or ['geen uitleg'])[0]}")
    return done.stdout


def _program(name: str, url: str) -> str:
    """The program of the system when it is of the server's own version, else the embedded one.

    An older program refuses a newer server.
    """
    own = shutil.which(name)
    if own:
        with _connected(url) as connection:
            major = connection.info.server_version // 10_000
        told = subprocess.run([own, "--version"], capture_output=True, text=True, check=True).stdout
        if f" {major}." in told:
            return own
    return str(binaries.of_the_wheel() / "bin" / name)


def _parts(url: str) -> dict[str, str]:
    try:
        return conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise BackupFault(
            "Het adres van de database is niet te lezen. Zie docs/settings.md."
        ) from None
