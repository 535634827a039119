"""A real browser on the real program on a real database."""

import os

import pytest
from playwright.sync_api import Page

from database import set_up
from wijkzicht.register.personen import zoeksleutels
from world import PASSWORD


@pytest.fixture(scope="session", autouse=True)
def _beside_playwright():
    """Playwright runs an event loop in this thread; Django would take it for async code."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def town(live_server, transactional_db):
    """The made-up organisation, committed, with people that can be found. `url`: of the program."""
    from world import make_world

    world = make_world()
    with set_up():
        for family in (world.bakker, world.zeeman, world.geheim):
            zoeksleutels.renew(family.huishouden)
    world.url = live_server.url
    return world


@pytest.fixture
def open_page(chromium, town):
    """Opens a page, signed in by the form; a complaint of the browser fails the test."""
    contexts, complaints = [], []

    def opened(medewerker, *, script: bool = True, width: int = 1280) -> Page:
        context = chromium.new_context(
            java_script_enabled=script,
            locale="nl-NL",
            viewport={"width": width, "height": 900},
            base_url=town.url,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else 0)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto("/")
        page.locator("[name=login]").fill(medewerker.email)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("[name=password]").press("Enter")
        page.get_by_role("heading", level=1, name="Mijn dag").wait_for()
        page.wait_for_load_state()  # the keys work from here
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [text for text in complaints if "Failed to load resource" not in text] == []
