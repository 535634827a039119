"""A worried professional: meldcode, agreements, a decision, help that waits, and an overleg."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.overleg.models import Overlegstap
from wijkzicht.register.veiligheid.models import Meldcodestap, Veiligheidsafspraak
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def save(page: Page, button: str, told: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("#meldingen")).to_contain_text(told)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_from_a_worry_to_who_does_what(open_page, town, script):
    page = open_page(town.anna, script=script)
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    page.goto(home + "veiligheid/")
    meldcode(page)
    agreement(page)
    page.goto(home + "hulp-elders/")
    decision(page)
    page.goto(home + "betrokken/")
    meeting(page)
    with as_medewerker(town.anna.pk):
        assert sorted(Meldcodestap.objects.values_list("stap", flat=True)) == [1, 5]
        assert Veiligheidsafspraak.objects.get().met_kind is True
        assert Besluit.objects.get().voorziening.overbrugging == "Wij bellen elke week"
        assert Overlegstap.objects.get().medewerker_id == town.anna.pk


def meldcode(page: Page) -> None:
    page.get_by_role("link", name="Begin met stap 1").click()
    page.get_by_label("Welke signalen zijn er?").fill("Sam schrikt van harde stemmen.")
    save(page, "Bewaar de stap", "Stap bewaard.")
    expect(page.get_by_text("Nu aan de beurt: stap 2, overleg.")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^Leg vast\s*: Beslissen")).click()
    page.get_by_role("group", name="melding").get_by_label("Nee", exact=True).check()
    save(page, "Bewaar de stap", "Stap bewaard.")
    expect(page.get_by_text("Melden bij Veilig Thuis: nee")).to_be_visible()


def agreement(page: Page) -> None:
    page.get_by_role("link", name="Nieuwe afspraak").click()
    page.get_by_label("Wie belooft iets?").fill("Vader")
    save_refused(page)
    page.get_by_label("Wat spreken jullie af?").fill("Ik ga naar buiten als ik boos word.")
    page.get_by_role("group", name="jeugdige").get_by_label("Ja", exact=True).check()
    save(page, "Bewaar de afspraak", "Afspraak bewaard.")
    expect(page.get_by_role("link", name="Let op: veiligheidsafspraken")).to_be_visible()


def save_refused(page: Page) -> None:
    page.get_by_role("button", name="Bewaar de afspraak").click()
    expect(page.get_by_role("alert")).to_contain_text("Schrijf op wat is beloofd")
    expect(page.get_by_label("Wie belooft iets?")).to_have_value("Vader")


def decision(page: Page) -> None:
    page.get_by_role("link", name="Nieuwe aanvraag").click()
    page.get_by_role("group", name="Waarvoor").get_by_label("Jeugdhulp", exact=True).check()
    save(page, "Bewaar de aanvraag", "Aanvraag bewaard.")
    page.get_by_role("link", name=re.compile(r"^Besluit\s*:")).click()
    page.get_by_label("Toegekend", exact=True).check()
    save(page, "Bewaar het besluit", "Besluit bewaard.")
    page.get_by_role("link", name=re.compile(r"^Wacht\s*:")).click()
    page.get_by_label("Wie helpt tot de hulp begint?").fill("Wij bellen elke week")
    save(page, "Bewaar", "Wijziging bewaard.")


def meeting(page: Page) -> None:
    page.get_by_role("link", name="Leg een overleg vast").click()
    page.get_by_label("Wat besloten jullie?").fill("Doorgaan met de afspraken.")
    page.get_by_text("Wie doet wat?").click()
    page.get_by_label("Wie?", exact=False).first.select_option(label="professional")
    page.get_by_label("Wat gaat die doen?").first.fill("Bel de mentor")
    save(page, "Bewaar het overleg", "Overleg bewaard.")
    expect(page.get_by_text("Bel de mentor").first).to_be_visible()


def test_no_page_is_wider_than_its_window_and_axe_finds_nothing(open_page, town):
    page = open_page(town.anna, width=320)
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    page.goto(home + "veiligheid/afspraak/")
    page.get_by_label("Wie belooft iets?").fill("Vader")
    page.get_by_label("Wat spreken jullie af?").fill("Ik ga naar buiten.")
    save(page, "Bewaar de afspraak", "Afspraak bewaard.")
    wide, found = {}, {}
    for address in (
        *(home + rest for rest in ("veiligheid/", "veiligheid/afdruk/", "veiligheid/drang/")),
        *(home + f"veiligheid/meldcode/{step}/" for step in (2, 5)),
        *(home + rest for rest in ("besluiten/aanvraag/", "hulp-elders/", "overleg/")),
        *(home + rest for rest in ("betrokken/", "betrokken/meekijken/")),
        *("/overleg/", "/overleg/intervisie/", "/hulp-elders/dagen/"),
    ):
        page.goto(address)
        wide[address] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found[address] = [rule["id"] for rule in Axe().run(page).response["violations"]]
    assert {address: px for address, px in wide.items() if px > 0} == {}
    assert {address: rules for address, rules in found.items() if rules} == {}
