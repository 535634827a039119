"""The embedded PostgreSQL: starts by itself, is shared, is found again, and leaves no trace."""

import contextlib
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from wijkzicht.register import embedded
from wijkzicht.register.embedded import Home, home_for
from wijkzicht.register.embedded.home import NoPlace
from wijkzicht.register.embedded.prepare import prepare

ROOT = os.geteuid() == 0
USE = """
import sys, time
from pathlib import Path
import psycopg
from wijkzicht.register import embedded
home = embedded.home_for(sys.argv[1])
with embedded.running(home, throwaway=True) as server:
    with psycopg.connect(server.url(), autocommit=True) as connection:
        print("pid", (home.data / "postmaster.pid").read_text().split()[0] if len(sys.argv) < 4 else 0,
              connection.execute("SHOW listen_addresses").fetchone()[0] or "socket only", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def base() -> Iterator[Path]:
    """A base folder that both root and `nobody` can use, with a short name."""
    folder = Path(tempfile.mkdtemp(prefix="wz-", dir="/var/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def home(base: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Home:
    monkeypatch.setenv("WIJKZICHT_EMBEDDED", str(base))
    return home_for(f"t{abs(hash(request.node.name)) % 10_000}")


def server_pid(home: Home) -> int:
    return int((home.data / "postmaster.pid").read_text().split()[0])


def alive(pid: int) -> bool:
    """Whether it runs; one that ended and that nobody has waited for does not."""
    with contextlib.suppress(FileNotFoundError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def ended(pid: int) -> bool:
    """Whether it ends soon: a server takes its number away a moment before it is gone."""
    for _ in range(100):
        if not alive(pid):
            return True
        time.sleep(0.1)
    return False


def ask(home: Home, query: str) -> object:
    server = embedded.Server(home)
    with psycopg.connect(**server.conninfo(), autocommit=True) as connection:
        found = connection.execute(query)
        return found.fetchone()[0] if found.description else None


def test_starts_keeps_data_and_stops(home):
    with embedded.running(home, throwaway=True):
        ask(home, "CREATE TABLE kept AS SELECT 7 AS n")
        assert ask(home, "SHOW listen_addresses") == ""
        assert ask(home, "SELECT datlocale FROM pg_database LIMIT 1") == "C.UTF-8"
        assert ask(home, "SHOW password_encryption") == "scram-sha-256"
        pid = server_pid(home)
        assert alive(pid)
    assert ended(pid)
    with embedded.running(home, throwaway=True):
        assert ask(home, "SELECT n FROM kept") == 7


def test_a_wrong_password_is_refused(home):
    with (
        embedded.running(home, throwaway=True) as server,
        pytest.raises(psycopg.OperationalError, match="password authentication failed"),
    ):
        psycopg.connect(**server.conninfo() | {"password": "x"})


def test_two_users_share_one_and_the_last_stops_it(home):
    with embedded.running(home, throwaway=True):
        first = server_pid(home)
        with embedded.running(home):
            assert server_pid(home) == first
        assert alive(first)
        assert embedded.stop(home) is False
    assert ended(first)
    assert embedded.stop(home) is True


def test_survives_the_death_of_its_starter_and_is_used_by_the_next(home):
    starter = subprocess.Popen(
        [sys.executable, "-c", USE, home.folder.name.rpartition("-")[0], "60"],
        stdout=subprocess.PIPE,
        text=True,
    )
    pid = int(starter.stdout.readline().split()[1])
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    starter.stdout.close()
    assert alive(pid)
    with embedded.running(home):
        assert server_pid(home) == pid
        assert ask(home, "SELECT 1") == 1
    assert ended(pid)


def test_a_killed_server_starts_again(home):
    with embedded.running(home, throwaway=True):
        os.kill(server_pid(home), signal.SIGKILL)
    with embedded.running(home):
        assert ask(home, "SELECT 1") == 1


def test_the_number_of_another_program_is_no_server(home):
    """After a restart of a container the old number may belong to anything."""
    with embedded.running(home, throwaway=True):
        pass
    other = subprocess.Popen(["sleep", "30"], **as_server_account())
    try:
        stale = home.data / "postmaster.pid"
        stale.write_text(f"{other.pid}\n{home.data}\n1\n5432\n{home.socket}\n\n0 0\nready\n")
        if ROOT:
            shutil.chown(stale, "nobody")
        with embedded.running(home):
            assert server_pid(home) != other.pid
            assert ask(home, "SELECT 1") == 1
    finally:
        other.kill()
        other.wait()


def as_server_account() -> dict:
    return {"user": "nobody", "extra_groups": []} if ROOT else {}


def test_a_half_made_cluster_is_never_used(home, monkeypatch):
    home.prepare(embedded.home.Account.current())
    half = home.socket / "data.new"
    half.mkdir()
    (half / "PG_VERSION").write_text("18")
    if ROOT:
        shutil.chown(half, "nobody")
        shutil.chown(half / "PG_VERSION", "nobody")
    with embedded.running(home, throwaway=True):
        assert ask(home, "SELECT 1") == 1


def test_roles_and_database_are_made_once(home):
    with embedded.running(home, throwaway=True) as server:
        assert prepare(server) is True
        assert prepare(server) is False


def test_passwords_are_for_their_owner_only(home):
    with embedded.running(home, throwaway=True):
        for path in (home.folder / "secrets.json", home.lock, home.users):
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
        for path in (home.data, home.socket):
            assert stat.S_IMODE(path.stat().st_mode) == 0o700, path
        assert stat.S_IMODE(home.folder.stat().st_mode) == (0o711 if ROOT else 0o700)


def test_a_folder_of_somebody_else_is_refused(tmp_path, monkeypatch):
    if not ROOT:
        pytest.skip("only root can make a folder for somebody else")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    shutil.chown(theirs, "nobody")
    monkeypatch.setenv("WIJKZICHT_EMBEDDED", str(theirs))
    with pytest.raises(NoPlace, match="van iemand anders"):
        home_for("t")


def test_without_a_place_of_its_own_an_ordinary_user_has_var_in_the_checkout(tmp_path, monkeypatch):
    checkout = tmp_path / "checkout"
    monkeypatch.setattr(
        embedded.home, "__file__", str(checkout / "src/wijkzicht/register/embedded/home.py")
    )
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid or 1000)
    (tmp_path / "no folder").write_text("a file stands where the folder should come")
    found = home_for("t", {"XDG_DATA_HOME": str(tmp_path / "no folder")})
    assert found.folder.parent == checkout / "var" / "postgresql"


@pytest.mark.skipif(not ROOT, reason="is about root")
def test_as_root_no_user_is_made_and_no_existing_folder_changed(home):
    watched = ["/", "/var", "/var/lib", "/var/tmp", "/tmp", "/root", "/home", str(Path.cwd())]
    before = {path: (Path(path).stat().st_mode, Path(path).stat().st_uid) for path in watched}
    users = [user.pw_name for user in pwd.getpwall()]
    with embedded.running(home, throwaway=True):
        owner = Path(f"/proc/{server_pid(home)}").stat().st_uid
        assert pwd.getpwuid(owner).pw_name == "nobody"
    assert [user.pw_name for user in pwd.getpwall()] == users
    assert {p: (Path(p).stat().st_mode, Path(p).stat().st_uid) for p in watched} == before


@pytest.mark.skipif(not ROOT, reason="only root can become another")
def test_as_an_ordinary_user(base):
    folder = base / "ordinary"
    folder.mkdir()
    shutil.chown(folder, "nobody")
    # The program is where that user can read it, as a checkout of their own would be.
    code = base / "code"
    source = Path(embedded.__file__).parents[2]
    shutil.copytree(source, code / "wijkzicht", ignore=shutil.ignore_patterns("__pycache__"))
    packages = [path for path in sys.path if "site-packages" in path]
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": "/nonexistent",
        "XDG_DATA_HOME": str(folder),
        "PYTHONPATH": os.pathsep.join([str(code), *packages]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(
        [shutil.which("python3", path="/usr/bin:/usr/local/bin"), "-c", USE, "ordinary", "0"],
        env=environment,
        user="nobody",
        group=pwd.getpwnam("nobody").pw_gid,
        extra_groups=[],
        cwd="/",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[2:] == ["socket", "only"]
    made = next((folder / "wijkzicht").glob("ordinary-*"))
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
