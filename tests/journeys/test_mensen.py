"""A professional fills in the people of a family and its network, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from database import set_up
from wijkzicht.register.netwerk.models import Band, Netwerklid
from wijkzicht.register.personen.models import Persoon

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tile(page: Page, question: str, answer: str) -> None:
    group = page.get_by_role("group", name=question)
    group.get_by_text(answer, exact=True).click()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_mother_with_authority_and_a_grandmother_who_helps(open_page, town, script):
    page = open_page(town.anna, script=script, width=390)
    page.goto(f"/huishouden/{town.bakker.huishouden.pk}/mensen/")
    page.get_by_role("link", name="Voeg iemand toe").click()
    page.get_by_label("Voornaam").fill("Els")
    tile(page, "Rol in het gezin", "Ouder of verzorger")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("link", name="Leg gezag vast Sam Bakker").click()
    tile(page, "Wat geldt er?", "Ouder met gezag")
    tile(page, "Wie heeft het gezag?", "Els")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("Ouder met gezag · bron: Verteld door het gezin").wait_for()
    page.get_by_role("link", name="Netwerk en tekening").click()
    page.get_by_role("button", name="Zet ouders en kinderen klaar").click()
    page.get_by_role("img", name="Genogram van het gezin").wait_for()
    page.get_by_role("link", name="Voeg iemand toe").click()
    page.get_by_label("Naam", exact=True).fill("Oma Rie")
    tile(page, "Wie is dit?", "Familie")
    tile(page, "Wie helpt wie?", "Helpt het gezin")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("img", name="Ecogram van het gezin").wait_for()
    with set_up():
        assert Netwerklid.objects.get().richting == "helpt"
        assert Band.objects.get().van == Persoon.objects.get(voornaam="Els")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_window_and_axe_finds_nothing(open_page, town, width):
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    sam = f"mensen/{town.bakker.persoon.pk}/"
    with set_up():
        oma = Netwerklid.objects.create(
            huishouden=town.bakker.huishouden, naam="Oma Rie", soort="familie", richting="beide"
        )
        Band.objects.create(
            huishouden=town.bakker.huishouden,
            soort="ouder",
            van_lid=oma,
            naar_persoon=town.bakker.persoon,
        )
    page = open_page(town.anna, width=width)
    wide, found = {}, {}
    for rest in (
        *(
            "mensen/",
            "mensen/nieuw/",
            sam,
            f"{sam}gezag/",
            f"{sam}woont-ook/",
            f"{sam}afgeschermd/",
        ),
        *("gegevens/", "netwerk/", "netwerk/nieuw/", "netwerk/band/", f"netwerk/{oma.pk}/"),
    ):
        page.goto(home + rest)
        wide[rest] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found[rest] = [rule["id"] for rule in Axe().run(page).response["violations"]]
    assert {rest: px for rest, px in wide.items() if px > 0} == {}
    assert {rest: rules for rest, rules in found.items() if rules} == {}
