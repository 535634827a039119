"""From the first question of a family to a casus that is closed, with and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.plannen.models import Doel, Doelscore, Plan
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tab(page: Page, name: str) -> None:
    page.get_by_label("Van dit gezin").get_by_role("link", name=name, exact=True).click()


def save(page: Page, button: str, told: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("#meldingen")).to_contain_text(told)


def tile(page: Page, group: str, name: str) -> None:
    page.get_by_role("group", name=group).get_by_label(name, exact=True).check()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_from_a_plan_to_a_closed_casus(open_page, town, script):
    page = open_page(town.anna, script=script)
    page.goto(f"/huishouden/{town.bakker.huishouden.pk}/plan/")
    make_plan(page)
    score(page)
    refer(page)
    close(page)
    with as_medewerker(town.anna.pk):
        casus = Casus.objects.get(pk=town.bakker.casus.pk)
        goal = Doel.objects.get(casus=casus)
        voices = dict(Doelscore.objects.filter(doel=goal).values_list("informant", "score"))
        assert (casus.gesloten, casus.reden_sluiting) == (today(), "volgens_plan")
        assert casus.vervolg == "specialistisch"
        assert (goal.uitkomst, goal.meetbaar) == ("deels_behaald", True)
        assert voices == {"jeugdige": 0, "professional": -1}
        assert Plan.objects.get(casus=casus).vastgesteld == today()
        assert Voorziening.objects.get(casus=casus).reden_verwijzing == "expertise"


def make_plan(page: Page) -> None:
    page.get_by_role("button", name="Start het plan").click()
    page.get_by_role("link", name="Nieuw doel").click()
    page.get_by_label("Wat wil het gezin bereiken?").fill("Sam gaat elke dag naar school")
    page.get_by_label("Waaraan zien jullie dat het gelukt is?").fill("Vier weken op tijd")
    page.get_by_text("Wie doet wat?").click()
    page.get_by_label("Wie?", exact=False).first.select_option("gezin")
    page.get_by_label("Wat gaat die doen?").first.fill("Samen op tijd opstaan")
    save(page, "Bewaar het doel", "Doel bewaard.")
    page.get_by_role("link", name="Afspraken en vaststellen").click()
    tile(page, "klacht", "Ja")
    page.get_by_label("Ouder of volwassene zei ja op").fill("gisteren")
    page.get_by_role("button", name="Bewaar en stel het plan vast").click()
    expect(page.get_by_role("alert")).to_contain_text("jeugdige akkoord")
    expect(page.get_by_label("Ouder of volwassene zei ja op")).to_have_value("gisteren")
    page.get_by_label("Jeugdige zei ja op").fill("gisteren")
    save(page, "Bewaar en stel het plan vast", "Het plan staat.")


def score(page: Page) -> None:
    page.get_by_role("link", name="Hoe ver zijn we?").click()
    tile(page, "Jeugdige", "Nog lang niet")
    tile(page, "Professional", "Nog niet")
    save(page, "Bewaar de scores", "Scores bewaard.")
    expect(page.locator(".wz-voices")).to_contain_text("Nog lang niet")


def refer(page: Page) -> None:
    tab(page, "Hulp elders")
    page.get_by_role("link", name="Verwijs", exact=True).click()
    tile(page, "Wat voor hulp?", "Jeugdhulp")
    tile(page, "Waarom verwijs je?", "Andere deskundigheid nodig")
    save(page, "Bewaar de verwijzing", "Verwijzing bewaard.")


def close(page: Page) -> None:
    tab(page, "Afsluiten")
    page.get_by_role("link", name="Kijk terug: Sam gaat elke dag naar school").click()
    tile(page, "Is het doel gehaald?", "Deels behaald")
    tile(page, "Jeugdige", "Gelukt")
    save(page, "Bewaar de terugblik", "Terugblik bewaard.")
    tile(page, "Waarom stopt het team?", "Beëindigd volgens plan")
    page.get_by_role("button", name="Sluit de casus").click()
    expect(page.get_by_role("alert")).to_contain_text("Kies hoe het gezin verdergaat.")
    tile(page, "Hoe gaat het gezin verder?", "Verder met specialistische hulp")
    page.get_by_role("button", name="Sluit de casus").click()
    expect(page.get_by_role("heading", name="De casus is gesloten")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_window_and_axe_finds_nothing(open_page, town, width):
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    with as_medewerker(town.anna.pk):
        goal = Doel.objects.create(
            casus=town.bakker.casus,
            huishouden=town.bakker.huishouden,
            tekst="Rust in huis",
            gesteld_op=today(),
        )
        Doelscore.objects.create(
            doel=goal, huishouden=goal.huishouden, datum=today(), informant="ouder", score=0
        )
        Plan.objects.create(casus=goal.casus, huishouden=goal.huishouden)
    page = open_page(town.anna, width=width)
    wide, found = {}, {}
    for rest in (
        *("plan/", "plan/doel/", "plan/vraag/", "plan/afspraken/", "plan/afdruk/"),
        *(f"plan/doel/{goal.pk}/score/", f"plan/doel/{goal.pk}/evalueren/"),
        *("hulp-elders/", "hulp-elders/verwijzen/", "hulp-elders/vastleggen/"),
        *("betrokken/", "betrokken/regie/", "afsluiten/", "afsluiten/eigen-hulp/"),
    ):
        page.goto(home + rest)
        wide[rest] = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        found[rest] = [rule["id"] for rule in Axe().run(page).response["violations"]]
    assert {rest: px for rest, px in wide.items() if px > 0} == {}
    assert {rest: rules for rest, rules in found.items() if rules} == {}
