"""Prints docs/indicatoren: a page a chapter with the card of every indicator, from the code.

    python scripts/indicator_pages.py

`pages()` is what a test compares with what stands there.
"""

from pathlib import Path

from wijkzicht.indicators.card import NOBODY, Card, by_chapter, cards

FOLDER = Path(__file__).parents[1] / "docs/indicatoren"
PRINTED = "Geprint uit de code met `python scripts/indicator_pages.py`."


def pages() -> dict[str, str]:
    """The text of each page by file name."""
    chapters = by_chapter(list(cards().values()))
    made = {f"{name}.md": _chapter(title, found) for name, title, found in chapters}
    return {"README.md": _index(chapters), **made}


def _index(chapters: list[tuple[str, str, list[Card]]]) -> str:
    lines = [
        "# Alle cijfers",
        "",
        "Van elk cijfer een kaart: wat telt mee, waarvan, en wat het niet zegt. "
        f"In het programma staan ze onder **Alle definities**. {PRINTED}",
    ]
    for name, title, found in chapters:
        lines += ["", f"## [{title}]({name}.md)", "", "| code | vraag |", "|---|---|"]
        lines += [
            f"| [{card.indicator.code}]({name}.md#{_anchor(card)}) | {card.indicator.vraag} |"
            for card in found
        ]
    return "\n".join(lines) + "\n"


def _chapter(title: str, found: list[Card]) -> str:
    lines = [f"# {title}", "", f"[Alle cijfers](README.md). {PRINTED}"]
    for card in found:
        lines += _lines(card)
    return "\n".join(lines) + "\n"


def _anchor(card: Card) -> str:
    # Codes alone: a heading of words would give an address that changes with its sentence.
    return card.indicator.code.lower()


def _lines(card: Card) -> list[str]:
    item = card.indicator
    lines = ["", f"## {item.code}", "", f"**{item.vraag}**", "", item.uitleg, ""]
    lines += ["| teller | noemer |", "|---|---|"]
    lines += [f"| {card.teller or 'geen: dit is een gemiddelde'} | {card.noemer or 'geen: dit is een aantal'} |"]  # fmt: skip
    lines += ["", f"**Wat het niet zegt.** {card.zegt_niet}", ""]
    lines += [f"- {sentence}" for sentence in card.let_op]
    if card.naast:
        lines += ["", f"Lees ernaast: {', '.join(f'{b.name} ({b.code})' for b in card.beside)}."]
    lines += ["", "De precieze definitie, in het Engels:", "", *_quoted(item.definition)]
    lines += ["", "<details><summary>In code</summary>", "", "```python", card.code, "```", "", "</details>"]  # fmt: skip
    lines += ["", "Velden: " + "; ".join(f"{t} ({', '.join(f)})" for t, f in card.velden) + "."]
    if card.elders:
        lines += ["", "Elders gepubliceerd, geen norm en bijna nooit precies hetzelfde:", ""]
        lines += [_published(item) for item in card.elders]
    lines += ["", f"{item.name}; {item.kind}; versie {item.version} van {card.since:%d-%m-%Y}, `{item.definition_hash}`. Nagekeken door: {NOBODY}."]  # fmt: skip
    return lines


def _quoted(text: str) -> list[str]:
    return [f"> {line}".rstrip() for line in text.splitlines()]


def _published(found) -> str:
    n = f", n = {found.n}" if found.n else ""
    caveat = f" Let op: {found.caveat}." if found.caveat else ""
    value = f"{found.value:g}".replace(".", ",")
    return f"- {value} {found.unit}: {found.what} ({found.population}, {found.period}{n}). Bron: {found.source}, {found.section}.{caveat}"  # fmt: skip


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
