"""The half-yearly report, a set with hardly anything in it, and the package of a report."""

import hashlib
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest

from reports.conftest import run
from wijkzicht.dataset.read import open_basisset
from wijkzicht.reports.annual import NotPossible, period_report
from wijkzicht.reports.bundle import MANIFEST, to_zip
from wijkzicht.reports.html import to_html
from wijkzicht.vocabulary.periods import Period

EXAMPLE = Path(__file__).parents[2] / "docs" / "voorbeeld"


def made(folder, period, texts=(), as_of=None):
    basisset = open_basisset(folder)
    with basisset.connect() as con:
        as_of = as_of or basisset.as_of(date(2026, 11, 1))
        return period_report(basisset, con, Period.parse(period), None, list(texts), as_of)


@pytest.fixture(scope="session")
def half(municipality):
    return made(municipality, "2025-H1")


def test_half_a_year_is_shorter_and_says_what_moved(half, report):
    titles = [chapter.title for chapter in half.chapters]
    assert len(titles) < len(report.chapters)
    assert {"Wat leerden we, en wat gaan we doen?", "Hoe betrouwbaar zijn deze cijfers?"} <= set(
        titles
    )
    assert "Wat bewoog er?" in [found.title for found in half.findings]
    assert half.title == "Halfjaarbericht 2025, eerste helft"
    assert {f.period for c in half.chapters for f in c.figures} == {"2025-H1"}
    assert half.before == "Een jaar eerder"


def test_the_same_half_a_year_earlier_stands_beside_it(half, municipality):
    def b02(of):
        return next(f for c in of.chapters for f in c.figures if f.code == "B02")

    assert b02(half).before.startswith(b02(made(municipality, "2024-H1")).value)


def test_a_published_half_year_needs_no_caveat_beside_half_a_year(half):
    assert not any(
        "heel jaar" in e.caveat for c in half.chapters for f in c.figures for e in f.elsewhere
    )


def test_no_report_over_a_quarter(municipality):
    with pytest.raises(NotPossible, match="een jaar of een halfjaar"):
        made(municipality, "2025-Q1")


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        ((), "Geef --year of --period"),
        (("--year", 2025, "--period", "2025-H1"), "Geef --year of --period"),
        (("--period", "zomer"), "is geen periode"),
        (("--period", "2025-Q1"), "een jaar of een halfjaar"),
    ],
)
def test_what_period_it_is_about_is_asked_once(municipality, tmp_path, arguments, sentence):
    result = run("report", municipality, *arguments, "--out", tmp_path / "r.html")
    assert result.exit_code == 2
    assert sentence in " ".join(result.output.split())


def test_a_year_that_is_not_over_compares_nothing(municipality):
    report = made(municipality, "2025", as_of=date(2025, 8, 31))
    before = next(f.before for c in report.chapters for f in c.figures if f.code == "B02")
    assert "die van nu is nog niet voorbij" in before
    assert any("niet voorbij" in s for found in report.findings for s in found.sentences)


def test_a_handful_of_people_is_a_report_that_says_what_it_can_not_say():
    report = made(EXAMPLE / "basisset", "2025", as_of=date(2026, 2, 28))
    page = to_html(report).decode()
    assert report.hidden > 10
    assert "te weinig gegevens" in page
    assert "wist" not in [f.value for c in report.chapters for f in c.figures]
    assert not [f for f in report.findings if f.title == "Wat ging goed?" and f.sentences]


def test_the_package_holds_the_report_its_figures_and_their_digests(report):
    with zipfile.ZipFile(io.BytesIO(to_zip(report))) as archive:
        names = set(archive.namelist())
        manifest = json.loads(archive.read(MANIFEST))
        for name, digest in manifest["sha256"].items():
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
    assert names == set(manifest["sha256"]) | {MANIFEST}
    assert {"verslag.html", "verslag.pdf", "verslag.docx", "cijfers.csv", "definities.parquet",
            "tekeningen/index.png", "tekeningen/bereik.xlsx"} <= names  # fmt: skip


def test_the_same_report_gives_the_same_package(report, monkeypatch):
    first = to_zip(report)
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert to_zip(report) == first
