"""Five working days: the desk, visits with a phone, who coordinates, who advises, who leads.

Each is one person from signing in to going home, over the pages that the work takes, in the order
in which a day brings them. What is checked is what the next person would find.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from database import set_up
from web.kept import HALVES, figures
from wijkzicht.register.aanmeldingen.models import Aanmelding, Partneradvies
from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.casussen.models import Betrokkenheid, Casus, Regie, Resultaat
from wijkzicht.register.clock import today
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.register.overleg.models import Bespreking, Consultatie
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.register.walls.rights import as_medewerker
from world import make_medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def with_casus(town):
    """Anna's involvement hangs on the casus, as a request that became one leaves it."""
    with set_up():
        Betrokkenheid.objects.filter(medewerker=town.anna).update(casus=town.bakker.casus)


def home(town) -> str:
    return f"/huishouden/{town.bakker.huishouden.pk}/"


def save(page: Page, button: str, told: str) -> None:
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator("#meldingen")).to_contain_text(told)


def tile(page: Page, group: str, name: str) -> None:
    page.get_by_role("group", name=group).get_by_label(name, exact=True).check()


def tab(page: Page, name: str) -> None:
    page.get_by_label("Van dit gezin").get_by_role("link", name=name, exact=True).click()


def contact(page: Page, kind: str, text: str) -> None:
    """Records one where the form stands."""
    page.get_by_role("radio", name=kind, exact=True).check()
    page.get_by_label("Wat gebeurde er?").fill(text)


def test_a_day_at_the_desk(open_page, town):
    page = open_page(town.anna)
    # A mother only wants to know where her son can do sports.
    page.get_by_role("link", name="Advies vastleggen").click()
    page.get_by_label("Wat was de vraag?").fill("Waar kan mijn zoon sporten?")
    page.get_by_label("Welk advies gaf je?").fill("Bel het Jeugdfonds Sport.")
    save(page, "Bewaar advies", "Advies bewaard, zonder dossier.")
    # A school asks what the team does, about nobody in particular.
    page.goto("/aanmeldingen/")
    page.get_by_role("link", name="Advies aan een partner").click()
    page.get_by_label("Wie vroeg het?").select_option(label="School")
    page.get_by_role("button", name="Bewaar advies").click()
    expect(page.locator("#meldingen")).to_contain_text("Advies aan een partner bewaard.")
    # Two families, one of them not safe: that one stands first on the board.
    for name, safe in (("Noor Jansen", "Ja"), ("Ali Demir", "Nee")):
        page.goto("/aanmeldingen/nieuw/")
        tile(page, "Is er nu iemand niet veilig?", {"Ja": "Nee", "Nee": "Ja"}[safe])
        page.get_by_label("Wat is de vraag?").fill("Ruzie om geld.")
        page.get_by_label("Over wie gaat het?").fill(name)
        page.get_by_role("button", name="Zet op het bord").click()
        page.get_by_role("heading", level=1, name="Aanmeldingen").wait_for()
    expect(page.locator(".wz-card").first).to_contain_text("Ali Demir")
    expect(page.locator(".wz-card").first).to_contain_text("Niet veilig")
    # One becomes a casus at once, the other waits with somebody to hold on to.
    page.get_by_role("link", name="Ali Demir").click()
    page.get_by_label("Casus geopend").check()
    page.get_by_label("Voornaam").first.fill("Ali")
    page.get_by_label("Rol").first.select_option("jeugdige")
    page.get_by_role("button", name="Rond af").click()
    expect(page.locator("#meldingen")).to_contain_text("De casus is open.")
    page.goto("/aanmeldingen/")
    page.get_by_role("link", name="Noor Jansen").click()
    page.get_by_role("link", name=re.compile("^Laat het gezin wachten")).click()
    page.get_by_label("Wat gebeurt er zolang het gezin wacht?").fill("Wij bellen elke week")
    page.get_by_label("Wanneer kijkt iemand weer?").fill("morgen")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    page.goto("/aanmeldingen/wachtlijst/")
    expect(page.locator("main")).to_contain_text("Wij bellen elke week")
    with as_medewerker(town.anna.pk):
        outcomes = dict(Aanmelding.objects.values_list("naam", "triage_uitkomst"))
        assert (outcomes[""], outcomes["Ali Demir"]) == ("advies", "casus")
        assert Partneradvies.objects.count() == 1
        assert Casus.objects.filter(huishouden__naam__contains="Demir").count() == 1


def test_a_day_of_visits_with_a_phone(open_page, town, with_casus):
    page = open_page(town.anna, width=390)
    # At the kitchen table: what happened, who was there, and what comes next, in one save.
    page.get_by_role("link", name="Contact vastleggen").click()
    page.get_by_label("Met welk gezin?").fill("Bak")
    page.keyboard.press("Enter")
    contact(page, "Hulp", "Sam wil weer naar voetbal.")
    page.get_by_label("Wat is de volgende stap?").fill("Bel de club")
    page.get_by_label("Wanneer is die stap?").fill("vandaag")
    page.get_by_role("button", name="Bewaar contact").click()
    page.get_by_role("heading", level=1, name="Mijn dag").wait_for()
    # In the car: the club was called, so the step is off the list.
    expect(page.locator("main")).to_contain_text("Bel de club")
    page.goto(home(town))
    page.get_by_role("button", name=re.compile("^Klaar")).first.click()
    expect(page.locator("#meldingen")).to_contain_text("Klaar: Bel de club")
    # An appointment for next time, and an aunt who helps.
    page.goto(home(town) + "afspraken/nieuw/")
    page.get_by_label("Welke dag?").fill("morgen")
    page.get_by_label("Waar?").fill("Bij de voetbalclub")
    save(page, "Bewaar de afspraak", "Afspraak bewaard.")
    page.goto(home(town) + "netwerk/")
    page.get_by_role("link", name="Voeg iemand toe").first.click()
    page.get_by_label("Naam", exact=True).fill("Tante Loes")
    page.get_by_label("Familie", exact=True).check()
    save(page, "Voeg toe", "Staat in het netwerk.")
    expect(page.locator("main")).to_contain_text("Tante Loes")
    # Nothing is left to do today.
    page.goto("/")
    expect(page.locator("main")).not_to_contain_text("Bel de club")
    with as_medewerker(town.anna.pk):
        (row,) = Contact.objects.filter(huishouden=town.bakker.huishouden)
        assert (row.feiten, row.volgende_stap_klaar) == ("Sam wil weer naar voetbal.", True)
        assert Afspraak.objects.get().plaats == "Bij de voetbalclub"


def test_a_day_of_who_coordinates(open_page, town, with_casus):
    page = open_page(town.anna)
    page.goto(home(town) + "betrokken/")
    page.get_by_role("link", name="Regie overnemen").click()
    page.get_by_role("button", name=re.compile("regie")).click()
    # Coordination by phone, with two others who help.
    page.goto(home(town))
    contact(page, "Regie", "Gebeld met school en met de jeugdarts.")
    page.get_by_role("button", name="Bewaar contact").click()
    expect(page.locator("#meldingen")).to_contain_text("Contact bewaard.")
    # Help that the team can't give itself begins elsewhere.
    tab(page, "Hulp elders")
    page.get_by_role("link", name="Verwijs", exact=True).click()
    tile(page, "Wat voor hulp?", "Jeugdhulp")
    tile(page, "Waarom verwijs je?", "Andere deskundigheid nodig")
    save(page, "Bewaar de verwijzing", "Verwijzing bewaard.")
    page.get_by_role("link", name=re.compile("^Begonnen")).first.click()
    page.get_by_role("button", name="Bewaar", exact=False).first.click()
    expect(page.locator("main")).to_contain_text("Gestopt")
    # With colleagues: what to do, and who does it.
    page.goto(home(town) + "betrokken/")
    page.get_by_role("link", name="Leg een overleg vast").click()
    page.get_by_label("Wat besloten jullie?").fill("Afsluiten als de hulp loopt.")
    save(page, "Bewaar het overleg", "Overleg bewaard.")
    # Something bad did not happen, and then the team can stop.
    tab(page, "Afsluiten")
    page.get_by_role("link", name="Leg een resultaat vast").click()
    page.get_by_label("Huisuitzetting voorkomen").check()
    page.get_by_label("Waaruit blijkt").fill("De verhuurder trok de aanzegging in.")
    page.get_by_role("button", name="Bewaar het resultaat").click()
    tab(page, "Afsluiten")
    tile(page, "Waarom stopt het team?", "Beëindigd volgens plan")
    tile(page, "Hoe gaat het gezin verder?", "Verder met specialistische hulp")
    page.get_by_role("button", name="Sluit de casus").click()
    expect(page.get_by_role("heading", name="De casus is gesloten")).to_be_visible()
    with as_medewerker(town.anna.pk):
        casus = Casus.objects.get(pk=town.bakker.casus.pk)
        assert (casus.gesloten, casus.vervolg) == (today(), "specialistisch")
        assert Regie.objects.get(casus=casus).medewerker == town.anna
        assert Voorziening.objects.get(casus=casus).start == today()
        assert Bespreking.objects.get(casus=casus).besluit == "Afsluiten als de hulp loopt."
        assert Resultaat.objects.get(casus=casus).soort == "huisuitzetting_voorkomen"


def test_a_day_of_who_advises(open_page, town, with_casus):
    adviser = town.medewerkers[Rol.GEDRAGSWETENSCHAPPER]
    anna = open_page(town.anna)
    anna.goto(home(town) + "betrokken/")
    anna.get_by_role("link", name="Vraag advies").click()
    anna.get_by_label("Wat is je vraag?").fill("Hoe praat ik met Sam alleen?")
    anna.get_by_label("Collega", exact=True).select_option(label=str(adviser))
    anna.get_by_label("Kijkt mee tot en met").fill("morgen")
    save(anna, "Bewaar", "Bewaard.")
    # The next morning the question is the first thing to see.
    page = open_page(adviser)
    expect(page.locator("main")).to_contain_text("Bakker")
    page.get_by_role("link", name=re.compile("Bakker")).first.click()
    page.goto(home(town) + "betrokken/")
    page.get_by_role("link", name=re.compile("^Schrijf het advies op")).click()
    page.get_by_label("Wat is het advies?").fill("Ga samen wandelen.")
    save(page, "Bewaar het advies", "Advies bewaard.")
    # A conversation together with the worker counts as consultation.
    page.goto(home(town))
    page.get_by_text("Meer soorten werk").click()
    contact(page, "Consultatie", "Met Anna de aanpak besproken.")
    page.get_by_role("button", name="Bewaar contact").click()
    expect(page.locator("#meldingen")).to_contain_text("Contact bewaard.")
    # And what the team talked about without any name.
    page.goto("/overleg/intervisie/")
    page.get_by_label("Waar ging het over?").fill("Grenzen in het gesprek")
    page.get_by_role("button", name="Bewaar de intervisie").click()
    expect(page.locator("main")).to_contain_text("Grenzen in het gesprek")
    with as_medewerker(town.anna.pk):
        assert Consultatie.objects.get().advies == "Ga samen wandelen."
        assert Contact.objects.get().activiteit == "consultatie"


def test_a_day_of_who_leads(open_page, town, with_casus):
    with set_up():
        ben = make_medewerker(Rol.PROFESSIONAL, town.noord, "ben")
        Aanmelding.objects.create(
            team=town.noord, datum=today(), naam="Noor Jansen", vraag="x", kolom="nieuw"
        )
    figures(str(town.noord.pk), [12, 14])
    page = open_page(town.medewerkers[Rol.TEAMLEIDER])
    # A new question goes to who has room.
    page.goto("/aanmeldingen/")
    page.get_by_text("Zet of geef").first.click()
    page.get_by_label("Geef aan").select_option(str(ben.pk))
    page.get_by_role("button", name=re.compile("^Geef")).first.click()
    # Anna is ill; her families go to ben.
    page.goto("/team/")
    page.get_by_role("link", name="Leg vast").click()
    page.get_by_label("Wie is er niet?").select_option(label=str(town.anna))
    page.get_by_label("Tot en met").fill("morgen")
    page.get_by_role("button", name=re.compile("^Bewaar")).first.click()
    page.goto(f"/team/{town.noord.pk}/overdragen/{town.anna.pk}/")
    page.get_by_label("Bakker", exact=False).first.check()
    page.get_by_label("Naar wie?").select_option(label="ben")
    page.get_by_role("button", name=re.compile("^Draag")).click()
    expect(page.locator("main")).to_contain_text("1 gezin overgedragen.")
    # A figure to talk about on Thursday, and what was said of it.
    page.goto(f"/cijfers/N04/verloop/?groep={town.noord.pk}")
    expect(page.locator("main")).to_contain_text(HALVES[1])
    with as_medewerker(ben.pk):
        assert Aanmelding.objects.get(naam="Noor Jansen").toegewezen_aan == ben
        assert Betrokkenheid.objects.filter(medewerker=ben, tot__isnull=True).count() == 1
