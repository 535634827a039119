"""Two extracts of one source beside each other: what the newer has more, less or changed, and what
that does to the counts under the figures.

Only half-years that were over on the as-of date of the earlier one are compared, and the figures of
both are computed as known on that date. So what differs comes from recording, not from later work.
"""

import contextlib
import csv
import io
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

import duckdb

from wijkzicht.dataset.cells import quote
from wijkzicht.dataset.read import Basisset
from wijkzicht.dataset.schema import Table
from wijkzicht.indicators import catalogue, compute
from wijkzicht.vocabulary.periods import Period, period_of


class Rows(NamedTuple):
    """What became of the rows of one table in one half-year; empty `periode`: rows without a day.

    `verder`: changed with a date after the earlier as-of date, as a casus that was closed since.
    """

    tabel: str
    periode: str
    meer: int
    minder: int
    anders: int
    verder: int


class Counted(NamedTuple):
    """A figure of all teams together whose counts differ; None: there was none."""

    indicator: str
    naam: str
    periode: str
    teller_was: float | None
    noemer_was: float | None
    teller_nu: float | None
    noemer_nu: float | None


@dataclass(frozen=True)
class Beside:
    """Two extracts up to the same half-year. `strange`: tables in which no key stands in both."""

    day: date
    last: Period
    rows: list[Rows]
    figures: list[Counted]
    strange: list[str]


def beside(earlier: Basisset, newer: Basisset, today: date) -> Beside:
    """Lay the newer beside the earlier. Raises Unreadable, and ValueError for two in the wrong order."""
    day = earlier.as_of(today)
    if newer.as_of(today) < day:
        raise ValueError("De eerste map is nieuwer dan de tweede. Geef de oudste map eerst.")
    last = last_whole(day)
    with both(earlier, newer) as con:
        found, strange = [], []
        for table, fields in shared(earlier, newer):
            rows = _rows(con, table, fields, day, last)
            found += [row for row in rows if row.meer or row.minder or row.anders or row.verder]
            if not _any_key(con, table):
                strange.append(table.name)
    was, now = _figures(earlier, day, last), _figures(newer, day, last)
    return Beside(day, last, found, list(_differing(was, now)), strange)


def last_whole(day: date) -> Period:
    """The last half-year that was over on this day."""
    period = period_of("halfjaar", day)
    return period if period.end <= day else period.previous()


@contextlib.contextmanager
def both(earlier: Basisset, newer: Basisset) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection with the tables of the newer, and those of the earlier under `vroeger`."""
    with (
        tempfile.TemporaryDirectory(prefix="wijkzicht-") as folder,
        newer.connect() as con,
        earlier.connect() as before,
    ):
        con.execute("CREATE SCHEMA vroeger")
        for name in earlier.tables:
            file = Path(folder) / f"{name}.parquet"
            before.execute(f"COPY (FROM {quote(name)}) TO '{file}' (FORMAT parquet)")
            con.execute(f"CREATE VIEW vroeger.{quote(name)} AS FROM '{file}'")
        yield con


def day_of(table: Table) -> str:
    """The column that says in which half-year a row falls; empty: the table has none."""
    return next((field.name for field in table.fields.values() if field.type == "date"), "")


def half_year(column: str) -> str:
    """SQL for the name of the half-year of a day; empty without a day."""
    return (
        f"coalesce(year({column}) || '-H' || (CASE WHEN month({column}) < 7 THEN 1 ELSE 2 END), '')"
    )


def shared(earlier: Basisset, newer: Basisset) -> Iterator[tuple[Table, list[str]]]:
    """Each table that both have, with the columns that stand in both files."""
    before = {source.table.name: source for source in earlier.sources}
    for source in newer.sources:
        if was := before.get(source.table.name):
            there = set(source.columns) & set(was.columns)
            yield source.table, [name for name in source.table.fields if name in there]


def _rows(
    con: duckdb.DuckDBPyConnection, table: Table, fields: list[str], day: date, last: Period
) -> list[Rows]:
    same = " AND ".join(
        f"n.{quote(k)} IS NOT DISTINCT FROM v.{quote(k)}" for k in table.primary_key
    )
    other = {name: f"n.{quote(name)} IS DISTINCT FROM v.{quote(name)}" for name in fields}
    differs = " OR ".join(other.values()) or "false"
    later = " OR ".join(
        f"(n.{quote(name)} > DATE '{day}' AND {other[name]})"
        for name in fields
        if table.fields[name].type == "date"
    )
    dated = day_of(table)
    place = quote(dated) if dated else "NULL::DATE"
    which = f"coalesce(v.{place}, n.{place})" if dated else place
    counts = f"""
        SELECT {half_year(which)} AS periode, v.er IS NULL AS meer, n.er IS NULL AS minder,
               n.er AND v.er AND ({differs}) AS anders, ({later or "false"}) AS verder
        FROM (SELECT *, true AS er FROM {quote(table.name)}) n
        FULL JOIN (SELECT *, true AS er FROM vroeger.{quote(table.name)}) v ON {same}
    """
    found = con.execute(f"""
        SELECT periode, count(*) FILTER (meer), count(*) FILTER (minder),
               count(*) FILTER (anders AND NOT coalesce(verder, false)),
               count(*) FILTER (anders AND verder)
        FROM ({counts}) WHERE periode <= '{last.name}' GROUP BY periode ORDER BY periode
    """).fetchall()
    return [Rows(table.name, *row) for row in found]


def _any_key(con: duckdb.DuckDBPyConnection, table: Table) -> bool:
    """Whether a key stands in both; also when one of them has no rows."""
    keys = ", ".join(map(quote, table.primary_key))
    name = quote(table.name)
    filled = f"EXISTS (FROM {name}) AND EXISTS (FROM vroeger.{name})"
    shared = f"EXISTS (SELECT {keys} FROM {name} INTERSECT SELECT {keys} FROM vroeger.{name})"
    return con.execute(f"SELECT NOT ({filled}) OR {shared}").fetchone()[0]


_Sums = dict[tuple[str, str], tuple[float | None, float | None]]


def _figures(basisset: Basisset, day: date, last: Period) -> _Sums:
    with basisset.connect() as con:
        rows = compute(
            con, basisset.tables, per=("totaal", "halfjaar"), as_of=day, last=last.end,
            coverage=basisset.descriptor["dekking"],
        )  # fmt: skip
    return {(r.indicator, r.periode): (r.teller, r.noemer) for r in rows if not r.dimensie}


def _differing(was: _Sums, now: _Sums) -> Iterable[Counted]:
    none = (None, None)
    for code, periode in sorted(was.keys() | now.keys()):
        before, after = was.get((code, periode), none), now.get((code, periode), none)
        if before != after:
            yield Counted(code, catalogue()[code].name, periode, *before, *after)


def sentences(found: Beside) -> Iterator[str]:
    """What is told of it, in Dutch: each table and half-year, then the figures by half-year."""
    yield (
        f"Vergeleken tot en met {found.last.name}, zoals bekend op {found.day}. Wat hier verschilt, "
        "komt door vastleggen, herstellen of weghalen. Het zegt niets over wat er echt gebeurde."
    )
    for name in found.strange:
        yield (
            f"{name}: geen enkele sleutel staat in beide mappen. Zijn de sleutels vernieuwd, dan "
            "zegt meer en minder hier niets."
        )
    for row in found.rows:
        parts = [
            f"{n} {word}"
            for n, word in (
                (row.meer, "meer"),
                (row.minder, "minder"),
                (row.anders, "gewijzigd"),
                (row.verder, "later verder gegaan"),
            )
            if n
        ]
        yield f"{row.tabel} {row.periode or 'zonder dag'}: {', '.join(parts)}."
    if any(row.meer and not row.periode for row in found.rows):
        yield "Meer rijen zonder dag kunnen ook van later werk zijn."
    if not found.rows:
        yield "De tabellen zijn gelijk."
    for period in sorted({one.periode for one in found.figures}):
        codes = [one.indicator for one in found.figures if one.periode == period]
        yield f"Cijfers van {period} die nu anders tellen ({len(codes)}): {', '.join(codes)}."
    if not found.figures:
        yield "Geen enkel cijfer telt anders."


def to_csv(found: Beside) -> bytes:
    """Every count: rows of tables, then the figures that count otherwise, before and now."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n").writerow
    write(("tabel", "indicator", "naam", "periode", "meer", "minder", "gewijzigd", "verder",
           "teller_was", "noemer_was", "teller_nu", "noemer_nu"))  # fmt: skip
    for row in found.rows:
        write((row.tabel, "", "", *row[1:], *[""] * 4))
    for one in found.figures:
        write(("", *one[:3], *[""] * 4, *one[3:]))
    return out.getvalue().encode()
