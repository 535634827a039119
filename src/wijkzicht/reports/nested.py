"""Rows that count the same people twice, so that one shown gives away the other."""

from collections.abc import Callable

from wijkzicht.indicators.rows import Row
from wijkzicht.rules.publicatie import Smallest
from wijkzicht.statistics.suppression import Relation

Key = tuple[str, str, str, str]  # indicator, groep, periode, dimensie

# N04 of the period before + N02 - N03 = N04: together they are one set of sums.
STOCK = {"N02": 1, "N03": -1, "N04": -1}
# The first counts a part of what the second counts; a share has the same noemer.
INSIDE = (("E09", "E01"), ("N07", "N06"))
# Parts of one noemer that do not overlap.
PARTS = (("B05", "B06"), ("D00", "D01", "D02"), ("E06", "E10"))
# The same teller, of another noemer or of none.
SAME_TELLER = (("B07", "N05"), ("D04", "D07"))

# A year is its two halves together, except where somebody in both halves counts once in the year,
# and where what stands at the end is counted: then the year is its second half.
ONCE = {
    "teller": ("B01", "B02", "B03", "B04", "B08", "B11", "N06", "N07", "Z01", "Z05"),
    "noemer": ("B04", "B08", "S05", "Z01", "Z05"),
}
AT_THE_END = {
    "teller": ("N04", "N08", "R01", "T06", "W01"),
    "noemer": ("B02", "B03", "B11", "R01", "W01", "W02", "Z03"),
}

_FAMILIES = [tuple(STOCK), *INSIDE, *PARTS, *SAME_TELLER]


def family(code: str) -> str:
    """The name under which the indicators stand that must be looked at together."""
    return next(("+".join(codes) for codes in _FAMILIES if code in codes), code)


class Extra:
    """Cells that stand nowhere but can be worked out, and the sums they stand in.

    `counts`: their values, numbered after the rows.
    """

    def __init__(self, first: int):
        self._first = first
        self.counts: list[float] = []
        self.relations: list[Relation] = []

    def cell(self, count: float) -> int:
        """The number of a new cell."""
        self.counts.append(max(count, 0.0))
        return self._first + len(self.counts) - 1

    @property
    def cells(self) -> set[int]:
        """The numbers of all of them."""
        return set(range(self._first, self._first + len(self.counts)))


def extra(
    measure: str, rows: list[Row], place: dict[Key, int], counts: list[float], smallest: Smallest
) -> Extra:
    """What these rows give away about each other in one measure: teller, rest or noemer."""
    found = Extra(len(rows))
    for pairs, join in _JOINS[measure]:
        for codes in pairs:
            for row in rows:
                if row.indicator == codes[0]:
                    cells = [place.get((code, *row[1:4])) for code in codes]
                    join(found, [c for c in cells if c is not None], counts, row, smallest)
    for row in rows:
        if "-" not in row.periode:
            _year(found, measure, row[:4], place, counts)
    return found


def _year(found: Extra, measure: str, year: Key, place: dict[Key, int], counts: list[float]):
    """A year with its halves. Of a half that is not looked at, the rest of the year stands for it."""
    code, group, name, dimension = year
    whole = place[year]
    first, second = (place.get((code, group, f"{name}-H{n}", dimension)) for n in (1, 2))
    if code in AT_THE_END.get(measure, ()):
        if second is not None:
            found.relations.append([(second, 1), (whole, -1)])
    elif first is None or second is None:
        half = second if first is None else first
        if half is not None:
            rest = found.cell(counts[whole] - counts[half])
            found.relations.append([(half, 1), (rest, 1), (whole, -1)])
    elif code in ONCE.get(measure, ()):
        both = found.cell(counts[first] + counts[second] - counts[whole])
        only_first = found.cell(counts[whole] - counts[second])
        only_second = found.cell(counts[whole] - counts[first])
        found.relations += [
            [(only_first, 1), (both, 1), (first, -1)],
            [(only_second, 1), (both, 1), (second, -1)],
            [(first, 1), (only_second, 1), (whole, -1)],
        ]
    else:
        found.relations.append([(first, 1), (second, 1), (whole, -1)])


def _inside(found: Extra, cells: list[int], counts: list[float], row: Row, smallest: Smallest):
    if len(cells) == 2:
        small, large = sorted(cells, key=lambda cell: counts[cell])
        apart = found.cell(counts[large] - counts[small])
        found.relations.append([(small, 1), (apart, 1), (large, -1)])


def _parts(found: Extra, cells: list[int], counts: list[float], row: Row, smallest: Smallest):
    whole = float(row.noemer or 0)
    # A noemer under the smallest is closed with its rows, so nothing can be taken from it. Another
    # is seen: it does not move, so it need not be in the sum.
    if len(cells) > 1 and whole >= smallest.noemer:
        rest = found.cell(whole - sum(counts[cell] for cell in cells))
        found.relations.append([(cell, 1) for cell in (*cells, rest)])


def _same(found: Extra, cells: list[int], counts: list[float], row: Row, smallest: Smallest):
    found.relations.extend([(cells[0], 1), (cell, -1)] for cell in cells[1:])


Join = Callable[[Extra, list[int], list[float], Row, Smallest], None]
_JOINS: dict[str, list[tuple[tuple[tuple[str, ...], ...], Join]]] = {
    "teller": [(INSIDE, _inside), (PARTS, _parts), (SAME_TELLER, _same)],
    "rest": [((INSIDE[0],), _inside)],
    "noemer": [((INSIDE[0],), _same), (PARTS, _same)],
}
