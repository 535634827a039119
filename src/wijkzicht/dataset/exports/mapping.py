"""The mapping of an import: which file and column of theirs holds which field of ours.

A mapping is YAML. Everything in it is text: `01` stays `01`. docs/overstappen.md describes it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from wijkzicht.dataset.descriptor import COVERAGE
from wijkzicht.dataset.faults import Fault, Unreadable
from wijkzicht.dataset.schema import Field, Table, tables

EXAMPLE = date(2025, 1, 31)
CLOSED = "identiteit"  # stands in a closed folder of its own, never beside the other tables


@dataclass(frozen=True)
class Form:
    """How their files are written. `ja`, `nee`: what is true and false; `leeg`: what says nothing."""

    scheidingsteken: str = ";"
    codering: str = "utf-8"
    datum: str = "%d-%m-%Y"
    decimaal: str = ","
    ja: tuple[str, ...] = ("ja", "Ja", "J", "true", "1")
    nee: tuple[str, ...] = ("nee", "Nee", "N", "false", "0")
    leeg: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """Where a field comes from: their column, or the same text for every row. `codes`: ours by theirs."""

    kolom: str | None = None
    vast: str | None = None
    codes: dict[str, str] | None = None


@dataclass(frozen=True)
class Part:
    """Rows of one table out of one file. `bestand` None: the one file that is imported.

    `rijen` holds rows as they are, for what no file of theirs has; then there is no file.

    `alleen`: only rows in which those columns hold one of those texts. `gevuld`: only rows in
    which those fields of ours are filled. `uniek`: a row that stood there already is left out.
    """

    bestand: str | None
    kolommen: dict[str, Column]
    alleen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gevuld: tuple[str, ...] = ()
    uniek: bool = False
    rijen: tuple[dict[str, str], ...] = ()


@dataclass(frozen=True)
class Mapping:
    """A whole mapping: `parts` by table in the contract's order, and what the descriptor says."""

    form: Form
    parts: dict[str, list[Part]]
    extra: dict[str, Any]


def read_mapping(path: Path) -> Mapping:
    """The mapping in that file. Raises Unreadable with everything that is wrong with it."""
    try:
        content = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f" Kijk bij regel {mark.line + 1}." if mark else ""
        raise Unreadable([_fault("", "", f"{path.name} is geen YAML in UTF-8.{where}")]) from None
    reader = _Reader()
    mapping = reader.mapping(content)
    if reader.faults:
        raise Unreadable(reader.faults)
    return mapping


def _fault(table: str, name: str, message: str, todo: str = "Verbeter de mapping.") -> Fault:
    return Fault("mapping", table, None, name, None, message, todo)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def day_of(text: str, form: str) -> date:
    """The day written in that form. Raises ValueError when it isn't."""
    return datetime.strptime(text, form).replace(tzinfo=UTC).date()


def _tells_the_day(form: str) -> bool:
    try:
        return day_of(EXAMPLE.strftime(form), form) == EXAMPLE
    except ValueError:
        return False


class _Reader:
    """Reads parts of the YAML and keeps what is wrong."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def wrong(self, table: str, name: str, message: str) -> None:
        self.faults.append(_fault(table, name, message))

    def known(self, content: Any, keys: Iterable[str], table: str = "", name: str = "") -> dict:
        """The content as an object that holds these keys only."""
        if not isinstance(content, dict):
            self.wrong(table, name, "Hier horen namen met een dubbele punt en een waarde te staan.")
            return {}
        for key in content.keys() - set(keys):
            self.wrong(table, name, f"‘{key}’ kennen we niet. Kies uit: {', '.join(keys)}.")
        return {key: value for key, value in content.items() if key in keys}

    def mapping(self, content: Any) -> Mapping:
        whole = self.known(content, ("bron", "peildatum", "dekking", "vorm", "tabellen"))
        extra = {key: whole[key] for key in ("bron", "peildatum") if whole.get(key)}
        extra["dekking"] = self.known(whole.get("dekking", {}), tuple(tables()), name="dekking")
        if not _is_day(extra.get("peildatum", "2025-01-31")):
            self.wrong("", "peildatum", "Schrijf de peildatum als 2025-01-31.")
        for table, value in extra["dekking"].items():
            if value not in COVERAGE:
                self.wrong(table, "dekking", f"Kies uit: {', '.join(COVERAGE)}.")
        asked = self.known(whole.get("tabellen", {}), tuple(tables()), name="tabellen")
        if not asked:
            self.wrong("", "tabellen", "De mapping noemt geen tabel.")
        if asked.pop(CLOSED, None) is not None:
            self.wrong(CLOSED, "", "Deze tabel hoort in een gesloten map, niet in een basisset.")
        parts = {
            name: self.parts(tables()[name], asked[name]) for name in tables() if name in asked
        }
        return Mapping(self.form(whole.get("vorm", {})), parts, extra)

    def form(self, content: Any) -> Form:
        names = tuple(Form.__dataclass_fields__)
        given = self.known(content, names, name="vorm")
        made = {}
        for name, value in given.items():
            lists = name in ("ja", "nee", "leeg")
            made[name] = self.texts(value, "", name) if lists else self.text(value, "", name)
        form = Form(**made)
        if len(form.scheidingsteken) != 1 or len(form.decimaal) != 1:
            self.wrong("", "vorm", "scheidingsteken en decimaal zijn elk één teken.")
        try:
            "".encode(form.codering)
        except LookupError:
            self.wrong("", "codering", f"De codering ‘{form.codering}’ kennen we niet.")
        if not _tells_the_day(form.datum):
            self.wrong("", "datum", "Een datum heeft %d, %m en %Y, zoals %d-%m-%Y.")
        return form

    def parts(self, table: Table, content: Any) -> list[Part]:
        several = content if isinstance(content, list) else [content]
        return [self.part(table, one) for one in several]

    def part(self, table: Table, content: Any) -> Part:
        if isinstance(content, dict) and "rijen" in content:
            return self.as_it_is(table, self.known(content, ("rijen",), table.name)["rijen"])
        names = ("bestand", "kolommen", "alleen", "gevuld", "uniek")
        given = self.known(content, names, table.name)
        columns = self.known(given.get("kolommen", {}), tuple(table.fields), table.name, "kolommen")
        needed = [f for f in table.fields.values() if f.required and f.name not in columns]
        for missing in needed:
            self.wrong(
                table.name, missing.name, "Dit veld is verplicht en staat niet bij kolommen."
            )
        only = given.get("alleen", {})
        only = only if isinstance(only, dict) else self.known(only, (), table.name, "alleen")
        filled = self.texts(given.get("gevuld", []), table.name, "gevuld")
        for name in set(filled) - columns.keys():
            self.wrong(table.name, "gevuld", f"‘{name}’ staat niet bij kolommen.")
        return Part(
            bestand=given.get("bestand"),
            kolommen={n: self.column(table, table.fields[n], c) for n, c in columns.items()},
            alleen={n: self.texts(v, table.name, "alleen") for n, v in only.items()},
            gevuld=filled,
            uniek=self.text(given.get("uniek", ""), table.name, "uniek") in Form.ja,
        )

    def as_it_is(self, table: Table, content: Any) -> Part:
        several = content if isinstance(content, list) else [content]
        rows = [self.known(one, tuple(table.fields), table.name, "rijen") for one in several]
        for name, value in ((n, v) for row in rows for n, v in row.items()):
            self.text(value, table.name, name)
        return Part(None, {}, rijen=tuple(rows))

    def column(self, table: Table, ours: Field, content: Any) -> Column:
        if isinstance(content, str):
            return Column(kolom=content)
        given = self.known(content, ("kolom", "vast", "codes"), table.name, ours.name)
        if ("kolom" in given) == ("vast" in given):
            self.wrong(table.name, ours.name, "Geef kolom of vast, en niet allebei.")
        codes = given.get("codes")
        if codes is not None and not isinstance(codes, dict):
            self.wrong(
                table.name, ours.name, "Bij codes hoort elke waarde van hen een van ons te hebben."
            )
            codes = None
        for code in sorted({str(c) for c in (codes or {}).values()} - {*ours.enum, ""}):
            if ours.enum:
                self.wrong(table.name, ours.name, f"‘{code}’ is geen code van dit veld.")
        return Column(given.get("kolom"), given.get("vast"), codes)

    def text(self, value: Any, table: str, name: str) -> str:
        if not isinstance(value, str):
            self.wrong(table, name, "Hier hoort één tekst te staan.")
            return ""
        return value

    def texts(self, value: Any, table: str, name: str) -> tuple[str, ...]:
        several = value if isinstance(value, list) else [value]
        return tuple(self.text(one, table, name) for one in several)
