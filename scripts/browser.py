"""Finds the browser that the tests drive; installs Debian's where that is allowed; else says what to do."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "google-chrome", "chromium-browser")


def find() -> str | None:
    """Path of the browser: CHROMIUM if set, else the first one found."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def install() -> None:
    """Debian's chromium, for root on a machine with apt-get."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print("No browser found; installing Debian's chromium ...", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update"], ["apt-get", "install", "-y", "chromium"]):
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    if not find():
        install()
    if not (path := find()):
        sys.exit(
            "The tests drive a real browser and found none.\n"
            "Install chromium (Debian: apt-get install chromium) or name one with CHROMIUM=/path/to/it."
        )
    print(f"browser: {path}")
