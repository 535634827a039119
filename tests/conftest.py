"""What all tests share. Only tests that ask for `db` start a database."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

# Few examples on every change, many in `make proof-generative`. No time limit: machines are busy.
settings.register_profile("lean", max_examples=25, deadline=None)
settings.register_profile("proof", max_examples=1_000, deadline=None)
settings.load_profile("lean")


@pytest.fixture(scope="session")
def worker() -> str:
    """Name of this process of pytest."""
    import os

    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker, worker: str) -> Iterator[None]:
    """pytest-django's own makes a database as the user of the tests; ours may not make one."""
    from django.test import TransactionTestCase

    import database

    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: database.empty())
        with database.fresh(worker):
            yield


@pytest.fixture
def world(db):
    """A small made-up organisation: see `world.py`."""
    from world import make_world

    return make_world()


@pytest.fixture(scope="session")
def chromium():
    """The browser of this machine, without a window."""
    import sys
    from pathlib import Path

    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(Path(__file__).parents[1] / "scripts"))
    from browser import find
    from screenshots import FLAGS

    path = find()
    assert path, "Run scripts/browser.py: it says which browser to install."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def nothing_set() -> None:
    """No organisation has set anything when a test begins, and the first page need not ask."""
    import sys

    if read := sys.modules.get("wijkzicht.register.inrichting.queries"):
        read.remember({})
