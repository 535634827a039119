"""A copy of the whole database in one file, and a database out of such a file.

Under forced row security an ordinary dump fails for everybody but a superuser. Here the owner dumps
with the switch of maintenance on, so that no role with more power is needed. The file holds every
file of every family in plain form: keep it encrypted and as well guarded as the database itself.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg

from wijkzicht.register.embedded import binaries
from wijkzicht.register.walls.address import address
from wijkzicht.register.walls.roles import GATE

_MAINTENANCE = {"PGOPTIONS": "-c wijkzicht.onderhoud=aan"}


class BackupFault(RuntimeError):
    """The copy was not made or not put back; the sentence says why."""


def backup(owner: Mapping[str, str], target: Path) -> int:
    """Write the database to `target`, readable by its owner alone; returns its size in bytes.

    `owner`: the database as the owner's role, as Django's settings name it. The file appears when
    all is there, or not at all. Raises BackupFault, also when `target` exists.
    """
    if target.exists():
        raise BackupFault(f"{target} bestaat al. Kies een nieuwe naam.")
    if not target.parent.is_dir():
        raise BackupFault(f"De map {target.parent} bestaat niet. Maak die eerst.")
    unfinished = target.with_name(f".{target.name}.{os.getpid()}")
    os.close(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        _run(
            *("pg_dump", "--format=custom", "--enable-row-security"),
            *(f"--file={unfinished}", _dbname(owner), owner),
        )
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size


def restore(owner: Mapping[str, str], source: Path) -> None:
    """Fill an empty database from `source`, all or nothing. Row security stands again afterwards.

    The roles have to be there (`migrate` says how). Raises BackupFault, also when the database is
    not empty.
    """
    if not source.is_file():
        raise BackupFault(f"{source} is er niet. Kijk of de naam klopt.")
    with psycopg.connect(address(owner)) as connection:
        (tables,) = connection.execute(
            "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
        ).fetchone()
    if tables:
        raise BackupFault("De database is niet leeg. Zet een kopie alleen terug in een nieuwe.")
    with tempfile.NamedTemporaryFile("w", suffix=".list") as entries:
        # The functions of the walls go to the gate, who may not make anything in their schema once
        # it stands. So the schema is made here, open for as long as this takes.
        listed = _run("pg_restore", "--list", str(source), owner)
        entries.writelines(f"{x}\n" for x in listed.splitlines() if " SCHEMA - walls " not in x)
        entries.flush()
        with _schema_of_the_walls(owner):
            _run(
                *("pg_restore", "--single-transaction", "--exit-on-error"),
                *(f"--use-list={entries.name}", _dbname(owner), str(source), owner),
            )


@contextlib.contextmanager
def _schema_of_the_walls(owner: Mapping[str, str]) -> Iterator[None]:
    with psycopg.connect(address(owner), autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA walls; GRANT CREATE, USAGE ON SCHEMA walls TO {GATE}")
        try:
            yield
        except BackupFault:
            connection.execute("DROP SCHEMA walls CASCADE")
            raise
        connection.execute(f"REVOKE CREATE ON SCHEMA walls FROM {GATE}")


def _run(name: str, *arguments) -> str:
    *options, owner = arguments
    try:
        program = _program(name, owner)
    except psycopg.OperationalError as fault:
        raise BackupFault(f"De database {owner['NAME']} is niet te bereiken: {fault}") from fault
    command = [program, *options]
    environment = {**os.environ, **_MAINTENANCE, "PGPASSWORD": owner["PASSWORD"]}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if "error" in line.lower()]
        raise BackupFault(f"{name} lukte niet: {(lines or ['geen uitleg'])[0]}")
    return done.stdout


def _program(name: str, owner: Mapping[str, str]) -> str:
    """The program of the system when it is of the server's own version, else the embedded one.

    An older program refuses a newer server.
    """
    own = shutil.which(name)
    if own:
        with psycopg.connect(address(owner)) as connection:
            major = connection.info.server_version // 10_000
        told = subprocess.run([own, "--version"], capture_output=True, text=True, check=True).stdout
        if f" {major}." in told:
            return own
    return str(binaries.of_the_wheel() / "bin" / name)


def _dbname(owner: Mapping[str, str]) -> str:
    """The address without the password: a command line can be read by others on the machine."""
    return "--dbname=" + address({**owner, "PASSWORD": ""}).replace(":@", "@")
