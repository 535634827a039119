"""The demo from nothing: it answers, signs somebody in, stops when told, and keeps what was there."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import pytest


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Demo:
    """A running `wijkzicht demo` and what it printed."""

    def __init__(self, base: Path, port: int) -> None:
        self.log = base / "demo.log"
        env = {**os.environ, "WIJKZICHT_EMBEDDED": str(base / "pg")}
        for name in ("WIJKZICHT_MODE", "WIJKZICHT_MFA", "DJANGO_SETTINGS_MODULE"):
            env.pop(name, None)
        command = [
            sys.executable,
            "-m",
            "wijkzicht",
            "demo",
            "--inwoners",
            "2000",
            "--port",
            str(port),
        ]
        with self.log.open("w") as out:
            self.process = subprocess.Popen(command, env=env, stdout=out, stderr=subprocess.STDOUT)

    def wait(self) -> str:
        """What it printed, once it is ready."""
        for _ in range(1200):
            text = self.log.read_text()
            if "Stop met Ctrl+C" in text:
                return text
            assert self.process.poll() is None, text
            time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


@pytest.fixture
def base():
    """A folder that the account of the database can come in to: as root that is nobody."""
    with tempfile.TemporaryDirectory(prefix="wijkzicht-demo-") as folder:
        place = Path(folder)
        place.chmod(0o755)
        yield place


def page(port: int) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/account/login/") as answer:
        return answer.read().decode()


def test_a_demo_from_nothing_and_a_second_one(base, port):
    first = Demo(base, port)
    try:
        told = first.wait()
        assert re.findall(r"^(Start|Verzint|Laadt|Rekent)", told, re.MULTILINE) == [
            "Start",
            "Verzint",
            "Laadt",
            "Rekent",
        ]
        assert "professional@demo.wijkzicht.example" in told
        assert f"http://localhost:{port}/" in told
        assert 'name="login"' in page(port)
    finally:
        first.stop()
    with pytest.raises(OSError, match="refused"):
        page(port)
    second = Demo(base, port)
    try:
        assert "De gemeente van de vorige keer is er nog." in second.wait()
    finally:
        second.stop()


def test_a_port_in_use_is_named_before_anything_is_made(base):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        demo = Demo(base, port)
        assert demo.process.wait(60) == 1
        assert f"Poort {port} is bezet. Kies een andere met --port." in demo.log.read_text()
        assert "Verzint" not in demo.log.read_text()
