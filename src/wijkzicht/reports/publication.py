"""Which figures may leave the organisation: no small cell, and none to be worked out either."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.rows import Row
from wijkzicht.rules.publicatie import SMALLEST_CELL, SMALLEST_NOEMER, may_publish
from wijkzicht.statistics.suppression import Relation, hide
from wijkzicht.vocabulary.periods import Period

Key = tuple[str, str, str, str]  # indicator, groep, periode, dimensie

# N04 of the period before + N02 - N03 = N04: together they are one set of sums.
_STOCK = {"N02": 1, "N03": -1, "N04": -1}
_STOCK_NAME = "voorraad"


def key(row: Row) -> Key:
    """What names a row."""
    return row[:4]


def hidden(rows: Iterable[Row], indicators: dict[str, Indicator]) -> frozenset[Key]:
    """
    The rows not to show when all others are shown together.

    A row is shown whole or not at all. Sums that are guarded: teams to totaal, informants to all
    of them, half-years to their year, and casussen opened and closed to those open. Not guarded:
    two indicators of which one counts a part of the other (such as E01 and E09), and figures
    that were published before.
    """
    families: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        families[_STOCK_NAME if row.indicator in _STOCK else row.indicator].append(row)
    found: set[Key] = set()
    for members in families.values():
        found |= _hidden_in(members, indicators)
    return frozenset(found)


def _hidden_in(rows: list[Row], indicators: dict[str, Indicator]) -> set[Key]:
    kind = indicators[rows[0].indicator].kind
    place = {key(row): number for number, row in enumerate(rows)}
    closed = {number for number, row in enumerate(rows) if not _large_enough(kind, row)}
    if closed:
        relations = _relations(rows, place)
        for counts, minimum in _measures(kind, rows):
            closed |= _hide_in_parts(counts, relations, minimum, closed)
    return {key(rows[number]) for number in closed}


def _large_enough(kind: Kind, row: Row) -> bool:
    if kind in (Kind.GEMIDDELDE, Kind.MEDIAAN):
        return may_publish(True, None, row.noemer or None)
    return may_publish(kind is Kind.AANDEEL, row.teller, row.noemer or None)


def _measures(kind: Kind, rows: list[Row]) -> list[tuple[list[float], int]]:
    """The counts that must not be worked out, with the smallest that may be known."""
    noemer = [float(row.noemer or 0) for row in rows]
    if kind in (Kind.GEMIDDELDE, Kind.MEDIAAN):
        return [(noemer, SMALLEST_NOEMER)]
    teller = [float(row.teller or 0) for row in rows]
    if kind is not Kind.AANDEEL:
        return [(teller, SMALLEST_CELL)]
    rest = [max(n - t, 0.0) for n, t in zip(noemer, teller, strict=True)]
    return [(teller, SMALLEST_CELL), (rest, SMALLEST_CELL), (noemer, SMALLEST_NOEMER)]


def _hide_in_parts(
    counts: list[float], relations: Sequence[Relation], minimum: int, closed: set[int]
) -> set[int]:
    """Hides per set of sums that hang together, so that each stays small."""
    found: set[int] = set()
    for cells, sums in _parts(len(counts), relations):
        number = {cell: i for i, cell in enumerate(cells)}
        local = [[(number[cell], sign) for cell, sign in relation] for relation in sums]
        already = [number[cell] for cell in cells if cell in closed]
        if sums and already:
            hiding = hide([counts[cell] for cell in cells], local, minimum, already)
            found |= {cells[i] for i in hiding}
    return found


def _parts(size: int, relations: Sequence[Relation]):
    root = list(range(size))

    def find(cell):
        while root[cell] != cell:
            cell = root[cell]
        return cell

    for relation in relations:
        for cell, _ in relation[1:]:
            root[find(cell)] = find(relation[0][0])
    cells, sums = defaultdict(list), defaultdict(list)
    for cell in range(size):
        cells[find(cell)].append(cell)
    for relation in relations:
        sums[find(relation[0][0])].append(relation)
    return [(members, sums[head]) for head, members in cells.items()]


def _relations(rows: list[Row], place: dict[Key, int]) -> list[Relation]:
    wholes: dict[Key, list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows:
        code, group, period, dimension = key(row)
        part = (place[key(row)], 1)
        if group != TOTAL:
            wholes[code, TOTAL, period, dimension].append((*part, "groep"))
        if dimension:
            wholes[code, group, period, ""].append((*part, "dimensie"))
        if "-" in period:
            wholes[code, group, period[:4], dimension].append((*part, "periode"))
    found = []
    for whole, parts in wholes.items():
        if whole in place:
            for way in ("groep", "dimensie", "periode"):
                chosen = [(cell, sign) for cell, sign, how in parts if how == way]
                if chosen:
                    found.append([*chosen, (place[whole], -1)])
    return found + _stock_relations(rows, place)


def _stock_relations(rows: list[Row], place: dict[Key, int]) -> list[Relation]:
    found = []
    for row in rows:
        if row.indicator == "N04":
            before = Period.parse(row.periode).previous().name
            cells = [(("N04", row.groep, before, ""), 1)]
            cells += [((code, row.groep, row.periode, ""), sign) for code, sign in _STOCK.items()]
            if all(cell in place for cell, _ in cells):
                found.append([(place[cell], sign) for cell, sign in cells])
    return found
