"""Texts and stories that people wrote: Markdown files, one a heading."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from wijkzicht.reports.model import Block, Run


@dataclass(frozen=True)
class Text:
    """One file: the heading it belongs to, and what it says."""

    slug: str
    title: str
    blocks: tuple[Block, ...]


class UnreadableText(ValueError):
    """A file that can't be used; the sentence names it and says what to do."""


def slug_of(title: str) -> str:
    """`Wie bereikten we?` → `wie-bereikten-we`."""
    bare = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def read_texts(folder: Path | None) -> list[Text]:
    """
    The texts in the folder, by file name. Without folder: none.

    The heading is the first `# heading` of the file, else the name of the file. Raises
    UnreadableText for a folder that is not there, a file that is not UTF-8, or two files under
    one heading.
    """
    if folder is None:
        return []
    if not folder.is_dir():
        raise UnreadableText(f"De map {folder} bestaat niet. Geef een map met Markdown-bestanden.")
    texts: dict[str, Text] = {}
    for path in sorted(folder.glob("*.md")):
        try:
            text = _read(path.stem, path.read_text("utf-8-sig"))
        except UnicodeDecodeError:
            raise UnreadableText(f"{path.name} is geen UTF-8. Sla het bestand zo op.") from None
        if text.slug in texts:
            raise UnreadableText(
                f"{path.name}: er is al een tekst onder de kop ‘{text.title}’. Voeg ze samen."
            )
        texts[text.slug] = text
    return list(texts.values())


def _read(stem: str, source: str) -> Text:
    blocks = _blocks(source)
    name = re.sub(r"^\d+[-_ ]*", "", stem)
    title = re.sub(r"[-_]+", " ", name).strip().capitalize()
    if blocks and blocks[0].kind == "heading":
        title = "".join(run.text for run in blocks[0].runs)
        blocks = blocks[1:]
    return Text(slug_of(title), title, tuple(blocks))


def _blocks(source: str) -> list[Block]:
    """Paragraphs, bullets, quotes and headings. HTML in a text is text; a link shows its address."""
    from markdown_it import MarkdownIt

    found, around = [], []
    for token in MarkdownIt("commonmark", {"html": False}).parse(source):
        if token.type in ("blockquote_open", "list_item_open", "heading_open"):
            around.append({"b": "quote", "l": "bullet", "h": "heading"}[token.type[0]])
        elif token.type in ("blockquote_close", "list_item_close", "heading_close"):
            around.pop()
        elif token.type == "inline":
            found.append(Block(around[-1] if around else "paragraph", _runs(token.children)))
        elif token.type in ("fence", "code_block"):
            found.append(Block("paragraph", (Run(token.content.strip()),)))
    return [block for block in found if block.runs]


def _runs(tokens) -> tuple[Run, ...]:
    found, styles, address = [], [], ""
    for token in tokens:
        if token.type in ("strong_open", "em_open"):
            styles.append("strong" if token.type[0] == "s" else "emph")
        elif token.type in ("strong_close", "em_close"):
            styles.pop()
        elif token.type == "link_open":
            address = str(token.attrs["href"])
        elif token.type == "link_close":
            if address and found and found[-1].text != address:
                found.append(Run(f" ({address})"))
            address = ""
        elif token.type in ("softbreak", "hardbreak"):
            found.append(Run(" "))
        elif token.content:
            found.append(Run(token.content, styles[-1] if styles else ""))
    return tuple(found)
