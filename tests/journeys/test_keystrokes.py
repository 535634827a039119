"""What the forms of safety, decisions, overleg and looking along cost, in keys besides the text."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from database import set_up
from journeys.keys import Keys
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.clock import today
from wijkzicht.register.overleg.models import Consultatie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def step(keys: Keys) -> None:
    keys.point("Welke signalen zijn er?")
    keys.type("Sam schrikt van harde stemmen.")


def agreement(keys: Keys) -> None:
    keys.point("Wie belooft iets?")
    keys.type("Vader")
    keys.press("Tab")
    keys.type("Ik ga naar buiten bij ruzie.")


def pressure(keys: Keys) -> None:
    keys.point("Waarom is drang nodig?")
    keys.type("Sam komt niet meer op school.")


def application(keys: Keys) -> None:
    keys.point("Jeugdhulp", exact=True)


def decision(keys: Keys) -> None:
    keys.point("Toegekend", exact=True)


def meeting(keys: Keys) -> None:
    keys.point("Wat besloten jullie?")
    keys.type("Doorgaan met de afspraken.")


def learning(keys: Keys) -> None:
    keys.point("Waar ging het over?")
    keys.type("Grenzen stellen")


def question(keys: Keys) -> None:
    keys.point("Collega", exact=True, opens=False)
    keys.type("ge")  # the list jumps to what is typed
    keys.press("Tab")
    keys.type("Past dit bij zijn leeftijd?")
    keys.press("Tab")
    keys.type("vrijdag")


def advice(keys: Keys) -> None:
    keys.point("Wat is het advies?")
    keys.type("Wacht nog twee weken.")


def days(keys: Keys) -> None:
    for day in ("maandag", "dinsdag", "donderdag"):
        keys.point(day)


# The form, its address, what is filled in, what is told; keys, mouse and seconds it may cost.
FORMS: list[tuple[str, str, Callable[[Keys], None], str, int, int, float]] = [
    ("meldcode", "{home}veiligheid/meldcode/1/", step, "Stap bewaard.", 2, 1, 12),
    ("veiligheidsafspraak", "{home}veiligheid/afspraak/", agreement, "Afspraak bewaard.", 3, 1, 14),
    ("drang", "{home}veiligheid/drang/", pressure, "Bewaard.", 2, 1, 12),
    ("aanvraag", "{home}besluiten/aanvraag/", application, "Aanvraag bewaard.", 2, 1, 4),
    ("besluit", "{home}besluiten/{besluit}/beslissen/", decision, "Besluit bewaard.", 2, 1, 4),
    ("overleg", "{home}overleg/", meeting, "Overleg bewaard.", 2, 1, 11),
    ("intervisie", "/overleg/intervisie/", learning, "Intervisie bewaard.", 2, 1, 8),
    ("advies vragen", "{home}betrokken/meekijken/", question, "Bewaard.", 4, 1, 17),
    ("advies geven", "{home}overleg/advies/{vraag}/", advice, "Advies bewaard.", 2, 1, 10),
    ("werkdagen", "/werkdagen/", days, "Je werkdagen zijn bewaard.", 2, 3, 7),
]


@pytest.fixture
def work(town) -> dict[str, str]:
    """An aanvraag to decide on and a question to answer."""
    home = {"casus": town.bakker.casus, "huishouden": town.bakker.huishouden}
    with set_up():
        besluit = Besluit.objects.create(
            **home, persoon=town.bakker.persoon, medewerker=town.anna, soort="wmo",
            aanvraag_op=today(),
        )  # fmt: skip
        vraag = Consultatie.objects.create(
            **home, medewerker=town.anna, gevraagd_door=town.anna, gevraagd_op=today(), vraag="En?"
        )
    return {
        "home": f"/huishouden/{town.bakker.huishouden.pk}/",
        "besluit": str(besluit.pk),
        "vraag": str(vraag.pk),
    }


def test_each_form_is_saved_in_few_keys(open_page, town, work):
    page: Page = open_page(town.anna)
    cost = {}
    for name, address, fill, told, *_limits in FORMS:
        page.goto(address.format(**work))
        keys = Keys(page)
        fill(keys)
        keys.press("Control+Enter")
        expect(page.locator("#meldingen")).to_contain_text(told)
        cost[name] = (keys.pressed, keys.pointed, round(keys.seconds, 1))
    for name, *_rest, most_pressed, most_pointed, most_seconds in FORMS:
        pressed, pointed, seconds = cost[name]
        assert (pressed, pointed) == (most_pressed, most_pointed), name
        assert seconds <= most_seconds, name
