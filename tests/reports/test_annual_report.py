"""The annual report: figures in context, nothing too small, in three forms."""

import io
import re
import zipfile
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from docx import Document

from reports.conftest import run
from wijkzicht.reports.html import to_html
from wijkzicht.reports.model import Figure
from wijkzicht.reports.pdf import to_pdf
from wijkzicht.reports.texts import UnreadableText, read_texts
from wijkzicht.reports.word import to_docx
from wijkzicht.vocabulary.periods import Period


def test_chapters_in_the_order_of_asking(report):
    titles = [chapter.title for chapter in report.chapters]
    assert titles[0] == "Wie bereikten we?"
    assert titles[-1] == "Hoe betrouwbaar zijn deze cijfers?"
    assert len(titles) == 12


def test_help_and_file_stand_side_by_side(report):
    codes = [figure.code for figure in report.chapters[0].figures if figure.front]
    assert codes.index("B03") == codes.index("B02") + 1


def test_every_figure_stands_in_its_context(report):
    figures = [figure for chapter in report.chapters for figure in chapter.figures]
    assert len(figures) > 40
    for figure in figures:
        assert figure.question.endswith("?")
        assert figure.meaning
        assert figure.before
    beside = [e for figure in figures for e in figure.elsewhere]
    assert len(beside) > 10
    assert all((e.source and "%" in e.text) or "dagen" in e.text or ": " in e.text for e in beside)


def test_a_bare_number_is_refused(report):
    figure = report.chapters[0].figures[0]
    for part in ("n", "unknown", "period", "as_of", "definition", "version"):
        with pytest.raises(ValueError, match=part):
            replace(figure, **{part: ""})
    assert isinstance(figure, Figure)


def test_voices_apart_with_their_response(report):
    chapter = next(c for c in report.chapters if c.slug == "wat-zeggen-mensen-zelf")
    assert chapter.figures[0].code == "V10"
    header = chapter.charts[0].table.header
    assert any("jongeren" in cell for cell in header)
    assert any("ouders" in cell for cell in header)
    assert header.index("jongeren (eens)") != header.index("ouders (eens)")


def test_what_touched_the_registration_is_told(report):
    table = report.chapters[-1].tables[0]
    assert any("systeem" in cell for row in table.rows for cell in row)


def test_before_the_first_day_there_is_nothing_instead_of_zero(report):
    labels = [row[0] for row in report.chapters[0].charts[0].table.rows]
    assert "2023-H1" not in labels
    assert "2025-H2" in labels


def test_teams_stand_in_order_of_name(municipality):
    from datetime import date

    from wijkzicht.dataset.read import open_basisset
    from wijkzicht.reports.annual import period_report

    basisset = open_basisset(municipality)
    with basisset.connect() as con:
        con.execute("CREATE TABLE een AS SELECT * FROM team LIMIT 1")
        teams = con.execute("SELECT count(*) FROM team").fetchone()[0]
        assert teams > 1
        made = period_report(basisset, con, Period.parse("2025"), None, [], date(2026, 6, 30))
    names = [row[0] for row in made.chapters[0].tables[0].rows]
    assert names == sorted(names, key=str.casefold)


# --- HTML --------------------------------------------------------------------------------------


def test_the_page_stands_alone(report):
    page = to_html(report).decode()
    assert "<script" not in page
    assert not re.search(r'(src|href)="(?!#|data:)', page)
    assert page.count("<h1") == 1
    assert '<html lang="nl">' in page


def test_a_chart_says_in_dutch_what_it_shows_and_has_its_table(report):
    charts = [chart for chapter in report.chapters for chart in chapter.charts]
    assert len(charts) >= 3
    for chart in charts:
        root = ElementTree.fromstring(chart.svg)
        assert root.get("role") == "img"
        assert root[0].text == chart.title
        assert root[1].text == chart.description
        assert "aria-label=" not in chart.svg.replace("aria-labelledby", "")
        assert len(chart.table.rows) >= 2


def test_the_levels_of_headings_do_not_jump(report):
    levels = [int(level) for level in re.findall(r"<h(\d)", to_html(report).decode())]
    assert all(after <= before + 1 for before, after in pairwise(levels))


# --- PDF and Word ------------------------------------------------------------------------------


def test_the_pdf_is_tagged_and_says_so(report):
    content = to_pdf(report)
    assert content.startswith(b"%PDF-")
    assert b"pdfuaid" in content
    assert b"/StructTreeRoot" in content or b"StructTreeRoot" in content


def test_a_picture_without_text_alternative_stops_the_pdf(report):
    import typst

    chapter = next(c for c in report.chapters if c.charts)
    mute = replace(chapter, charts=(replace(chapter.charts[0], description=""),))
    with pytest.raises(typst.TypstError, match="alt"):
        to_pdf(replace(report, chapters=(mute,)))


def test_word_holds_the_same_figures_and_descriptions(report):
    document = Document(io.BytesIO(to_docx(report)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for chapter in report.chapters:
        assert chapter.title in text
        for figure in chapter.figures:
            assert figure.question in text
            assert figure.value in text
    described = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert described
    assert all(described)


@pytest.mark.parametrize("render", [to_html, to_pdf, to_docx])
def test_the_same_report_gives_the_same_bytes(report, render):
    assert render(report) == render(report)


def test_word_carries_no_time(report):
    with zipfile.ZipFile(io.BytesIO(to_docx(report))) as archive:
        assert {member.date_time[0] for member in archive.infolist()} == {1980}


# --- own texts ---------------------------------------------------------------------------------


def texts_in(folder, **files):
    for name, text in files.items():
        (folder / f"{name.replace('_', '-')}.md").write_text(text, "utf-8")
    return read_texts(folder)


def test_texts_stand_under_their_heading_and_nothing_is_invented(municipality, tmp_path):
    texts = tmp_path / "teksten"
    texts.mkdir()
    (texts / "welke-klachten-kwamen-er.md").write_text("Wij **belden** iedereen terug.\n")
    (texts / "voorwoord.md").write_text("Een woord vooraf met <script>alert(1)</script>.\n")
    (texts / "los.md").write_text("# Het verhaal van een moeder\n\n> Eindelijk rust.\n")
    out = tmp_path / "r.html"
    result = run("report", municipality, "--year", 2025, "--teksten", texts, "--out", out)
    assert result.exit_code == 0, result.output
    page = out.read_text("utf-8")
    assert "Wij <strong>belden</strong> iedereen terug." in page
    assert "<script" not in page
    assert page.index("Een woord vooraf") < page.index("Een dossier is nog geen hulp")
    assert "Het verhaal van een moeder" in page
    assert "Eindelijk rust." in page
    assert page.count("Die is niet aangeleverd.") == 11


def test_two_texts_under_one_heading_are_refused(tmp_path):
    with pytest.raises(UnreadableText, match="Voeg ze samen"):
        texts_in(tmp_path, a="# Voorwoord\n\nEen.", voorwoord="Twee.")


def test_a_text_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "voorwoord.md").write_bytes(b"\xff\xfe\x00caf\xe9")
    with pytest.raises(UnreadableText, match=r"voorwoord\.md"):
        read_texts(tmp_path)


# --- wrong use ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments, sentence",
    [
        (("--year", 2040), "begint na de peildatum"),
        (("--year", 2001), "geen gegevens over 2001"),
        (("--year", 2025, "--groep", "nergens"), "staat niet in de tabel team"),
        (("--year", 2025, "--teksten", "bestaat-niet"), "bestaat niet"),
    ],
)
def test_what_can_not_be_made_is_said(municipality, tmp_path, arguments, sentence):
    out = tmp_path / "r.html"
    result = run("report", municipality, *arguments, "--out", out)
    assert result.exit_code == 2
    assert sentence in " ".join(result.output.split())
    assert not out.exists()


def test_another_ending_is_wrong_use(municipality, tmp_path):
    result = run("report", municipality, "--year", 2025, "--out", tmp_path / "r.odt")
    assert result.exit_code == 2


def test_a_report_of_one_team(municipality, tmp_path):
    out = tmp_path / "t.html"
    team = (municipality / "team.csv").read_text().split("\n")[1].split(",")
    result = run("report", municipality, "--year", 2025, "--groep", team[0], "--out", out)
    assert result.exit_code == 0, result.output
    page = out.read_text("utf-8")
    assert team[2] in page
    assert "te weinig gegevens" in page
