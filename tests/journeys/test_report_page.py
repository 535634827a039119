"""The page of a report as a file in a browser, on a wide and a narrow screen."""

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner

from wijkzicht.cli.main import main
from wijkzicht.dataset.read import open_basisset
from wijkzicht.reports.annual import period_report
from wijkzicht.reports.html import to_html
from wijkzicht.reports.texts import read_texts
from wijkzicht.vocabulary.periods import Period

TEXTS = Path(__file__).parents[2] / "docs" / "voorbeeld" / "teksten"


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("report")
    made = CliRunner().invoke(main, ["sample", str(folder / "set"), "--inwoners", "8000"])
    assert made.exit_code == 0, made.output
    basisset = open_basisset(folder / "set")
    with basisset.connect() as con:
        report = period_report(
            basisset,
            con,
            Period.parse("2025"),
            None,
            read_texts(TEXTS),
            basisset.as_of(date(2026, 11, 1)),
        )
    (folder / "verslag.html").write_bytes(to_html(report))
    return (folder / "verslag.html").as_uri()


@pytest.mark.parametrize("width", [1280, 320])
def test_nothing_sticks_out_and_axe_finds_nothing(chromium, page_file, width):
    page = chromium.new_page(viewport={"width": width, "height": 900}, locale="nl-NL")
    complaints = []
    page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else 0)
    page.goto(page_file)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    found = Axe().run(page).response["violations"]
    page.close()
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    assert [text for text in complaints if "axe" not in text] == []


def test_what_is_seen_can_be_taken_along(chromium, page_file):
    page = chromium.new_page(accept_downloads=True)
    page.goto(page_file)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    with page.expect_download() as taken:
        page.locator("a[download='bereik.csv']").click()
    assert "met hulp" in Path(taken.value.path()).read_text("utf-8")
    page.close()
