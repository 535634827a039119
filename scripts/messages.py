"""Gathers every text of the screens and keeps the English catalogue up to date; no gettext needed.

    python scripts/messages.py          renews django.po and django.mo
    python scripts/messages.py --check  changes nothing; says what is stale or not translated

The Dutch text in the source is the key. The Dutch catalogue is written by hand: plain words for what
the sign-in package says. After a merge conflict in a .mo just run it again.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[1] / "src/wijkzicht"
PO = SOURCE / "web/locale/en/LC_MESSAGES/django.po"
PLAIN = SOURCE / "web/locale/nl/LC_MESSAGES/django.po"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# No moment of making: a run without changes changes nothing.
NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)


def found() -> Catalog:
    """Every text of templates and of gettext calls, with the files it stands in."""
    catalog = Catalog(locale="en", charset="utf-8")
    pages = SOURCE.glob("*/**/templates/**/*.html")
    pieces = SOURCE.glob("*/jinja2/**/*.html")
    for path in sorted([*SOURCE.rglob("*.py"), *pages, *pieces]):
        text = path.read_text(encoding="utf-8")
        method = "python"
        if "jinja2" in path.parts:
            method = "jinja2.ext:babel_extract"
        elif path.suffix == ".html":
            # Django turns a template into calls between filler; indentation would trip the reader.
            code = templatize(text, origin=str(path))
            text = "\n".join(line.lstrip() for line in code.splitlines())
        reader = io.BytesIO(text.encode())
        for line, message, _comments, context in extract(method, reader, KEYWORDS):
            place = [(str(path.relative_to(SOURCE)), line)]
            catalog.add(message, locations=place, context=context)
    return catalog


def merged() -> Catalog:
    """The catalogue with the translations there are; texts no longer used are left out."""
    catalog = Catalog(locale="en", charset="utf-8")
    if PO.exists():
        with PO.open("rb") as file:
            catalog = read_po(file, locale="en", charset="utf-8")
    catalog.update(found(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = "# English texts of Wijkzicht; the keys are the Dutch texts."
    catalog.project, catalog.version = "Wijkzicht", ""
    catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = ""
    catalog.creation_date = catalog.revision_date = NO_DATE
    catalog.fuzzy = False
    return catalog


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """Text of the .po, without places so that it changes only with the words; bytes of the .mo."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalog, sort_output=True, no_location=True, width=100)
    write_mo(mo, catalog)
    return po.getvalue(), mo.getvalue()


def plain_dutch() -> Catalog:
    """What the pages of the sign-in package say in our words; the keys are its own English."""
    with PLAIN.open("rb") as file:
        return read_po(file, locale="nl", charset="utf-8")


def gaps(catalog: Catalog) -> list[str]:
    """Dutch texts without an English one, or with one that is only a guess."""
    return [
        str(message.id)
        for message in catalog
        if message.id and (message.fuzzy or not all(_strings(message.string)))
    ]


def _strings(value) -> tuple:
    return value if isinstance(value, tuple | list) else (value,)


def main() -> None:
    catalog = merged()
    outcome = dict(zip((PO, PO.with_suffix(".mo")), written(catalog), strict=True))
    outcome[PLAIN.with_suffix(".mo")] = written(plain_dutch())[1]
    missing = gaps(catalog)
    if "--check" in sys.argv:
        stale = [
            path.name
            for path, new in outcome.items()
            if not path.exists() or path.read_bytes() != new
        ]
        if stale or missing:
            sys.exit(f"Stale: {stale}. Not translated: {missing}. Run scripts/messages.py.")
        return
    PO.parent.mkdir(parents=True, exist_ok=True)
    for path, new in outcome.items():
        path.write_bytes(new)
    print(f"{len(catalog)} texts, {len(missing)} without English")
    print("\n".join(missing))


if __name__ == "__main__":
    main()
