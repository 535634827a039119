"""A report as a Word file: the same figures and texts, to be worked on further."""

import io
import zipfile
from datetime import UTC, datetime

from wijkzicht.reports.model import Block, Chapter, Chart, Figure, Report, Table
from wijkzicht.reports.svg import to_png

_WHEN = (1980, 1, 1, 0, 0, 0)
_STYLES = {"bullet": "List Bullet", "quote": "Intense Quote"}


def to_docx(report: Report) -> bytes:
    """The file's bytes; the same report gives the same bytes."""
    from docx import Document

    document = Document()
    _properties(document, report)
    document.add_heading(report.title, 0)
    document.add_paragraph(report.subtitle)
    document.add_paragraph(f"{report.period}. Gegevens zoals bekend op {report.as_of}.")
    document.add_heading("In het kort", 1)
    for found in report.findings:
        document.add_heading(found.title, 2)
        _own(document, found.texts, found.text_missing)
        for sentence in found.sentences:
            document.add_paragraph(sentence, style="List Bullet")
    for chapter in report.chapters:
        _chapter(document, chapter)
    _back(document, report)
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


def _properties(document, report: Report) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    properties = document.core_properties
    properties.title = f"{report.title} · {report.subtitle}"
    properties.author, properties.language, properties.comments = report.subtitle, "nl-NL", ""
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Source Sans 3", Pt(11)
    language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "nl-NL"})
    normal.element.get_or_add_rPr().append(language)


def _chapter(document, chapter: Chapter) -> None:
    document.add_heading(chapter.title, 1)
    for lead in chapter.lead:
        document.add_paragraph(lead)
    _own(document, chapter.texts, chapter.text_missing)
    for figure in chapter.figures:
        if figure.front:
            _figure(document, figure)
    for chart in chapter.charts:
        _chart(document, chart)
    for table in chapter.tables:
        _table(document, table)


def _own(document, texts: tuple[Block, ...], missing: str) -> None:
    for block in texts:
        _block(document, block)
    if missing and not texts:
        document.add_paragraph().add_run(missing).italic = True


def _back(document, report: Report) -> None:
    document.add_heading("Zo leest u de cijfers", 1)
    for note in report.notes:
        document.add_paragraph(note, style="List Bullet")
    document.add_heading("Alle cijfers in hun context", 1)
    if report.hidden:
        document.add_paragraph(
            f"{report.hidden} cijfers zijn niet getoond, omdat zij over te weinig mensen gaan of een "
            "ander cijfer zouden verraden."
        )
    for chapter in report.chapters:
        if chapter.figures:
            document.add_heading(chapter.title, 2)
        for figure in chapter.figures:
            _behind(document, figure)
    document.add_heading("De tekeningen als tabel", 1)
    for chapter in report.chapters:
        for chart in chapter.charts:
            _table(document, chart.table)
    document.add_heading("Wat elk cijfer telt", 1)
    _table(document, report.definitions)
    if report.sources:
        document.add_heading("Bronnen van de cijfers van elders", 2)
    for source in report.sources:
        document.add_paragraph(source, style="List Bullet")


def _block(document, block: Block) -> None:
    if block.kind == "heading":
        document.add_heading("".join(run.text for run in block.runs), 2)
        return
    paragraph = document.add_paragraph(style=_STYLES.get(block.kind))
    for run in block.runs:
        added = paragraph.add_run(run.text)
        added.bold, added.italic = run.style == "strong" or None, run.style == "emph" or None


def _figure(document, figure: Figure) -> None:
    document.add_heading(figure.question, 2)
    _value(document, figure)
    document.add_paragraph(figure.meaning)
    for name, text in figure.front:
        document.add_paragraph(f"{name}: {text}", style="List Bullet")
    for note in figure.notes:
        document.add_paragraph(note, style="List Bullet")


def _value(document, figure: Figure):
    paragraph = document.add_paragraph()
    paragraph.add_run(figure.value).bold = True
    if figure.interval:
        paragraph.add_run(f", {figure.interval}")
    return paragraph


def _behind(document, figure: Figure) -> None:
    document.add_heading(figure.question, 3)
    _value(document, figure).add_run(f". {figure.behind} ({figure.code}, {figure.period})")
    for beside in figure.elsewhere:
        caveat = f" Let op: {beside.caveat}." if beside.caveat else ""
        document.add_paragraph(
            f"Elders, geen norm: {beside.text}. {beside.source}.{caveat}",
            style="List Bullet",
        )
    for note in figure.notes:
        document.add_paragraph(note, style="List Bullet")


def _chart(document, chart: Chart) -> None:
    from docx.shared import Cm

    document.add_heading(chart.title, 2)
    document.add_picture(io.BytesIO(to_png(chart.svg)), width=Cm(15.5))
    shape = document.inline_shapes[-1]._inline.docPr
    shape.set("descr", chart.description)
    shape.set("title", chart.title)
    for sentence in chart.said:
        document.add_paragraph(sentence)


def _table(document, table: Table) -> None:
    from docx.oxml import OxmlElement

    document.add_paragraph().add_run(table.caption).bold = True
    made = document.add_table(rows=1, cols=len(table.header), style="Light Grid Accent 1")
    for cell, text in zip(made.rows[0].cells, table.header, strict=True):
        cell.text = text
    made.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in table.rows:
        for cell, text in zip(made.add_row().cells, row, strict=True):
            cell.text = text


def _timeless(content: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in sorted(before.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            member = zipfile.ZipInfo(name, _WHEN)
            member.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(member, before.read(name))
    return out.getvalue()
