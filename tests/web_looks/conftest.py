"""A small server with the gallery, and a browser that looks at it."""

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def site():
    """Address of a server of our own, with settings of our own: no database is needed here."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*free.getsockname())
    command = [sys.executable, "-m", "django", "runserver", "--noreload", address]
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "web_looks.settings",
        "PYTHONPATH": str(ROOT / "tests"),
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=env, **quiet) as server:
        try:
            _wait(f"http://{address}/kijk/")
            yield f"http://{address}"
        finally:
            server.terminate()


def _wait(url: str) -> None:
    for _ in range(150):
        try:
            with urlopen(url):
                return
        except URLError:
            time.sleep(0.2)
    raise RuntimeError(f"{url} does not answer")


@pytest.fixture
def page(chromium):
    """A page in Dutch; a complaint of the browser (such as about the CSP) fails the test."""
    context = chromium.new_context(locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.complaints = complaints
    yield page
    context.close()
    ours = [text for text in complaints if "Failed to load resource" not in text]
    assert ours == []


class Server:
    """What the server of the drafts has, and what it will answer."""

    def __init__(self, page: Page, site: str):
        self.page, self.site = page, site
        self.get("?leeg&status=204")

    def get(self, query: str = "") -> dict:
        with urlopen(f"{self.site}/kijk/{query}") as answer:
            return json.load(answer)

    @property
    def texts(self) -> list[str]:
        """The facts in every draft that was kept, in order."""
        return [draft["feiten"] for draft in self.get()["kept"]]


@pytest.fixture
def server(page, site):
    return Server(page, site)
