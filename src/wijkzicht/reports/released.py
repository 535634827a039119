"""What was published before, looked at together with what is published now."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wijkzicht.indicators import Indicator
from wijkzicht.indicators.rows import Row
from wijkzicht.reports.nested import Key, family
from wijkzicht.reports.publication import hidden, key
from wijkzicht.rules.publicatie import SMALLEST, Smallest

Rows = dict[Key, Row]


@dataclass(frozen=True)
class Release:
    """Everything that was looked at for one publication, and which rows of it were shown.

    `rows` hold their true counts, those that were closed too. A publication that was taken back
    counts as well: who saw it, has it.
    """

    name: str
    rows: Rows
    shown: frozenset[Key]


@dataclass
class Beside:
    """
    Decides which rows to close beside what was published before. To be called once, with all rows.

    Afterwards `rows` and `closed` are those of the new release, and `because` has for each row that
    would have been open by itself the name of the earlier release it is closed for.
    """

    earlier: Sequence[Release]
    smallest: Smallest = SMALLEST
    rows: list[Row] = field(default_factory=list)
    closed: frozenset[Key] = frozenset()
    because: dict[Key, str] = field(default_factory=dict)

    def __call__(self, rows: list[Row], indicators: dict[str, Indicator]) -> frozenset[Key]:
        """
        The rows not to show: those of `hidden`, and what the releases together would give away.

        What was closed before stays closed. Beyond that, somebody who lays all releases side by
        side may not work out a small row of any of them; a row with the same counts in two releases
        is one row. Where earlier releases leave no way, the whole family of figures is closed: then
        at least nothing is added. Counts that changed between releases are looked at in each
        release by itself; that they changed, and by how many, is seen and not guarded.
        """
        self.rows = rows
        now = {key(row): row for row in rows}
        alone = hidden(rows, indicators, self.smallest)
        for release in self.earlier:
            before = {cell for cell in release.rows.keys() - release.shown if cell in now}
            self._close(before - alone, release.name)
        earlier = [_by_family(release.rows) for release in self.earlier]
        for name, mine in _by_family(now).items():
            rows_before = [families.get(name, {}) for families in earlier]
            while self._look(mine, rows_before, alone, indicators):
                pass
        self.closed = alone | self.because.keys()
        return self.closed

    def _close(self, cells: Iterable[Key], name: str) -> None:
        for cell in cells:
            self.because.setdefault(cell, name)

    def _look(
        self,
        now: Rows,
        earlier: list[Rows],
        alone: frozenset[Key],
        indicators: dict[str, Indicator],
    ) -> bool:
        """One look at a family in every release; whether more had to be closed.

        `earlier`: its rows in each of those before.
        """
        before, seen = len(self.because), []
        newest = earlier[::-1]
        names = [release.name for release in reversed(self.earlier)]
        for name, first in [("", now), *zip(names, newest, strict=True)]:
            rows = _filled(first, now, *newest)
            if rows in seen:  # nothing changed since that release
                continue
            seen.append(rows)
            closing = self._closing(rows, now, alone, indicators)
            self._close(closing, name or (self.earlier[-1].name if self.earlier else ""))
        return len(self.because) > before

    def _closing(
        self, rows: Rows, now: Rows, alone: frozenset[Key], indicators: dict[str, Indicator]
    ) -> set[Key]:
        known = {
            cell
            for release in self.earlier
            for cell in rows.keys() & release.shown
            if _same(release.rows[cell], rows[cell])
        }
        free = {cell for cell, row in now.items() if _same(row, rows[cell])}
        free -= alone | self.because.keys() | known
        if not free:
            return set()
        kept = rows.keys() - known - free
        try:
            return free & hidden(rows.values(), indicators, self.smallest, known, kept)
        except ValueError:
            return free


def _by_family(rows: Rows) -> dict[str, Rows]:
    found: dict[str, Rows] = defaultdict(dict)
    for cell, row in rows.items():
        found[family(row.indicator)][cell] = row
    return found


def _filled(first: Rows, *others: Rows) -> Rows:
    """The rows of one release, and from the others what it does not have."""
    rows = dict(first)
    for more in others:
        rows = {**more, **rows}
    return dict(sorted(rows.items()))


def _same(one: Row, other: Row | None) -> bool:
    if other is None:
        return False
    return counts(one.teller, one.noemer) == counts(other.teller, other.noemer)


def counts(*numbers: float | None) -> tuple[float | None, ...]:
    """As far as a ledger keeps them."""
    return tuple(None if n is None else round(float(n), 4) for n in numbers)
