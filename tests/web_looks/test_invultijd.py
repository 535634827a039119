"""The browser counts from the first key to sending; coming back to the form starts again."""

from urllib.parse import parse_qs

import pytest

pytestmark = pytest.mark.browser


def sent(page) -> int:
    """Sends the form; the seconds that go with it."""
    page.get_by_label("Gesprek", exact=True).check()
    page.get_by_label("Noor").check()
    with page.expect_request(lambda r: r.method == "POST" and "/formulier/" in r.url) as found:
        page.get_by_role("button", name="Bewaar contact").click()
    (seconds,) = parse_qs(found.value.post_data)["seconden"]
    page.get_by_text("Ontvangen:").wait_for()
    return int(seconds)


def test_from_the_first_key_to_sending(page, site, server):
    page.clock.install()
    page.goto(f"{site}/formulier/")
    page.clock.fast_forward(60_000)  # reading is not filling in
    page.get_by_label("Feiten").fill("Gesprek.")
    page.clock.fast_forward(20_000)
    assert 20 <= sent(page) < 55


def test_who_went_away_begins_again(page, site, server):
    page.clock.install()
    page.goto(f"{site}/formulier/")
    page.get_by_label("Feiten").fill("Niets.")
    page.clock.fast_forward(600_000)
    page.goto(f"{site}/sneltoetsen/")
    page.goto(f"{site}/formulier/")
    page.get_by_label("Feiten").fill("Gesprek.")
    assert sent(page) < 60
