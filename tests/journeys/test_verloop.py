"""A team leader sees a jump, and writes down what happened; by keyboard names only, with axe."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from web.kept import figures, keep, moves, route
from wijkzicht.register.organisatie.models import Rol

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def jump(town):
    """A series of twelve half-years of Noord in which sixty files went in one of them."""
    noord = str(town.noord.pk)
    figures(noord, [200, 201, 199, 203, 200, 201, 140, 141, 139, 142, 140, 141])
    keep(noord, "beweging", moves(noord))
    keep(noord, "doorloop", [route(noord, list(range(0, 400, 7)))])
    return noord


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_from_a_jump_to_a_line_in_the_log(open_page, town, jump, script):
    page = open_page(town.medewerkers[Rol.TEAMLEIDER], script=script)
    page.goto(f"/cijfers/N04/verloop/?groep={jump}")
    expect(page.get_by_text("In 2023-H1 gingen 64 dossiers dicht")).to_be_visible()
    expect(page.get_by_text("Vraag na wat er toen gebeurde.")).to_be_visible()
    page.get_by_role("link", name="Schrijf een gebeurtenis op").click()
    page.get_by_label("Wanneer?").fill("1-3-2023")
    page.get_by_label("Opschoning van dossiers").check()
    page.get_by_label("Wat gebeurde er?").fill("Oude dossiers afgesloten.")
    page.get_by_label("Voor welk team?").select_option("Noord")
    page.get_by_role("button", name="Bewaar de gebeurtenis").click()
    expect(page.locator("#meldingen")).to_contain_text("Gebeurtenis bewaard.")
    page.goto(f"/cijfers/N04/verloop/?groep={jump}")
    expect(
        page.get_by_text("In het logboek: Opschoning van dossiers, 1 maart 2023.")
    ).to_be_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_sticks_out_and_axe_finds_nothing(open_page, town, jump, width):
    page = open_page(town.medewerkers[Rol.TEAMLEIDER], width=width)
    for address in (
        f"/cijfers/N04/verloop/?groep={jump}",
        "/gebeurtenissen/",
        "/gebeurtenissen/nieuw/",
    ):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, address
        found = Axe().run(page).response["violations"]
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == [], address
