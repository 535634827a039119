"""What somebody types is kept on the server, and never lost on the page."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def form(page, site, server):
    page.goto(f"{site}/formulier/")
    return page.get_by_label("Feiten")


def says(page, words):
    """Waits until the line below the form says this."""
    expect(page.locator("[data-concept-state]")).to_have_text(re.compile(words), timeout=15_000)


def complete(page):
    page.get_by_label("Gesprek", exact=True).check()
    page.get_by_label("Noor").check()


def test_kept_while_somebody_keeps_typing(page, form, server):
    form.press_sequentially("De moeder belde vandaag op.", delay=100)
    assert server.texts, "nothing was kept during 2.7 seconds of typing"
    says(page, r"^Concept bewaard om \d\d:\d\d$")
    assert server.texts[-1] == "De moeder belde vandaag op."


def test_leaving_the_page_keeps_the_last_keys(page, form, server, site):
    form.press_sequentially("Nog net getypt")
    page.goto(f"{site}/sneltoetsen/")
    page.wait_for_timeout(300)
    assert server.texts[-1] == "Nog net getypt"


def test_no_connection_is_told_and_tried_again(page, form, server):
    server.get("?status=503")
    form.press_sequentially("Tekst")
    state = page.locator("[data-concept-state]")
    says(page, "^Niet bewaard")
    assert state.get_attribute("role") == "status"
    server.get("?status=204")
    says(page, "^Concept bewaard")
    assert server.texts == ["Tekst"]


def test_signed_out_is_told_in_other_words(page, form, server):
    server.get("?status=403")
    form.press_sequentially("Tekst")
    says(page, "uitgelogd")


@pytest.mark.parametrize("trouble", ["503", "offline"])
def test_sending_without_connection_keeps_the_text(page, form, server, trouble):
    complete(page)
    form.fill("Dit mag niet weg.")
    if trouble == "offline":
        page.context.set_offline(True)
    else:
        server.get("?status=503")
    page.get_by_role("button", name="Bewaar contact").click()
    says(page, "^Niet verstuurd")
    assert form.input_value() == "Dit mag niet weg."
    page.context.set_offline(False)
    server.get("?status=204")
    page.get_by_role("button", name="Bewaar contact").click()
    page.get_by_text("Ontvangen: Dit mag niet weg.").wait_for()


def test_ctrl_enter_sends(page, form):
    complete(page)
    form.fill("Met toetsen.")
    form.press("Control+Enter")
    page.get_by_text("Ontvangen: Met toetsen.").wait_for()


def test_leaving_asks_only_when_something_is_not_kept(page, form, server, site):
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    form.press_sequentially("a")
    says(page, "^Concept bewaard")
    page.goto(f"{site}/sneltoetsen/")
    assert asked == []
    page.goto(f"{site}/formulier/")
    server.get("?status=503")
    page.get_by_label("Feiten").press_sequentially("b")
    says(page, "^Niet bewaard")
    page.goto(f"{site}/sneltoetsen/")
    assert asked == ["beforeunload"]


def test_nothing_stays_in_the_browser(page, form):
    form.press_sequentially("Geheim")
    page.wait_for_timeout(2000)
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    cookies = " ".join(cookie["value"] for cookie in page.context.cookies())
    assert not re.search("Geheim", cookies)


def test_works_without_script(chromium, site):
    context = chromium.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{site}/formulier/")
    complete(page)
    page.get_by_label("Feiten").fill("Zonder script.")
    page.get_by_role("button", name="Bewaar contact").click()
    page.get_by_text("Ontvangen: Zonder script.").wait_for()
    context.close()


def test_the_end_of_the_session_is_told_in_time(page, site, server):
    page.clock.install()
    page.goto(f"{site}/formulier/?einde=1500")
    warning = page.get_by_role("alertdialog")
    page.clock.run_for(1_499_000)
    expect(warning).to_be_hidden()
    page.clock.run_for(2_000)
    expect(warning).to_be_visible()
    stay = page.get_by_role("button", name="Blijf ingelogd")
    expect(stay).to_be_focused()
    with page.expect_response("**/ingelogd-blijven/") as answer:
        stay.click()
    assert answer.value.status == 204
    expect(warning).to_be_hidden()


def test_a_refused_form_comes_back_with_what_was_typed(page, form):
    form.fill("Alleen feiten.")
    page.get_by_role("button", name="Bewaar contact").click()
    expect(page.locator(".wz-summary")).to_be_focused()
    expect(page.get_by_label("Feiten")).to_have_value("Alleen feiten.")
