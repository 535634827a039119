"""Starts, shares and stops an embedded PostgreSQL.

Users of one home share one server: each holds a shared lock on `users`; the last one to leave
stops it. The kernel frees the lock of a killed process, so a server left running is found and
used by the next.
"""

import contextlib
import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg

from wijkzicht.register.embedded import binaries
from wijkzicht.register.embedded.home import Account, Home

WAIT_FOR_LOCK = 120.0  # seconds; a first start elsewhere takes a few
WAIT_FOR_SERVER = 60.0
START_TRIES = 4
ROLE = "postgres"

CONFIGURATION = {
    "listen_addresses": "",  # the socket only
    "unix_socket_permissions": "0700",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "wijkzicht.embedded": "on",  # `serve` asks for this and refuses
}
# Tests throw their data away, so they need not wait for the disk.
THROWAWAY = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedFault(RuntimeError):
    """The embedded PostgreSQL did not do what was asked; the sentence says what to do."""


@dataclass(frozen=True)
class Server:
    """A server that answers."""

    home: Home

    def conninfo(self, role: str = ROLE, database: str = "postgres") -> dict[str, str]:
        """Keyword arguments for `psycopg.connect`."""
        return {
            "host": str(self.home.socket),
            "user": role,
            "password": self.home.password(role),
            "dbname": database,
        }

    def url(self, role: str = ROLE, database: str = "postgres") -> str:
        """The same as a `DATABASE_URL`."""
        host = quote(str(self.home.socket), safe="")
        return f"postgresql://{role}:{quote(self.home.password(role))}@{host}/{database}"


@contextlib.contextmanager
def running(home: Home, *, throwaway: bool = False) -> Iterator[Server]:
    """A server at `home` for the length of the block, made and started where needed.

    `throwaway` (at the first start only) trades safety of the data for speed.
    Raises EmbeddedFault with a sentence.
    """
    account = Account.current()
    home.prepare(account)
    tools = binaries.copied_to(home.folder.parent) if account.switch else binaries.of_the_wheel()
    pg = _Programs(home, tools / "bin", account)
    with home.users.open("r") as user:
        with _locked(home.lock):
            pg.ensure_running(throwaway)
            fcntl.flock(user, fcntl.LOCK_SH)
        try:
            yield Server(home)
        finally:
            with _locked(home.lock):
                if _last_user(user):
                    pg.stop()


def stop(home: Home) -> bool:
    """Stops the server unless others use it; False when it still runs for them."""
    if not home.data.exists():
        return True
    account = Account.current()
    tools = binaries.copied_to(home.folder.parent) if account.switch else binaries.of_the_wheel()
    with home.users.open("r") as user, _locked(home.lock):
        if not _last_user(user):
            return False
        _Programs(home, tools / "bin", account).stop()
    return True


def _last_user(handle: object) -> bool:
    """Whether nobody else holds the shared lock. Ours is given up either way."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        fcntl.flock(handle, fcntl.LOCK_UN)  # type: ignore[arg-type]
        return False
    return True


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("r") as file:
        deadline = time.monotonic() + WAIT_FOR_LOCK
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise EmbeddedFault(
                        f"Een ander programma houdt {path} al {WAIT_FOR_LOCK:.0f} seconden vast. "
                        "Stop dat programma en probeer het opnieuw."
                    ) from None
                time.sleep(0.05)
        yield


class _Programs:
    """The few programs of PostgreSQL that are run, as the server's account."""

    def __init__(self, home: Home, bin: Path, account: Account) -> None:
        self.home, self.bin, self.account = home, bin, account

    def ensure_running(self, throwaway: bool) -> None:
        if not self.home.data.exists():
            self._make_cluster(throwaway)
        self._check_version()
        if self._process() is None:
            self._start()
        self._wait_for_answer()

    def stop(self) -> None:
        """A fast shutdown: sessions are ended, everything is written. Returns when it is gone."""
        deadline = time.monotonic() + WAIT_FOR_SERVER
        if (pid := self._process()) is not None:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGINT)
        while self._process() is not None:
            if time.monotonic() > deadline:
                raise EmbeddedFault(
                    f"De ingebouwde database ({pid}) stopt niet. Kijk in {self.home.log}."
                )
            time.sleep(0.02)

    def _make_cluster(self, throwaway: bool) -> None:
        """initdb beside the final place, then a rename: a half-made cluster is never found."""
        # In the socket's folder, as that is the one the server's account may write in.
        fresh = self.home.socket / "data.new"
        passfile = self.home.socket / "first-password"
        if fresh.exists():
            self._command("/bin/rm", "-rf", fresh)
        passfile.unlink(missing_ok=True)
        handle = os.open(passfile, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w") as file:
            file.write(self.home.password(ROLE))
            if self.account.switch:
                os.fchown(file.fileno(), self.account.uid, self.account.gid)
        settings = {**CONFIGURATION, "unix_socket_directories": str(self.home.socket)}
        settings |= THROWAWAY if throwaway else {}
        try:
            self._run(
                "initdb",
                *("--pgdata", fresh, "--username", ROLE, "--pwfile", passfile),
                *("--auth=scram-sha-256", "--encoding=UTF8", "--locale=C"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *(f"--set={name}={value}" for name, value in settings.items()),
                *(["--no-sync"] if throwaway else []),
            )
        finally:
            passfile.unlink(missing_ok=True)
        fresh.rename(self.home.data)

    def _check_version(self) -> None:
        found = (self.home.data / "PG_VERSION").read_text().strip()
        if found != binaries.MAJOR:
            raise EmbeddedFault(
                f"De gegevens in {self.home.data} zijn van PostgreSQL {found}; dit programma "
                f"brengt versie {binaries.MAJOR} mee. Zet de map opzij en begin opnieuw."
            )

    def _start(self) -> None:
        arguments = ("start", "--pgdata", self.home.data, "--log", self.home.log, "-s", "-w")
        for attempt in range(START_TRIES):
            try:
                return self._run("pg_ctl", *arguments, "-t", f"{WAIT_FOR_SERVER:.0f}")
            except EmbeddedFault:
                if attempt == START_TRIES - 1:
                    raise
            self._remove_stale_pid()
            time.sleep(0.5)  # helpers of a killed server take a moment to let go of its memory
        return None

    def _process(self) -> int | None:
        """The number of the running server, or None. A number that is now another program's is no server."""
        try:
            pid = int(self._pidfile.read_text().split("\n", 1)[0])
            os.kill(pid, 0)
        except (FileNotFoundError, ValueError, ProcessLookupError):
            return None
        except PermissionError:
            return None  # it belongs to another account, so it is not our server
        return pid if _works_in(pid, self.home.data) else None

    def _remove_stale_pid(self) -> None:
        """PostgreSQL mistakes another program with the old number for a server (after a restart of
        a container). The file goes only when nothing at all works in the data folder."""
        if not Path("/proc").is_dir():
            return
        numbers = (int(p.name) for p in Path("/proc").iterdir() if p.name.isdigit())
        if not any(_works_in(pid, self.home.data) for pid in numbers):
            self._pidfile.unlink(missing_ok=True)

    def _wait_for_answer(self) -> None:
        deadline = time.monotonic() + WAIT_FOR_SERVER
        while True:
            try:
                psycopg.connect(**Server(self.home).conninfo(), connect_timeout=5).close()
                return
            except psycopg.OperationalError as fault:
                if time.monotonic() > deadline:
                    raise EmbeddedFault(
                        f"De ingebouwde database antwoordt niet ({fault}). Kijk in {self.home.log}."
                    ) from fault
                time.sleep(0.1)

    @property
    def _pidfile(self) -> Path:
        return self.home.data / "postmaster.pid"

    def _run(self, program: str, *arguments: object) -> None:
        self._command(self.bin / program, *arguments)

    def _command(self, *command: object) -> None:
        """Runs as the server's account, apart from our terminal, with an environment of its own."""
        as_whom = (
            {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
            if self.account.switch
            else {}
        )
        # Files, no pipes: the server inherits them and would keep a pipe open for ever.
        output = self.home.folder / "output"
        with output.open("w") as out:
            result = subprocess.run(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=self.home.socket,
                env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(self.home.socket)},
                start_new_session=True,
                umask=0o077,
                timeout=WAIT_FOR_SERVER * 3,
                check=False,
                **as_whom,  # type: ignore[call-overload]
            )
        if result.returncode:
            said = output.read_text(errors="replace").strip()[-600:]
            raise EmbeddedFault(
                f"{Path(str(command[0])).name} mislukte: {said}\nKijk ook in {self.home.log}."
            )


def _works_in(pid: int, data: Path) -> bool:
    """Whether process `pid` has the data folder as its working folder, as every PostgreSQL process
    has. Where that can't be seen (no /proc) the answer is yes."""
    if not Path("/proc/self/cwd").exists():
        return True
    try:
        return Path(f"/proc/{pid}/cwd").resolve() == data.resolve()
    except OSError:
        return False
