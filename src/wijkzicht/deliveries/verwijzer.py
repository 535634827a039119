"""Which verwijzer the protocol hears: 06, unless a dated rule of the organisation says otherwise.

The rule is a CSV that a person can read: `van,tot,kanaal,verwijzer,waarom`. The first line that
fits goes: the start of the record lies from `van` to `tot` (empty: no bound) and the route in
(`kanaal` of the last aanmelding of the casus on or before that start) is that one, or `*`.
The route itself stays as it was recorded.
"""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from wijkzicht.vocabulary.codelists import codelist
from wijkzicht.vocabulary.protocols import Protocol

COLUMNS = ("van", "tot", "kanaal", "verwijzer", "waarom")
NONE = "06"
_ANY = "*"


class BadRule(ValueError):
    """The file can't be used; the message says which line and why."""


@dataclass(frozen=True)
class Line:
    """One line of the rule; `van` and `tot` are included, None is no bound."""

    van: date | None
    tot: date | None
    kanaal: str
    verwijzer: str
    waarom: str

    def fits(self, kanaal: str | None, day: date) -> bool:
        """Whether the line is about help that began on `day` after this route in."""
        in_time = (self.van is None or self.van <= day) and (self.tot is None or day <= self.tot)
        return in_time and self.kanaal in (_ANY, kanaal)


def read_rule(path: Path, protocol: Protocol) -> list[Line]:
    """The lines of a rule file. Raises BadRule for a column, date, kanaal or code that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != COLUMNS:
                raise BadRule(f"De eerste regel van {path} moet zijn: {','.join(COLUMNS)}")
            return [_line(row, n, protocol) for n, row in enumerate(reader, start=1)]
    except (UnicodeDecodeError, csv.Error) as problem:
        raise BadRule(f"{path} is geen leesbare CSV in UTF-8.") from problem


def verwijzer(lines: Iterable[Line], kanaal: str | None, day: date) -> str:
    """The code for help that began on `day` after this route in."""
    return next((line.verwijzer for line in lines if line.fits(kanaal, day)), NONE)


def routes(con: duckdb.DuckDBPyConnection) -> dict[str, list[tuple[date, str | None]]]:
    """Per casus the aanmeldingen in order of day, each with its kanaal."""
    rows = con.execute(
        "SELECT casus_id, datum, kanaal FROM aanmelding"
        " WHERE casus_id IS NOT NULL AND datum IS NOT NULL ORDER BY datum, aanmelding_id"
    ).fetchall()
    found: dict[str, list[tuple[date, str | None]]] = {}
    for casus_id, day, kanaal in rows:
        found.setdefault(casus_id, []).append((day, kanaal))
    return found


def route_on(route: list[tuple[date, str | None]], day: date) -> str | None:
    """The kanaal of the last aanmelding on or before `day`; None without one or when not known."""
    return next((kanaal for asked, kanaal in reversed(route) if asked <= day), None)


def _line(row: dict[str, str], number: int, protocol: Protocol) -> Line:
    try:
        if None in row or None in row.values():
            raise ValueError("het aantal kolommen klopt niet")
        van, tot = (date.fromisoformat(row[n]) if row[n] else None for n in ("van", "tot"))
        if row["kanaal"] not in (_ANY, *codelist("kanaal").codes):
            raise ValueError(f"kanaal {row['kanaal']} bestaat niet")
        if row["verwijzer"] not in protocol.codes["verwijzer"]:
            raise ValueError(
                f"verwijzer {row['verwijzer']} bestaat niet in protocol {protocol.name}"
            )
        if not row["waarom"].strip():
            raise ValueError("waarom is leeg")
    except ValueError as problem:
        raise BadRule(f"Regel {number} van de verwijzerregel: {problem}.") from problem
    return Line(van, tot, row["kanaal"], row["verwijzer"], row["waarom"])
