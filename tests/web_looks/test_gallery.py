"""Every part in every state: readable by all, at every width, in one typeface, under a strict policy."""

import gzip

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser

STATES = {"plain": "/_onderdelen/", "mistakes": "/_onderdelen/?fout"}
TOO_SMALL = """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]
  .filter(e => e.checkVisibility() && !e.closest('p, .wz-skip'))
  .map(e => [(e.closest('label') ?? e), e])
  .filter(([box]) => { const r = box.getBoundingClientRect(); return r.height < 23.5 || r.width < 24 })
  .map(([, e]) => e.outerHTML)"""
FONTS = """() => [...new Set([...document.querySelectorAll('body *')].map(e => getComputedStyle(e).fontFamily))]"""
GREY = """() => [...document.querySelectorAll('main *')].filter(e => e.checkVisibility()).flatMap(e => {
  const s = getComputedStyle(e);
  return [s.color, s.backgroundColor].map(c => c.match(/\\d+/g).map(Number))
    .filter(([r, g, b, a]) => a !== 0 && Math.max(r, g, b) - Math.min(r, g, b) > 24)
    .map(c => e.className + ' ' + c);
})"""
STOP = """() => {
  const e = document.activeElement;
  if (e === document.body) return null;
  const shown = e.closest('.wz-choice') ?? e;
  const style = [e, shown].map(x => getComputedStyle(x)).find(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);
  const r = shown.getBoundingClientRect();
  const top = document.elementFromPoint(r.left + Math.min(r.width, 40) / 2, r.top + r.height / 2);
  return {name: e.outerHTML.slice(0, 120), ring: Boolean(style), uncovered: top !== null && (shown.contains(top) || top.contains(shown)), key: [...document.querySelectorAll('*')].indexOf(e)};
}"""


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out(page, site, state, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + STATES[state])
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_twice_the_size_still_fits(page, site):
    page.set_viewport_size({"width": 640, "height": 450})
    page.goto(site + STATES["plain"])
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_one_typeface_and_it_is_loaded(page, site):
    page.goto(site + STATES["plain"])
    fonts = page.evaluate(FONTS)
    assert len(fonts) == 1
    assert fonts[0].startswith('"Source Sans 3"')
    assert page.evaluate("document.fonts.check('16px \"Source Sans 3\"')")


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_big_enough(page, site, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + STATES["plain"])
    assert page.evaluate(TOO_SMALL) == []


def test_focus_is_seen_at_every_stop(page, site):
    page.goto(site + STATES["plain"])
    seen, bad = set(), []
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["key"] in seen:
            break
        seen.add(stop["key"])
        if not (stop["ring"] and stop["uncovered"]):
            bad.append(stop)
    assert len(seen) > 30
    assert bad == []


def test_a_mistake_is_told_on_top_and_beside_the_field(page, site):
    page.goto(site + STATES["mistakes"])
    assert page.title().startswith("Fout:")
    assert page.evaluate("document.activeElement.className") == "wz-summary"
    link = page.locator(".wz-summary a").nth(1)
    words = link.inner_text()
    link.click()
    day = page.get_by_label("Wanneer?")
    assert day.evaluate("e => e === document.activeElement")
    assert day.input_value() == "ooit"
    assert day.get_attribute("aria-invalid") == "true"
    described = day.get_attribute("aria-describedby").split()
    assert [page.locator(f"#{name}").count() for name in described] == [1, 1]
    assert words in page.locator(f"#{described[1]}").inner_text()


def test_no_bubbles_and_one_heading(page, site):
    page.goto(site + STATES["plain"])
    assert (
        page.locator("form:not([novalidate]):has(input:not([type=hidden]):not(#zoek))").count() == 0
    )
    assert page.locator("h1").count() == 1


def test_english_is_english(chromium, site):
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    page.goto(site + STATES["plain"])
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("button", name="Save contact").count() == 1
    context.close()


def test_slash_goes_to_search_until_it_is_turned_off(page, site):
    page.goto(site + STATES["plain"])
    page.keyboard.press("/")
    assert page.locator("#zoek").evaluate("e => e === document.activeElement")
    page.goto(site + "/sneltoetsen/")
    page.get_by_role("button", name="Zet deze toetsen uit").click()
    page.goto(site + STATES["plain"])
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement === document.body")


def test_paper_has_the_name_and_no_menu(page, site):
    page.goto(site + STATES["plain"])
    page.emulate_media(media="print")
    assert page.locator(".wz-print-name").inner_text() == "Gezin Bakker"
    assert page.locator(".wz-print-name").evaluate("e => getComputedStyle(e).display") == (
        "table-header-group"
    )
    assert [
        page.locator(part).is_visible() for part in (".wz-header", ".wz-nav", ".wz-search")
    ] == [
        False,
        False,
        False,
    ]
    colours = page.evaluate(GREY)
    assert colours == []


def test_first_load_is_light(page, site):
    """Everything a first visit fetches, compressed as a web server does (fonts already are)."""
    bodies = []
    page.on("response", lambda answer: bodies.append(answer.body()))
    page.goto(site + STATES["plain"])
    page.wait_for_load_state("networkidle")
    assert len(bodies) > 8
    assert sum(min(len(gzip.compress(body)), len(body)) for body in bodies) < 100_000
