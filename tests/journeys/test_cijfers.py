"""A team leader looks for a figure, reads its card and takes the rows along."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from web.kept import HALVES, figures
from wijkzicht.register.organisatie.models import Rol

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def series(town):
    """Casussen open of the whole in two half-years."""
    figures("totaal", [131, 140])
    return HALVES[1]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_from_a_word_to_the_card_and_the_rows(open_page, town, series, script):
    page = open_page(town.medewerkers[Rol.TEAMLEIDER], script=script)
    page.goto("/cijfers/definities/")
    page.get_by_label("Zoek op een woord").fill("casussen eind")
    page.locator("main").get_by_role("button", name="Zoek").click()
    page.get_by_role("link", name="Hoeveel casussen staan open aan het eind").click()
    expect(page.get_by_role("heading", name="Wat dit cijfer niet zegt")).to_be_visible()
    page.goto(f"/cijfers/onderwerp/aantallen/?groep=totaal&periode={series}")
    expect(page.locator("#N04")).to_contain_text("140")
    with page.expect_download() as taken:
        page.get_by_role("link", name="csv").click()
    assert taken.value.suggested_filename == f"aantallen-{series}.csv"


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_sticks_out_and_axe_finds_nothing(open_page, town, series, width):
    page = open_page(town.medewerkers[Rol.TEAMLEIDER], width=width)
    for address in (
        "/cijfers/definities/",
        "/cijfers/B02/",
        "/cijfers/onderwerp/aantallen/?groep=totaal",
    ):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, address
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == [], address
