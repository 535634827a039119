"""The processes of a running application: web server and worker, started and stopped together."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

PATIENCE = 60.0  # seconds until the first page has to answer


class Failed(RuntimeError):
    """A process did not start or stopped; the sentence says which."""


@contextlib.contextmanager
def running(port: int, host: str = "127.0.0.1") -> Iterator[Callable[[], None]]:
    """Web server and worker for the length of the block; the value waits until one of them ends.

    Environment and database are those of this process. Raises Failed.
    """
    check_free(port, host)
    # Being told to stop is like Ctrl+C: the two processes go along.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    started = [subprocess.Popen(command) for command in (_web(host, port), _worker())]
    try:
        _wait_for_page(host, port, started)
        yield lambda: _wait(started)
    finally:
        for process in started:
            process.terminate()
        for process in started:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)


def _web(host: str, port: int) -> list[str]:
    workers = os.environ.get("WIJKZICHT_WORKERS", "2")
    return [
        *(sys.executable, "-m", "gunicorn", "wijkzicht.web.wsgi:application"),
        *("--bind", f"{host}:{port}", "--workers", workers, "--threads", "4"),
        *(
            "--log-level",
            "warning",
        ),
    ]


def _worker() -> list[str]:
    return [sys.executable, "-m", "wijkzicht", "worker"]


def check_free(port: int, host: str = "127.0.0.1") -> None:
    """Raises Failed when something else listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as fault:
            raise Failed(f"Poort {port} is bezet. Kies een andere met --port.") from fault


def _wait_for_page(host: str, port: int, started: list[subprocess.Popen]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        _refuse_ended(started)
        with contextlib.suppress(OSError, urllib.error.URLError):
            urllib.request.urlopen(f"http://{host}:{port}/account/login/", timeout=5).close()
            return
        time.sleep(0.1)
    raise Failed("De webserver antwoordt niet. Kijk hierboven of er een fout staat.")


def _wait(started: list[subprocess.Popen]) -> None:
    while True:
        _refuse_ended(started)
        time.sleep(0.5)


def _refuse_ended(started: list[subprocess.Popen]) -> None:
    for process, name in zip(started, ("De webserver", "De werker"), strict=True):
        if process.poll() is not None:
            raise Failed(f"{name} is gestopt. Kijk hierboven waarom.")
