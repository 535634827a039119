"""How long `make demo` takes on a fresh clone until a page answers, and the second start.

    python bench/demo.py [--user NAME] [--times N]

The package cache is made warm first, by an installation in another clone that is not counted.
`--user` (asked as root) runs everything as that account, with a home folder of its own. Rewrites
the line of this account in docs/proof/demo.md.
"""

import argparse
import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parent.parent
PROOF = ROOT / "docs" / "proof" / "demo.md"
PATIENCE = 900
HEAD = """\
# `make demo` on a fresh clone

Seconds from the command to a sign-in page that answers: the first time (environment made with a
warm package cache, database made, municipality made up, loaded, figures computed) and again after
Ctrl+C. Wall time, so it counts whatever else the machine was doing. Made by `bench/demo.py`.

Target: 180 s and 10 s.

| account | first start, s | second start, s | starts | machine |
|---|---|---|---|---|
"""


def main() -> None:
    """Warm up, clone and start, start again; median of both."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--user")
    options.add_argument("--times", type=int, default=1)
    chosen = options.parse_args()
    place = Path(tempfile.mkdtemp(prefix="bench-demo-"))
    account = _account(chosen.user, place)
    firsts, seconds = [], []
    try:
        subprocess.run(
            ["make", ".venv/ready"], cwd=_clone(place, "warm", account), check=True, **account
        )
        shutil.rmtree(place / "warm")
        for number in range(chosen.times):
            clone = _clone(place, f"clone-{number}", account)
            firsts.append(_started(clone, account))
            seconds.append(_started(clone, account))
            shutil.rmtree(clone)
    finally:
        shutil.rmtree(place, ignore_errors=True)
    name = "ordinary user" if chosen.user or os.geteuid() else "root"
    line = (
        f"| {name} | {median(firsts):.0f} | {median(seconds):.1f} | {chosen.times}"
        f" | {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f} |\n"
    )
    old = PROOF.read_text("utf-8").splitlines() if PROOF.exists() else []
    kept = [
        f"{row}\n" for row in old if row.startswith(("| root", "| ordinary")) and name not in row
    ]
    PROOF.write_text(HEAD + "".join(sorted([*kept, line])), "utf-8")
    print(HEAD + line)


def _account(user: str | None, place: Path) -> dict:
    """What makes a command run as that account, at home in the temporary folder."""
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("WIJKZICHT", "DATABASE"))}
    environ = {k: v for k, v in environ.items() if k not in ("VIRTUAL_ENV", "XDG_DATA_HOME")}
    # The embedded database of this measurement, gone with it.
    environ["WIJKZICHT_EMBEDDED"] = str(place / "postgresql")
    if user is None:
        place.chmod(0o755)
        return {"env": environ}
    found = pwd.getpwnam(user)
    os.chown(place, found.pw_uid, found.pw_gid)
    environ |= {"HOME": str(place), "USER": user}
    return {"env": environ, "user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


def _clone(place: Path, name: str, account: dict) -> Path:
    # As a file, so that nobody needs to own the repository it comes from.
    bundle = place.parent / f"{place.name}.bundle"
    subprocess.run(["git", "bundle", "create", "-q", str(bundle), "HEAD"], cwd=ROOT, check=True)
    bundle.chmod(0o644)
    target = place / name
    subprocess.run(
        ["git", "clone", "-q", str(bundle), str(target)], check=True, cwd=place, **account
    )
    bundle.unlink()
    return target


def _started(clone: Path, account: dict) -> float:
    """Seconds until the page answers; the program is stopped again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    command = ["make", "demo", f"OPTIONS=--port {port}"]
    program = subprocess.Popen(command, cwd=clone, start_new_session=True, **account)
    try:
        while time.perf_counter() - began < PATIENCE and program.poll() is None:
            with contextlib.suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/account/login/", timeout=5).close()
                return time.perf_counter() - began
            time.sleep(0.1)
        sys.exit("no page answered")
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(program.pid, signal.SIGINT)
        program.wait(60)


if __name__ == "__main__":
    main()
