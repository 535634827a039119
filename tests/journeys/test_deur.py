"""At the door: advice in seconds, a question from the public page, a partner, the board by keys."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Page, expect

from database import set_up
from journeys.keys import Keys
from wijkzicht.register.aanmeldingen.models import Aanmelding, Partneradvies
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Werkgebied
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_advice_takes_twenty_seconds_and_three_keys_besides_the_text(open_page, town):
    page = open_page(town.anna)
    page.goto("/aanmeldingen/advies/")
    keys = Keys(page)
    keys.type("Waar kan mijn zoon gaan sporten?")
    keys.press("Tab")
    keys.type("Bel het Jeugdfonds Sport.")
    keys.press("Control+Enter")
    expect(page.locator("#meldingen")).to_contain_text("Advies bewaard, zonder dossier.")
    assert keys.pressed == 3
    assert keys.seconds <= 20
    with as_medewerker(town.anna.pk):
        row = Aanmelding.objects.get()
    assert (row.vraag, row.triage_uitkomst) == ("Waar kan mijn zoon gaan sporten?", "advies")


def test_advice_to_a_partner_takes_fifteen_seconds(open_page, town):
    page = open_page(town.anna)
    page.goto("/aanmeldingen/advies/partner/")
    keys = Keys(page)
    keys.type("School")  # the list jumps to what is typed
    keys.press("Tab")
    keys.type("Opvoeden")
    keys.press("Control+Enter")
    expect(page.locator("#meldingen")).to_contain_text("Advies aan een partner bewaard.")
    assert keys.pressed == 3
    assert keys.seconds <= 15
    with as_medewerker(town.anna.pk):
        row = Partneradvies.objects.get()
    assert (row.kanaal, row.leefgebied) == ("school", "opvoeden_opgroeien")


@pytest.fixture
def outside(chromium, town):
    """Opens pages without an account; `script`: whether the browser runs scripts."""
    contexts = []

    def opened(script: bool, width: int = 1280) -> Page:
        context = chromium.new_context(
            java_script_enabled=script,
            locale="nl-NL",
            viewport={"width": width, "height": 900},
            base_url=town.url,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    cache.clear()
    with set_up():
        Werkgebied.objects.create(team=town.noord, postcode="1312")
    yield opened
    for context in contexts:
        context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_a_resident_asks_and_the_team_calls(open_page, outside, town, script):
    page = outside(script)
    page.goto("/hulp-vragen/")
    page.get_by_label("Hoe kunnen we u veilig bereiken?").fill("06 1234 5678")
    page.get_by_text("Thuis mag niemand dit weten").click()
    page.get_by_label("Wat is uw vraag?").fill("Ik slaap niet meer van de ruzies.")
    page.get_by_role("button", name="Verstuur uw vraag").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul uw postcode in, of kies een team")
    expect(page.get_by_label("Wat is uw vraag?")).to_have_value("Ik slaap niet meer van de ruzies.")
    page.get_by_label("Wat is uw postcode?").fill("1312ab")
    page.get_by_label("Wat is uw postcode?").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("De vraag is binnen")
    code = page.locator(".wz-code").inner_text()
    assert page.url.endswith("/hulp-vragen/")
    if script:
        kept = page.evaluate("[Object.values(localStorage), Object.values(sessionStorage)]")
        assert "ruzies" not in str(kept)

    worker = open_page(town.anna)
    worker.goto("/aanmeldingen/")
    card = worker.locator(".wz-card")
    expect(card).to_contain_text("Van een inwoner, niet nagekeken")
    card.get_by_role("link").first.click()
    worker.get_by_role("button", name="Ik heb het nagekeken").click()
    expect(worker.locator("#meldingen")).to_contain_text("Nagekeken.")
    worker.goto("/aanmeldingen/")
    worker.locator("summary", has_text="Zet of geef").click()
    worker.get_by_label("Geef aan").select_option(label="professional")
    worker.get_by_role("button", name="Geef", exact=False).last.click()
    expect(worker.get_by_text("is nu van professional.")).to_be_visible()

    page.goto("/hulp-vragen/stand/")
    page.get_by_label("Uw code").fill(code)
    page.get_by_label("Uw code").press("Enter")
    expect(page.get_by_text("Iemand van het team heeft de vraag opgepakt.")).to_be_visible()


def test_no_page_is_wider_than_its_window_and_axe_finds_nothing(open_page, outside, town):
    with set_up():
        fields = {"team": town.noord, "datum": today(), "naam": "Noor", "vraag": "x"}
        fields |= {"kolom": "wacht", "leefgebied": "financien", "bron": "inwoner", "crisis": None}
        row, _ = (Aanmelding.objects.create(**fields) for _ in range(2))
    pages = {outside(True, 320): ("/hulp-vragen/", "/hulp-vragen/jong/", "/hulp-vragen/stand/")}
    worker = open_page(town.anna, width=320)
    pages[worker] = (
        "/aanmeldingen/advies/",
        "/aanmeldingen/advies/partner/",
        "/aanmeldingen/nieuw/",
        "/aanmeldingen/wachtlijst/",
        "/aanmeldingen/samen/",
        "/aanmeldingen/goed-in/",
        f"/aanmeldingen/{row.pk}/wacht/",
        f"/aanmeldingen/{row.pk}/",
        "/aanmeldingen/",
    )
    wide, found = {}, {}
    for page, addresses in pages.items():
        for address in addresses:
            page.goto(address)
            wide[address] = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            found[address] = [rule["id"] for rule in Axe().run(page).response["violations"]]
    assert {address: px for address, px in wide.items() if px > 0} == {}
    assert {address: rules for address, rules in found.items() if rules} == {}


def test_a_request_is_taken_down_at_the_phone_by_keys_alone(open_page, town):
    page = open_page(town.anna)
    page.goto("/aanmeldingen/nieuw/")
    page.locator("[name=crisis]").first.focus()
    keys = Keys(page)
    keys.press("Space", "Tab")  # nobody is in danger
    keys.press("Tab")  # so nothing about safety
    keys.type("Moeder, mevrouw Jansen")
    keys.press("Tab")
    keys.type("06 1234 5678, na vijven")
    keys.press("Tab", "ArrowUp", "Tab")  # it need not stay secret
    keys.type("Mijn zoon wil niet naar school.")
    keys.press("Tab")
    keys.type("Noor Jansen")
    keys.press("Control+Enter")
    expect(page.locator("#meldingen")).to_contain_text("Noor Jansen staat op het bord.")
    assert keys.pressed <= 12
    with as_medewerker(town.anna.pk):
        row = Aanmelding.objects.get()
    assert (row.crisis, row.gebracht_door) == (False, "Moeder, mevrouw Jansen")
    assert (row.stil_thuis, row.bereikbaar) == (False, "06 1234 5678, na vijven")


def test_dividing_by_keys_alone_and_taking_it_back(open_page, town):
    with set_up():
        for name in ("Eerste", "Tweede"):
            Aanmelding.objects.create(team=town.noord, datum=today(), naam=name, vraag="x")
    page = open_page(town.anna)
    page.goto("/aanmeldingen/")
    page.get_by_role("link", name="Eerste").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="Tweede")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Wacht")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tweede staat nu onder Wacht.")).to_be_visible()
    expect(page.locator(".wz-undo")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tweede staat nu onder Nieuw.")).to_be_visible()
    with as_medewerker(town.anna.pk):
        assert {row.kolom for row in Aanmelding.objects.all()} == {"nieuw"}
