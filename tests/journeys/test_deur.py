"""At the door: advice in seconds, a question from the public page, a partner, the board by keys."""

import pytest
from playwright.sync_api import Page, expect

from wijkzicht.register.aanmeldingen.models import Aanmelding, Partneradvies
from wijkzicht.register.walls.rights import as_medewerker

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Keystroke-level model: a practised typist, a moment to think before each field.
TYPED, PRESSED, THOUGHT = 0.20, 0.28, 1.35


class Keys:
    """Types on a page by keys alone and keeps the count. `seconds`: what the model says it takes."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed, self.typed = page, 0, 0
        self.fields = 1  # deciding that one is done

    def press(self, *keys: str) -> None:
        for key in keys:
            self.pressed += len(key.split("+"))
            self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        self.typed += len(text)
        self.fields += 1
        self.page.keyboard.type(text)

    @property
    def seconds(self) -> float:
        return self.typed * TYPED + self.pressed * PRESSED + self.fields * THOUGHT


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
