"""What is odd about a delivery beside an earlier one: questions to who delivered it, no verdict."""

from collections.abc import Iterator
from datetime import date

import duckdb

from wijkzicht.dataset.cells import quote
from wijkzicht.dataset.read import Basisset
from wijkzicht.dataset.schema import Table
from wijkzicht.deliveries.vintages import both, day_of, half_year, last_whole, shared
from wijkzicht.statistics.odd import odd_change, shift

# Where a question begins: choices, not norms.
FAR = 3.5  # robust standard deviations of the step from the half-year before
SHRUNK = 10  # percent of rows in half-years that both deliveries hold
MOVED = 30  # percent of the rows that fall under another code
FEWEST = 50  # rows, for anything to be asked
LONG = 8  # half-years, to know how much a table usually changes


def questions(earlier: Basisset, newer: Basisset, today: date) -> Iterator[str]:
    """Size of each table and division over the codes of each column, in Dutch sentences.

    Of whole half-years only. Fewer rows than `FEWEST` say nothing. Raises Unreadable.
    """
    was, now = last_whole(earlier.as_of(today)).name, last_whole(newer.as_of(today)).name
    with both(earlier, newer) as con:
        for table, columns in shared(earlier, newer):
            if day_of(table) not in columns:
                continue
            yield from _size(con, table, min(was, now))
            yield from _step(con, table, now)
            for column in columns:
                if table.fields[column].enum:
                    yield from _division(con, table, column, was, now)


def _size(con: duckdb.DuckDBPyConnection, table: Table, last: str) -> Iterator[str]:
    before, after = (
        sum(n for period, n in _per_half_year(con, source, table) if period <= last)
        for source in ("vroeger", "main")
    )
    if before >= FEWEST and abs(after - before) * 100 > SHRUNK * before:
        yield (
            f"{table.name}: over de halfjaren tot en met {last} had de vorige levering {before} "
            f"rijen, deze {after}. Wat is er bijgekomen of weggevallen?"
        )


def _step(con: duckdb.DuckDBPyConnection, table: Table, last: str) -> Iterator[str]:
    sizes = [n for period, n in _per_half_year(con, "main", table) if period <= last]
    far = odd_change(sizes) if len(sizes) >= LONG and min(sizes[-2:]) >= FEWEST else None
    if far is not None and abs(far) > FAR:
        way = "meer" if sizes[-1] > sizes[-2] else "minder"
        yield (
            f"{table.name}: in {last} staan {sizes[-1]} rijen, in het halfjaar ervoor {sizes[-2]}. "
            f"Dat is veel {way} dan dit aantal gewoonlijk verandert. Klopt dat?"
        )


def _per_half_year(
    con: duckdb.DuckDBPyConnection, source: str, table: Table
) -> list[tuple[str, int]]:
    name = f"{source}.{quote(table.name)}"
    return con.execute(
        f"SELECT {half_year(quote(day_of(table)))} AS periode, count(*) FROM {name}"
        " GROUP BY periode HAVING periode > '' ORDER BY periode"
    ).fetchall()


def _division(
    con: duckdb.DuckDBPyConnection, table: Table, column: str, was: str, now: str
) -> Iterator[str]:
    before = _codes(con, "vroeger", table, column, was)
    after = _codes(con, "main", table, column, now)
    if min(sum(before.values()), sum(after.values())) < FEWEST:
        return
    codes = sorted(before.keys() | after.keys())
    moved = 100 * shift([before.get(c, 0) for c in codes], [after.get(c, 0) for c in codes])
    if moved < MOVED:
        return
    shares = {c: (_share(before, c), _share(after, c)) for c in codes}
    most = max(codes, key=lambda code: (abs(shares[code][1] - shares[code][0]), code))
    yield (
        f"{table.name}.{column}: {moved:.0f}% van de rijen valt anders dan in de vorige levering "
        f"({was} en {now}). Het meest bij ‘{most or 'leeg'}’: van {shares[most][0]:.0f}% naar "
        f"{shares[most][1]:.0f}%. Is de keuzelijst of een vaste waarde veranderd?"
    )


def _codes(
    con: duckdb.DuckDBPyConnection, source: str, table: Table, column: str, period: str
) -> dict[str, int]:
    rows = con.execute(
        f"SELECT coalesce({quote(column)}, ''), count(*) FROM {source}.{quote(table.name)}"
        f" WHERE {half_year(quote(day_of(table)))} = ? GROUP BY 1",
        [period],
    )
    return dict(rows.fetchall())


def _share(counts: dict[str, int], code: str) -> float:
    return 100 * counts.get(code, 0) / sum(counts.values())
