"""Time to event: Kaplan-Meier in whole numbers."""

from collections.abc import Mapping


def kaplan_meier_median(events: Mapping[int, int], censored: Mapping[int, int]) -> int | None:
    """
    The first day t with S(t) ≤ ½, or None when the curve stays above it.

    `events` and `censored` give how many cases had their event, or were last seen, on each
    day. On one day events come before censorings. S(t) is a fraction of whole numbers and
    compared as such: no rounding decides.
    """
    at_risk = sum(events.values()) + sum(censored.values())
    above, below = 1, 1  # S(t) = above / below
    survivors = None  # at risk right after the last event, when nothing was censored since
    for day in sorted(set(events) | set(censored)):
        happened = events.get(day, 0)
        if happened:
            # (n − d) / n times the next (n − d − d') / (n − d): what stands on both sides goes.
            if survivors == at_risk:
                above = above // at_risk * (at_risk - happened)
            else:
                above, below = above * (at_risk - happened), below * at_risk
            if 2 * above <= below:
                return day
            survivors = at_risk - happened
        at_risk -= happened + censored.get(day, 0)
    return None
