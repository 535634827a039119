"""From signing in to a contact that is saved, and from a request to a household."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from database import set_up
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.casussen.models import Betrokkenheid
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FORTY = (
    "Sam vertelde dat hij sinds maandag weer naar school gaat en dat het beter gaat. Zijn moeder "
    "belde met de mentor. Ze willen samen een rooster maken. Volgende week kijken we hoe het liep "
    "en of er iets nodig is."
)
MOST_KEYS = 8


class Keys:
    """Presses keys and counts them; Ctrl+Enter is two."""

    def __init__(self, page: Page):
        self.page, self.pressed = page, 0

    def press(self, *names: str) -> None:
        for name in names:
            self.page.keyboard.press(name)
            self.pressed += name.count("+") + 1


def contacts(town) -> list[Contact]:
    with as_medewerker(town.anna.pk):
        rows = Contact.objects.filter(huishouden=town.bakker.huishouden)
        return list(rows.prefetch_related("met"))


def test_sign_in_find_a_family_and_record_a_contact_by_keyboard(open_page, town):
    assert len(FORTY.split()) == 40
    page = open_page(town.anna)
    page.keyboard.press("/")
    page.keyboard.type("bakker")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Sam Bakker").press("Enter")
    page.get_by_role("heading", name="Contact vastleggen").wait_for()
    page.wait_for_load_state()
    keys = Keys(page)
    keys.press("c", "Space", "Tab", "Tab")
    expect(page.get_by_label("Wat gebeurde er?")).to_be_focused()
    page.keyboard.type(FORTY)
    keys.press("Control+Enter")
    expect(page.locator("#meldingen")).to_contain_text("Contact bewaard.")
    assert keys.pressed == 6 <= MOST_KEYS
    (row,) = contacts(town)
    assert (row.feiten, row.activiteit, len(row.met.all())) == (FORTY, "hulp", 1)


def test_what_was_typed_is_there_after_the_browser_is_gone(open_page, town):
    address = f"/huishouden/{town.bakker.huishouden.pk}/"
    page = open_page(town.anna)
    page.goto(address)
    page.get_by_label("Wat gebeurde er?").press_sequentially("Nog niet af")
    expect(page.locator("[data-concept-state]")).to_contain_text("Concept bewaard")
    page.context.close()
    page = open_page(town.anna)
    page.goto(address)
    expect(page.get_by_label("Wat gebeurde er?")).to_have_value("Nog niet af")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_from_a_request_over_the_board_to_a_household(open_page, town, script):
    page = open_page(town.anna, script=script)
    page.get_by_role("link", name="Nieuwe aanmelding").click()
    page.get_by_role("group", name="Is er nu iemand niet veilig?").get_by_label("Nee").check()
    page.get_by_label("Wat is de vraag?").fill("Wie kan helpen met de opvoeding?")
    page.get_by_label("Over wie gaat het?").fill("Sam Bakker")
    if script:
        page.get_by_label("Over wie gaat het?").press("Tab")
    else:
        page.get_by_role("button", name="Kijk of we dit gezin kennen").click()
    expect(page.get_by_text("Sam Bakker (2012), Noord")).to_be_visible()
    page.get_by_label("Over wie gaat het?").fill("Noor Jansen")
    page.get_by_role("button", name="Zet op het bord").click()
    page.get_by_role("heading", level=1, name="Aanmeldingen").wait_for()
    _to_column(page, "Uitzoeken")
    page.get_by_role("button", name="Maak ongedaan").click()
    expect(_column(page, "Nieuw")).to_contain_text("Noor Jansen")
    page.get_by_role("link", name="Noor Jansen").click()
    page.get_by_label("Casus geopend").check()
    page.get_by_label("Voornaam").first.fill("Noor")
    page.get_by_label("Rol").first.select_option("jeugdige")
    page.get_by_role("button", name="Rond af").click()
    expect(page.locator("#meldingen")).to_contain_text("De casus is open.")
    page.get_by_role("radio", name="Hulp", exact=True).check()
    page.get_by_label("Wat gebeurde er?").fill("Eerste gesprek.")
    page.get_by_role("button", name="Bewaar contact").click()
    expect(page.get_by_text("Eerste gesprek.")).to_be_visible()
    with as_medewerker(town.anna.pk):
        row = Aanmelding.objects.get(naam="Noor Jansen")
        assert (row.kolom, row.triage_uitkomst) == ("afgerond", "casus")


def _column(page: Page, name: str):
    return page.locator(".wz-board__column").filter(has=page.get_by_role("heading", name=name))


def _to_column(page: Page, name: str) -> None:
    page.get_by_text("Zet of geef").first.click()
    page.get_by_label("Zet naar").select_option(label=name)
    page.get_by_role("button", name="Zet Noor Jansen").click()
    expect(_column(page, name)).to_contain_text("Noor Jansen")


def test_arrow_keys_walk_over_the_board(open_page, town):
    with as_medewerker(town.anna.pk):
        for name, kolom in (("Een", "nieuw"), ("Twee", "nieuw"), ("Drie", "wacht")):
            Aanmelding.objects.create(
                team=town.noord, datum="2026-01-01", naam=name, vraag="x", kolom=kolom
            )
    page = open_page(town.anna)
    page.goto("/aanmeldingen/")
    page.get_by_role("link", name="Een", exact=True).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Twee")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="Drie")).to_be_focused()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_window(open_page, town, width):
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    page = open_page(town.anna, width=width)
    wide = {}
    for address in (
        *("/", "/gezinnen/", "/aanmeldingen/", "/aanmeldingen/nieuw/", "/zoeken/", home),
        *(home + rest for rest in ("mensen/", "mensen/nieuw/", "gegevens/", "wie-keek-mee/")),
    ):
        page.goto(address)
        wide[address] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    assert {address: px for address, px in wide.items() if px > 0} == {}


def test_from_my_day_to_a_saved_contact_by_keyboard(open_page, town):
    with set_up():
        Betrokkenheid.objects.update(casus=town.bakker.casus)
    page = open_page(town.anna)
    keys = Keys(page)
    keys.press("c")
    expect(page.get_by_label("Met welk gezin?")).to_be_focused()
    keys.press("b", "Enter")
    expect(page.get_by_role("radio", name="Hulp", exact=True)).to_be_focused()
    page.wait_for_load_state()
    keys.press("Space", "Tab", "Tab")
    page.keyboard.type(FORTY)
    keys.press("Control+Enter")
    expect(page.get_by_role("heading", level=1, name="Mijn dag")).to_be_visible()
    # Each further letter that is needed to tell two families apart is one more.
    assert keys.pressed == 8 <= MOST_KEYS
    (row,) = contacts(town)
    assert (row.feiten, row.activiteit, len(row.met.all())) == (FORTY, "hulp", 1)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_form_alone_and_handing_over_fit_and_are_accessible(open_page, town, width):
    with set_up():
        Betrokkenheid.objects.update(casus=town.bakker.casus)
    page = open_page(town.anna, width=width)
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    close = home + "afsluiten/"
    handover = (close, close + "overdragen/", close + "overdragen/elders/")
    for address in ("/contact/", *handover, home + "contact/nieuw/"):
        page.goto(address)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0
        assert Axe().run(page).response["violations"] == []
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_have_count(0)


def test_the_key_does_not_throw_away_what_was_begun(open_page, town):
    page = open_page(town.anna)
    page.goto("/aanmeldingen/nieuw/")
    page.get_by_label("Wat is de vraag?").fill("Wie kan helpen?")
    page.locator("h1").click()
    page.keyboard.press("c")
    expect(page.get_by_label("Wat is de vraag?")).to_have_value("Wie kan helpen?")
    page.get_by_label("Wat is de vraag?").fill("")
    page.locator("h1").click()
    page.keyboard.press("c")
    expect(page.get_by_label("Met welk gezin?")).to_be_focused()
