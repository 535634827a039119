"""A team leader makes a measure by choosing, with and without JavaScript, and gives it away."""

import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from wijkzicht.register.organisatie.models import Rol

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_from_choosing_to_a_file(open_page, town, script):
    page = open_page(town.medewerkers[Rol.TEAMLEIDER], script=script)
    page.goto("/cijfers/eigen/")
    page.get_by_role("link", name="Maak een eigen maat").click()
    _choose(page, script, "#alleen_wat", "jeugdige|ja")
    expect(page.locator("#bouwen li")).to_contain_text("met een jeugdige in het huishouden")
    _choose(page, script, "#telt_wat", "eerste_plan|hoogstens")
    page.get_by_label("Hoeveel dagen?").fill("42")
    page.get_by_role("button", name="Zet erbij").click()
    expect(page.get_by_role("status").filter(has_text="Van de casussen")).to_contain_text(
        "het deel waarbij tussen het openen van de casus en het eerste plan hoogstens 42 dagen zitten."
    )
    page.get_by_label("Welke vraag").fill("Hoe vaak is er op tijd een plan?")
    page.get_by_label("Korte naam").fill("op tijd een plan")
    page.get_by_role("button", name="Bewaar de maat").click()
    expect(page.get_by_role("heading", name="Hoe vaak is er op tijd een plan?")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="Bewaar als bestand").click()
    kept = json.loads(Path(taken.value.path()).read_text("utf-8"))
    assert kept["telt"]["voorwaarden"] == [
        {"veld": "geopend", "tot": "eerste_plan", "is": "hoogstens", "getal": 42}
    ]


def _choose(page, script, select, value):
    page.locator(select).select_option(value)
    if not script:
        page.get_by_role("button", name="Lees mijn keuzes voor").click()


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_sticks_out_and_axe_finds_nothing(open_page, town, width):
    page = open_page(town.medewerkers[Rol.TEAMLEIDER], width=width)
    for address in ("", "nieuw/", "nieuw/?van=X-KLACHT", "nieuw/?van=X-ALLEEN", "bestand/"):
        page.goto(f"/cijfers/eigen/{address}")
        _look(page, address)
    page.goto("/cijfers/eigen/nieuw/?van=X-ALLEEN")
    page.locator("#telt_wat").select_option("vervolg|een_van")
    expect(page.get_by_label("Gaat zelf verder")).to_be_visible()
    _look(page, "a choice of several")
    page.get_by_role("button", name="Bewaar de maat").click()
    expect(page.get_by_text("Eigen maat", exact=True)).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    _look(page, "the card")


def _look(page, where):
    assert page.evaluate(WIDE) <= 0, where
    found = Axe().run(page).response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == [], where
