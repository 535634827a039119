"""Time to event as a curve: waiting, duration, and ends that rule each other out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from wijkzicht.statistics.intervals import Z95, Interval


@dataclass(frozen=True)
class Curve:
    """
    Steps of S(t), the share that did not have its event yet: `days` on which something happened,
    `share` right after each, from 1 to 0, `at_risk` just before each.

    `low`, `high`: 95%, log(-log) scale; NaN where S is 0 (the interval does not exist there).
    """

    days: np.ndarray
    share: np.ndarray
    low: np.ndarray
    high: np.ndarray
    at_risk: np.ndarray

    def at(self, day: float) -> float:
        """S(day)."""
        return float(_step(self.days, self.share, day, 1.0))

    def interval(self, day: float) -> Interval:
        """The 95% interval of S(day); 1 and 1 before the first event."""
        return Interval(
            float(_step(self.days, self.low, day, 1.0)),
            float(_step(self.days, self.high, day, 1.0)),
        )

    def quantile(self, share: float) -> float | None:
        """The first day by which at least this share had its event; None when not reached."""
        reached = np.flatnonzero(self.share <= 1 - share + 1e-12)
        return float(self.days[reached[0]]) if len(reached) else None

    def mean_until(self, day: float) -> float:
        """The restricted mean: days without the event, counted up to `day`."""
        inside = self.days < day
        edges = np.concatenate([[0.0], self.days[inside], [day]])
        return float((np.diff(edges) * np.concatenate([[1.0], self.share[inside]])).sum())


def kaplan_meier(
    days: Sequence[float], happened: Sequence[bool], entry: Sequence[float] | None = None
) -> Curve:
    """
    The curve of cases last seen on `days`, with their event or (not `happened`) without.

    On one day events come before censorings. `entry`: the day from which a case was under
    observation; at risk from the day after it. Who is still waiting belongs in here: leaving
    them out makes every wait look shorter. Source: Kaplan and Meier 1958; Greenwood's variance.
    """
    counts = _counts(days, np.asarray(happened, int), entry, 1)
    times, at_risk, events = counts.days, counts.at_risk, counts.events[0]
    share = np.cumprod(1 - events / at_risk)
    rest = at_risk - events
    terms = np.divide(events, at_risk * rest, out=np.full(len(times), np.inf), where=rest > 0)
    low, high = np.full(len(times), np.nan), np.full(len(times), np.nan)
    fine = (share > 0) & (share < 1)
    log_share = np.log(share[fine])
    half = Z95 * np.sqrt(np.cumsum(terms)[fine]) / np.abs(log_share)
    low[fine] = share[fine] ** np.exp(half)
    high[fine] = share[fine] ** np.exp(-half)
    return Curve(times, share, low, high, at_risk)


@dataclass(frozen=True)
class Ends:
    """
    Cumulative incidence: `shares[k]` of the cases ended by cause k + 1 on or before each of
    `days`; with `open`, the share that did not end, they add up to 1.
    """

    days: np.ndarray
    shares: np.ndarray
    open: np.ndarray
    at_risk: np.ndarray

    def at(self, day: float) -> list[float]:
        """The share of each cause on or before `day`."""
        return [float(_step(self.days, share, day, 0.0)) for share in self.shares]


def aalen_johansen(
    days: Sequence[float],
    cause: Sequence[int],
    causes: int,
    entry: Sequence[float] | None = None,
) -> Ends:
    """
    How cases end when one end rules out the others. `cause`: 1 to `causes`, 0 not ended yet.

    One minus Kaplan-Meier per cause would be too high: it lets people who ended otherwise
    still end by this cause. Source: Aalen and Johansen 1978.
    """
    counts = _counts(days, np.asarray(cause, int), entry, causes)
    share = np.cumprod(1 - counts.events.sum(axis=0) / counts.at_risk)
    before = np.concatenate([[1.0], share[:-1]])
    shares = np.cumsum(before * counts.events / counts.at_risk, axis=1)
    return Ends(counts.days, shares, share, counts.at_risk)


class _Counts(NamedTuple):
    days: np.ndarray
    at_risk: np.ndarray
    events: np.ndarray  # one row a cause


def _counts(days, cause, entry, causes) -> _Counts:
    """Who was at risk and what happened on each day on which anything ended."""
    out = np.asarray(days, float)
    since = np.full(len(out), -np.inf) if entry is None else np.asarray(entry, float)
    if len(cause) != len(out) or len(since) != len(out):
        raise ValueError("Each case has one day and one end.")
    if np.any((cause < 0) | (cause > causes)):
        raise ValueError(f"An end is 0 (none yet) or 1 to {causes}.")
    times = np.unique(out[cause > 0])
    at_risk = np.searchsorted(np.sort(since), times) - np.searchsorted(np.sort(out), times)
    events = np.array(
        [
            np.searchsorted(np.sort(out[cause == k]), times, "right")
            - np.searchsorted(np.sort(out[cause == k]), times)
            for k in range(1, causes + 1)
        ]
    ).reshape(causes, len(times))
    return _Counts(times, at_risk.astype(float), events)


def _step(days, values, day, before) -> float:
    place = np.searchsorted(days, day, "right")
    return values[place - 1] if place else before
