"""Letters from a Word file with named fields, `{{gezin}}`.

On purpose only names: a template language (as in docxtpl) would let whoever writes a template call
code on the server, and a person who writes letters needs no loops. A field with several lines, in a
paragraph of its own, repeats that paragraph; without lines the paragraph goes.
"""

import io
import re
from collections.abc import Collection, Iterator
from copy import deepcopy
from importlib.resources import files
from typing import Any, NamedTuple

from wijkzicht.register.documenten.pictures import Picture, pictures, usable
from wijkzicht.rules.errors import NotAllowed

_FIELD = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
_NOT_WORD = (
    "Dit is geen Word-bestand (.docx). Bewaar de brief in Word als .docx en probeer opnieuw."
)
Values = dict[str, str | list[str]]


class Block(NamedTuple):
    """A piece of a letter: `kind` is heading1, heading2, bullet, paragraph or picture; runs of
    (text, bold), or the picture."""

    kind: str
    runs: list[tuple[str, bool]]
    picture: Picture | None = None


def shipped(soort: str) -> bytes:
    """The letter that comes with the program, as a Word file to use or to edit."""
    from docx import Document

    document = Document()
    source = files(__package__).joinpath("sjablonen", f"{soort}.md").read_text("utf-8")
    for part in filter(None, map(str.strip, source.split("\n\n"))):
        if part.startswith("- "):
            for line in part.splitlines():
                document.add_paragraph(line[2:], style="List Bullet")
        elif part.startswith("#"):
            marks, _, text = part.partition(" ")
            document.add_heading(text, len(marks))
        else:
            document.add_paragraph(part)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def unknown_fields(inhoud: bytes, known: Collection[str]) -> list[str]:
    """The fields of a template that we can't fill, in order. Raises `NotAllowed` when not Word."""
    names = [m[1] for p in _paragraphs(_opened(inhoud)) for m in _FIELD.finditer(p.text)]
    return [name for name in dict.fromkeys(names) if name not in known]


def misspelt(inhoud: bytes) -> list[str]:
    """Pieces of text where a bracket of a field lacks. Raises `NotAllowed` when not Word."""
    found = []
    for paragraph in _paragraphs(_opened(inhoud)):
        rest = _FIELD.sub("", paragraph.text)
        if "{" in rest or "}" in rest:
            found.append(rest.strip()[:60])
    return found


def fill(inhoud: bytes, values: Values) -> bytes:
    """The letter with every field filled, as a Word file."""
    document = _opened(inhoud)
    for paragraph in list(_paragraphs(document)):
        alone = _FIELD.fullmatch(paragraph.text.strip())
        if alone and isinstance(values[alone[1]], list):
            _repeat(paragraph, values[alone[1]])
        elif _FIELD.search(paragraph.text):
            _replace(paragraph, _FIELD.sub(lambda m: _text(values[m[1]]), paragraph.text))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def all_pictures(inhoud: bytes) -> list[Picture]:
    """Every picture of a letter. Raises `NotAllowed` when not Word."""
    return [picture for p in _paragraphs(_opened(inhoud)) for picture in pictures(p)]


def blocks(inhoud: bytes) -> list[Block]:
    """The letter in pieces, to set it as a PDF: the logo in the top of the page, then text, headings,
    lists, rows of tables and pictures in their order. A picture that nobody described is left out."""
    from docx.table import Table

    document = _opened(inhoud)
    top = _paragraphs_of(document.sections[0].header)
    found = [block for paragraph in top for block in _shown(paragraph)]
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                for paragraph in (p for cell in row.cells for p in cell.paragraphs):
                    found += _shown(paragraph)
                found.append(
                    Block("paragraph", [(" · ".join(cell.text for cell in row.cells), False)])
                )
            continue
        found += _shown(item)
        if item.text.strip():
            runs = [(run.text, bool(run.bold)) for run in item.runs if run.text]
            found.append(Block(_kind(item.style.name), runs or [(item.text, False)]))
    return found


def _shown(paragraph: Any) -> list[Block]:
    return [Block("picture", [], picture) for picture in usable(pictures(paragraph))]


def _kind(style: str) -> str:
    if style.startswith("Heading") or style == "Title":
        return "heading1" if style in {"Heading 1", "Title"} else "heading2"
    return "bullet" if style.startswith("List") else "paragraph"


def _opened(inhoud: bytes) -> Any:
    from docx import Document

    try:
        return Document(io.BytesIO(inhoud))
    except Exception:  # the package raises whatever zip and XML raise
        raise NotAllowed(_NOT_WORD) from None


def _paragraphs(document: Any) -> Iterator[Any]:
    """Every paragraph: of the text, of tables, of the top and the foot of a page."""
    yield from _paragraphs_of(document)
    for section in document.sections:
        yield from _paragraphs_of(section.header)
        yield from _paragraphs_of(section.footer)


def _paragraphs_of(place: Any) -> Iterator[Any]:
    yield from place.paragraphs
    for table in place.tables:
        for cell in (cell for row in table.rows for cell in row.cells):
            yield from cell.paragraphs


def _replace(paragraph: Any, text: str) -> None:
    """The text in the form of its first piece; Word cuts a field in pieces where one typed it."""
    first, *others = paragraph.runs
    first.text = text
    for run in others:
        run.text = ""


def _repeat(paragraph: Any, lines: list[str]) -> None:
    element = paragraph._p
    for line in lines:
        copy = deepcopy(element)
        element.addprevious(copy)
        _replace(type(paragraph)(copy, paragraph._parent), line)
    element.getparent().remove(element)


def _text(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "; ".join(value)
