"""
Which parts of a dimension may leave the organisation beside a whole that is shown.

Simpler and closer than `publication.hidden`: figures that must be looked at together close the same
parts, so that in each of them at least two parts are closed that together are large enough. Then a
small one may be nobody, and may be as many as the smallest that is shown.
"""

from collections import defaultdict
from collections.abc import Iterable

from wijkzicht.indicators import Indicator, Kind
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.nested import INSIDE, PARTS, STOCK, Key, family
from wijkzicht.rules.publicatie import SMALLEST, Smallest

_SPREAD = (Kind.GEMIDDELDE, Kind.MEDIAAN)
Counts = dict[str, tuple[float, int]]  # of one part: what is counted, and the least to be shown


def hidden_parts(
    rows: Iterable[Row], indicators: dict[str, Indicator], smallest: Smallest = SMALLEST
) -> frozenset[Key]:
    """The rows of parts not to show, when the whole of each and all other parts are."""
    sets: dict[tuple, list[Row]] = defaultdict(list)
    for row in rows:
        name = family(row.indicator)
        # What is open now is what was open, with who came and without who went.
        period = "" if row.indicator in STOCK else row.periode
        sets[name, row.groep, period, row.dimensie.partition("=")[0]].append(row)
    found: set[Key] = set()
    for members in sets.values():
        parts: dict[str, Counts] = defaultdict(dict)
        for row in members:
            parts[row.dimensie] |= _counts(row, indicators[row.indicator].kind, smallest)
        for counts in parts.values():
            counts |= _between(counts, smallest)
        closed = _closed(parts)
        found |= {row[:4] for row in members if row.dimensie in closed}
    return frozenset(found)


def _counts(row: Row, kind: Kind, smallest: Smallest) -> Counts:
    at = f"{row.indicator} {row.periode}"
    noemer, teller = float(row.noemer or 0), float(row.teller or 0)
    if kind in _SPREAD:
        # Of a median those who are not that far yet may be few.
        rest = noemer - teller if kind is Kind.MEDIAAN else 0.0
        return {f"{at} noemer": (noemer, smallest.noemer), f"{at} rest": (rest, smallest.cel)}
    found = {f"{at} teller": (teller, smallest.cel)}
    if kind is Kind.AANDEEL and row.noemer is not None:
        found[f"{at} rest"] = (max(noemer - teller, 0.0), smallest.cel)
        found[f"{at} noemer"] = (noemer, smallest.noemer)
    return found


def _between(counts: Counts, smallest: Smallest) -> Counts:
    """What stands nowhere but is the difference of what does."""
    found: Counts = {}
    for key, (value, _) in counts.items():
        code, period, measure = key.split(" ")
        for pair in INSIDE:
            other = counts.get(f"{pair[1]} {period} teller")
            if measure == "teller" and code == pair[0] and other:
                found[f"{code} {period} buiten"] = (abs(other[0] - value), smallest.cel)
        for codes in PARTS:
            whole = counts.get(f"{code} {period} noemer")
            if measure == "teller" and code == codes[0] and whole:
                counted = [counts.get(f"{one} {period} teller", (0.0, 0))[0] for one in codes]
                found[f"{code} {period} over"] = (max(whole[0] - sum(counted), 0.0), smallest.cel)
    return found


def _closed(parts: dict[str, Counts]) -> set[str]:
    closed = {
        part
        for part, counts in parts.items()
        if any(0 < value < least for value, least in counts.values())
    }
    # The smallest of what is open comes first.
    open_ones = sorted(
        parts.keys() - closed, key=lambda part: (sum(v for v, _ in parts[part].values()), part)
    )
    while open_ones and not _safe(parts, closed):
        closed.add(open_ones.pop(0))
    return closed


def _safe(parts: dict[str, Counts], closed: set[str]) -> bool:
    names = {name for part in closed for name in parts[part]}
    for name in names:
        cells = [parts[part][name] for part in closed if name in parts[part]]
        small = any(0 < value < least for value, least in cells)
        # Of parts that are nobody nobody can be moved to or from.
        if small and (len(cells) < 2 or sum(value for value, _ in cells) < cells[0][1]):
            return False
    return True
