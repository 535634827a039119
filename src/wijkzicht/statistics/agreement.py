"""How far people who judge the same things agree."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence


def krippendorff_nominal(units: Iterable[Sequence[Hashable]]) -> float | None:
    """Krippendorff's alpha for names without order: 1 is full agreement, 0 what chance would give.

    `units`: for each thing judged the judgements there are, one a judge; missing ones left out. A
    thing judged once says nothing and is not counted. None when nothing was judged twice, or all
    judgements are the same word: then alpha is not defined. Source: Krippendorff, Content Analysis,
    coincidences of pairs.
    """
    counts = [Counter(unit) for unit in units if len(unit) > 1]
    total = sum(c.total() for c in counts)
    values = sum(counts, Counter())
    if total < 2 or len(values) < 2:
        return None
    observed = sum(_unlike(c) / (c.total() - 1) for c in counts) / total
    expected = _unlike(values) / (total * (total - 1))
    return 1 - observed / expected


def _unlike(counts: Counter) -> int:
    """Ordered pairs of different judgements."""
    return counts.total() ** 2 - sum(n * n for n in counts.values())
