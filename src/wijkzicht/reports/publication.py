"""Which figures may leave the organisation: no small cell, and none to be worked out either."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.indicators.engine import TOTAL
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.nested import STOCK, Key, extra, family
from wijkzicht.rules.publicatie import SMALLEST, Smallest, may_publish
from wijkzicht.statistics.suppression import Relation, hide
from wijkzicht.vocabulary.periods import Period

# Of all rows together, those not to show.
Close = Callable[[list[Row], dict[str, Indicator]], Collection[Key]]
_SPREAD = (Kind.GEMIDDELDE, Kind.MEDIAAN)


def key(row: Row) -> Key:
    """What names a row."""
    return row[:4]


def hidden(
    rows: Iterable[Row],
    indicators: dict[str, Indicator],
    smallest: Smallest = SMALLEST,
    known: Collection[Key] = frozenset(),
    kept: Collection[Key] = frozenset(),
) -> frozenset[Key]:
    """
    The rows not to show when all others are shown together.

    A row is shown whole or not at all. Sums that are guarded: teams to totaal, informants to all
    of them, half-years to their year, casussen opened and closed to those open, and indicators of
    which one counts a part of the other (see `nested`). `known`: rows that everybody has already, so
    that closing them guards nothing; `kept`: rows that are closed whatever they hold (see `released`
    for both). Not guarded: noemers of different indicators that differ by few people. Raises
    ValueError when what is known gives a small cell away whatever is closed.
    """
    families: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        families[family(row.indicator)].append(row)
    found: set[Key] = set()
    for members in families.values():
        found |= _hidden_in(members, indicators, smallest, known, kept)
    return frozenset(found)


def _hidden_in(
    rows: list[Row],
    indicators: dict[str, Indicator],
    smallest: Smallest,
    known: Collection[Key],
    kept: Collection[Key],
) -> set[Key]:
    kinds = [indicators[row.indicator].kind for row in rows]
    place = {key(row): number for number, row in enumerate(rows)}
    closed = {
        number
        for number, (kind, row) in enumerate(zip(kinds, rows, strict=True))
        if key(row) in kept or not _large_enough(kind, row, smallest)
    }
    seen = {place[cell] for cell in known if cell in place}
    relations = _relations(rows, place)
    measures = _measures(kinds, rows, smallest)
    while True:  # what one measure closes may be needed by another; closing more never opens
        before = len(closed)
        for measure, counts, minimum in measures:
            more = extra(measure, rows, place, counts, smallest)
            # What is seen does not move: it leaves the sums, and needs no guard any more.
            sums = [[part for part in sum_ if part[0] not in seen] for sum_ in relations]
            sums += [[part for part in sum_ if part[0] not in seen] for sum_ in more.relations]
            cells = [0.0 if i in seen else c for i, c in enumerate([*counts, *more.counts])]
            closing = _hide_in_parts(
                cells, list(filter(None, sums)), minimum, closed | more.cells, bool(seen)
            )
            closed |= {cell for cell in closing if cell < len(rows)}
        if len(closed) == before:
            return {key(rows[number]) for number in closed}


def _large_enough(kind: Kind, row: Row, smallest: Smallest) -> bool:
    if kind in _SPREAD:
        return may_publish(True, None, row.noemer or None, smallest)
    return may_publish(kind is Kind.AANDEEL, row.teller, row.noemer or None, smallest)


def _measures(
    kinds: list[Kind], rows: list[Row], smallest: Smallest
) -> list[tuple[str, list[float], int]]:
    """The counts that must not be worked out, with the smallest that may be known.

    A row whose kind does not have the measure counts 0 in it: nothing to guard.
    """
    shares = [kind is Kind.AANDEEL for kind in kinds]
    teller = [
        0.0 if kind in _SPREAD else float(row.teller or 0)
        for kind, row in zip(kinds, rows, strict=True)
    ]
    noemer = [
        float(row.noemer or 0) if kind in _SPREAD or share else 0.0
        for kind, share, row in zip(kinds, shares, rows, strict=True)
    ]
    rest = [
        max(n - t, 0.0) if share else 0.0
        for n, t, share in zip(noemer, teller, shares, strict=True)
    ]
    return [
        ("teller", teller, smallest.cel),
        ("rest", rest, smallest.cel),
        ("noemer", noemer, smallest.noemer),
    ]


def _hide_in_parts(
    counts: list[float],
    relations: Sequence[Relation],
    minimum: int,
    closed: set[int],
    something_known: bool,
) -> set[int]:
    """Hides per set of sums that hang together, so that each stays small.

    People who count once in a year and once in each half can make sums that no choice of cells
    protects: then the whole set is closed. Where something is known already that would hide that
    it no longer helps, so that raises.
    """
    found: set[int] = set()
    for cells, sums in _parts(len(counts), relations):
        number = {cell: i for i, cell in enumerate(cells)}
        local = [[(number[cell], sign) for cell, sign in relation] for relation in sums]
        already = [number[cell] for cell in cells if cell in closed]
        if sums and already:
            try:
                hiding = hide([counts[cell] for cell in cells], local, minimum, already)
            except ValueError:
                if something_known:
                    raise
                hiding = range(len(cells))
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
    found = []
    for whole, parts in wholes.items():
        if whole in place:
            for way in ("groep", "dimensie"):
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
            cells += [((code, row.groep, row.periode, ""), sign) for code, sign in STOCK.items()]
            if all(cell in place for cell, _ in cells):
                found.append([(place[cell], sign) for cell, sign in cells])
    return found
