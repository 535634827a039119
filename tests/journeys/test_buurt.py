"""The neighbourhood: a group in two answers, a volunteer in a plan, a provider who corrects an offer."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import expect

from database import set_up
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.buurt import actions
from wijkzicht.register.buurt.models import Aanbod, Activiteit, Groep, Signaal
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.models import Werkgebied
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.vrijwilligers import actions as vrijwilligers
from wijkzicht.register.vrijwilligers.models import Inzet
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def busy(town):
    """A team with something of everything."""
    cache.clear()
    noord, anna = town.noord, town.anna
    with set_up():
        fields = {"team": noord, "datum": today(), "vraag": "x", "leefgebied": "financien"}
        for naam in ("Aylin", "Bo"):
            Aanmelding.objects.create(naam=naam, postcode="1312", **fields)
        Werkgebied.objects.create(team=noord, postcode="1312")
        for _ in range(4):
            Signaal.objects.create(
                team=noord,
                tekst="Lang wachten.",
                leefgebied="huisvesting",
                postcode="1312",
                datum=today(),
                vastgelegd_door=anna,
            )
    with as_medewerker(anna.pk):
        town.goal = plannen.add_doel(casus=town.bakker.casus, tekst="Post op orde", by=anna)
        town.offer = actions.add_offer(naam="Huiswerkklas", kosten="3 euro", by=anna)
        town.place = actions.add_place(team=noord, naam="De Regenboog", soort="school", by=anna)
        town.fatma = vrijwilligers.add(team=noord, naam="Fatma", kan="post ordenen", by=anna)
        rows = Aanmelding.objects.all()
        town.group = actions.make_group(team=noord, naam="Geld", aanmeldingen=rows, by=anna)
    return town


def test_a_group_of_ten_is_recorded_by_keys_alone(open_page, town):
    page = open_page(town.anna)
    page.goto("/buurt/")
    page.get_by_label("Groep", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_label("Hoeveel mensen?").focus()
    page.keyboard.type("10")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#meldingen")).to_contain_text("Bewaard.")
    with as_medewerker(town.anna.pk):
        row = Activiteit.objects.get()
    assert (row.soort, row.deelnemers) == ("groep", 10)


def test_families_with_the_same_question_become_a_group(open_page, busy):
    page = open_page(busy.anna)
    page.goto("/aanmeldingen/samen/")
    page.get_by_role("button", name=re.compile("Maak een groep met deze gezinnen")).click()
    page.get_by_role("button", name=re.compile("Doet mee.*Aylin")).click()
    page.get_by_role("button", name="De groep was er vandaag, met 1 gezin").click()
    expect(page.get_by_label("Hoeveel mensen?")).to_have_value("1")
    with as_medewerker(busy.anna.pk):
        assert Groep.objects.count() == 2


def test_a_volunteer_is_picked_into_a_plan(open_page, busy):
    page = open_page(busy.anna)
    page.goto(f"/huishouden/{busy.bakker.huishouden.pk}/plan/aanbod/")
    page.get_by_role("link", name=re.compile("Kies.*Fatma")).click()
    page.get_by_role("button", name="Zet in het plan").click()
    expect(page.locator("#meldingen")).to_contain_text("Staat in het plan.")
    with as_medewerker(busy.anna.pk):
        assert Inzet.objects.get().wat == "post ordenen"


def test_a_provider_corrects_an_offer_and_a_colleague_takes_it_over(open_page, chromium, busy):
    page = open_page(busy.anna)
    page.goto(f"/buurt/sociale-kaart/{busy.offer.pk}/")
    page.get_by_role("button", name="Maak een bericht voor de aanbieder").click()
    code = page.locator(".wz-code").inner_text()
    context = chromium.new_context(base_url=busy.url, locale="nl-NL")
    provider = context.new_page()
    provider.goto("/aanbod-nakijken/")
    provider.get_by_label("Code uit het bericht").fill(code)
    provider.keyboard.press("Enter")
    provider.get_by_label("Wat kost het?").fill("gratis")
    provider.get_by_role("button", name="Verstuur de verbetering").click()
    expect(provider.get_by_role("heading", level=1)).to_have_text("Bedankt")
    context.close()
    page.goto("/buurt/sociale-kaart/")
    page.get_by_label("Aanbieders schreven terug").get_by_role("link").click()
    page.get_by_role("button", name="Neem over").click()
    with as_medewerker(busy.anna.pk):
        assert Aanbod.objects.get().kosten == "gratis"


def test_no_page_is_wider_than_its_window_and_axe_finds_nothing(open_page, chromium, busy):
    noord, home = busy.noord.pk, f"/huishouden/{busy.bakker.huishouden.pk}/plan"
    with as_medewerker(busy.anna.pk):
        asked = actions.ask_provider(aanbod=busy.offer, by=busy.anna)
        match = vrijwilligers.match(
            vrijwilliger=busy.fatma, doel=busy.goal, wat="Post", van=today(), by=busy.anna
        )
    worker = open_page(busy.anna, width=320)
    context = chromium.new_context(
        base_url=busy.url, locale="nl-NL", viewport={"width": 320, "height": 900}
    )
    provider = context.new_page()
    provider.goto("/aanbod-nakijken/")
    provider.get_by_label("Code uit het bericht").fill(asked.code)
    provider.keyboard.press("Enter")
    provider.wait_for_url("**/antwoord/")
    pages = {
        provider: ("/aanbod-nakijken/antwoord/", "/aanbod-nakijken/", "/aanbod-nakijken/bedankt/"),
        worker: (
            "/buurt/",
            f"/buurt/{noord}/plek/",
            f"/buurt/{noord}/signalen/",
            f"/buurt/groep/{busy.group.pk}/",
            "/buurt/vrijwilligers/",
            f"/buurt/{noord}/vrijwilliger/",
            f"/buurt/{noord}/vrijwilliger/{busy.fatma.pk}/",
            f"{home}/aanbod/",
            f"{home}/aanbod/{busy.offer.pk}/",
            f"{home}/vrijwilliger/{busy.fatma.pk}/",
            f"{home}/inzet/{match.pk}/",
            "/buurt/sociale-kaart/",
            f"/buurt/sociale-kaart/{busy.offer.pk}/",
        ),
    }
    wide, found = {}, {}

    def look(page, address: str) -> None:
        wide[address] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found[address] = [rule["id"] for rule in Axe().run(page).response["violations"]]

    for page, addresses in pages.items():
        for address in addresses:
            page.goto(address)
            look(page, address)
    provider.goto("/aanbod-nakijken/antwoord/")
    provider.get_by_label("Wat kost het?").fill("gratis")
    provider.get_by_role("button", name="Verstuur de verbetering").click()
    provider.wait_for_url("**/bedankt/")
    worker.goto(f"/buurt/sociale-kaart/voorstel/{asked.vraag.pk}/")
    look(worker, "voorstel")
    context.close()
    assert {address: px for address, px in wide.items() if px > 0} == {}
    assert {address: rules for address, rules in found.items() if rules} == {}
