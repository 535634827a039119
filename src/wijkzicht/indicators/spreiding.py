"""A share of one team beside those of the others: where it lies, and what it is when it leans on them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from wijkzicht.statistics.funnel import SMALLEST_GROUP, Funnel, funnel
from wijkzicht.statistics.pooling import Pooled, fit_group

LEVELS = (0.95, 0.998)
FEWEST = 3  # teams; with two, the one is what the other is not
FEWEST_TO_POOL = 5

Share = tuple[int, int]  # teller, noemer


class Ligging(StrEnum):
    """Where a team lies; of one that is too small nothing is said."""

    TE_KLEIN = "te_klein"
    BINNEN = "binnen"
    BUITEN = "buiten"  # the inner lines
    VER_BUITEN = "ver_buiten"  # all lines


@dataclass(frozen=True)
class Spreiding:
    """
    The funnel of the teams. `ligging`: of one's own, None without one. `geleund`: one's own share
    after partial pooling, None with fewer than FEWEST_TO_POOL teams or without an own one.
    `weinig`: fewer teams than it takes to estimate the spread between them.
    """

    trechter: Funnel
    ligging: Ligging | None
    geleund: Pooled | None
    weinig: bool


def spreiding(shares: Sequence[Share], own: Share | None) -> Spreiding | None:
    """
    What the shares of teams (one's own among them) say together; None with fewer than FEWEST.

    No order of teams comes out of it. Source: METHODS 1.4 and 1.5 by way of `statistics`.
    """
    if len(shares) < FEWEST:
        return None
    events, sizes = zip(*shares, strict=True)
    shape = funnel(events, sizes)
    pooled = None
    if own and len(shares) >= FEWEST_TO_POOL and 0 < sum(events) < sum(sizes):
        pooled = fit_group(events, sizes).pool(*own)
    return Spreiding(shape, own and _where(own, shape), pooled, len(shares) < SMALLEST_GROUP)


def _where(own: Share, shape: Funnel) -> Ligging:
    teller, noemer = own
    if not shape.tells(noemer):
        return Ligging.TE_KLEIN
    inner, outer = (shape.limits(noemer, level) for level in LEVELS)
    if inner.low <= teller / noemer <= inner.high:
        return Ligging.BINNEN
    within = outer.low <= teller / noemer <= outer.high
    return Ligging.BUITEN if within else Ligging.VER_BUITEN
