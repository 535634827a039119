"""The plan in full, looking back, a letter, an attachment and an appointment, in a browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from database import set_up
from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.clock import today
from wijkzicht.register.documenten.models import Document
from wijkzicht.register.organisatie.models import Lidmaatschap, Rol
from wijkzicht.register.plannen.models import Doel, Doelactie, Evaluatie, Familiegroepsplan, Plan
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def save(page: Page, button: str, told: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("#meldingen")).to_contain_text(told)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no_script"])
def test_a_plan_a_letter_and_an_appointment(open_page, town, script):
    page = open_page(town.anna, script=script)
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    page.goto(home + "plan/")
    own_plan_and_goal(page)
    look_back(page)
    papers(page)
    with as_medewerker(town.anna.pk):
        assert Familiegroepsplan.objects.get().stand == "er_is_een"
        assert Doelactie.objects.get().gedaan_op == today()
        assert Evaluatie.objects.get().hielp == "ja"
        kinds = sorted(Document.objects.values_list("soort", flat=True))
        assert kinds == ["bijlage", "plan"]
        assert Afspraak.objects.get().plaats == "Buurthuis"


def own_plan_and_goal(page: Page) -> None:
    page.get_by_role("link", name="Vraag het gezin").click()
    page.get_by_label("Het gezin heeft een eigen plan").check()
    page.get_by_label("Wat staat er in het eigen plan?").fill("Oma helpt op woensdag")
    save(page, "Bewaar het eigen plan", "Eigen plan bewaard.")
    page.get_by_role("link", name="Nieuw doel").click()
    page.get_by_label("Wat wil het gezin bereiken?").fill("Sam slaapt door")
    page.get_by_text("Wie doet wat?").click()
    page.get_by_label("Wie?").first.select_option("netwerk")
    page.get_by_label("Naam").first.fill("Oma")
    save(page, "Bewaar het doel", "Doel bewaard.")
    page.locator(".wz-doers").get_by_role("button", name="Klaar").click()
    expect(page.locator(".wz-doers")).to_contain_text("klaar op")


def look_back(page: Page) -> None:
    page.get_by_role("link", name="Kijk samen terug").click()
    expect(page.locator(".wz-tasks")).to_contain_text("Nog niet geëvalueerd")
    page.get_by_label("Ja, het hielp").check()
    save(page, "Bewaar de evaluatie", "Evaluatie bewaard.")


def papers(page: Page) -> None:
    page.get_by_label("Van dit gezin").get_by_role("link", name="Papieren").click()
    page.get_by_role("link", name="Maak een brief").click()
    page.get_by_label("Het plan", exact=True).check()
    save(page, "Maak de brief", "Brief gemaakt.")
    with page.expect_download() as found:
        page.get_by_role("link", name="PDF").click()
    assert found.value.suggested_filename.endswith(".pdf")
    page.get_by_role("link", name="Bijlage toevoegen").click()
    page.get_by_label("Bestand", exact=True).set_input_files(
        {"name": "rapport.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7\n"}
    )
    save(page, "Bewaar de bijlage", "Bijlage bewaard.")
    page.get_by_role("link", name="Nieuwe afspraak").click()
    page.get_by_label("Welke dag?").fill("morgen")
    page.get_by_label("Waar?").fill("Buurthuis")
    save(page, "Bewaar de afspraak", "Afspraak bewaard.")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_its_window_and_axe_finds_nothing(open_page, town, width):
    home = f"/huishouden/{town.bakker.huishouden.pk}/"
    with as_medewerker(town.anna.pk):
        for _ in range(2):
            plan = Plan.objects.create(
                casus=town.bakker.casus, huishouden=town.bakker.huishouden, vastgesteld=today()
            )
        goal = Doel.objects.create(
            casus=plan.casus, huishouden=plan.huishouden, tekst="Rust in huis", gesteld_op=today()
        )
        Doelactie.objects.create(doel=goal, huishouden=goal.huishouden, uitvoerder="gezin", wat="x")
        appointment = Afspraak.objects.create(
            casus=plan.casus, huishouden=plan.huishouden, medewerker=town.anna, datum=today()
        )
    with set_up():
        Lidmaatschap.objects.create(medewerker=town.anna, rol=Rol.BEHEER, van=today())
    page = open_page(town.anna, width=width)
    wide, found = {}, {}
    for rest in (
        *("plan/", "plan/eigen-plan/", "plan/versies/", "plan/evaluatie/", "plan/meting/"),
        *("papieren/", "papieren/brief/", "papieren/bijlage/", "afspraken/nieuw/"),
        f"afspraken/{appointment.pk}/agenda/",
        "papieren/afdruk/?plan=on&tijdlijn=on&gegevens=on&wie=on",
    ):
        look(page, home + rest, wide, found)
    look(page, "/beheer/sjablonen/", wide, found)
    assert {rest: px for rest, px in wide.items() if px > 0} == {}
    assert {rest: rules for rest, rules in found.items() if rules} == {}


def look(page: Page, address: str, wide: dict, found: dict) -> None:
    page.goto(address)
    wide[address] = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    found[address] = [rule["id"] for rule in Axe().run(page).response["violations"]]
