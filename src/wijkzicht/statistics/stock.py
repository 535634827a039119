"""How a stock went from one size to another: each cause apart, nothing left over unnamed."""

from collections.abc import Sequence
from dataclasses import dataclass

UNNAMED = ""


@dataclass(frozen=True)
class Change:
    """`opening` + the sum of `parts` = `closing`, always. Parts by cause, came is positive."""

    opening: int
    closing: int
    parts: dict[str, int]


def decompose(
    before: Sequence[bool],
    after: Sequence[bool],
    cause: Sequence[str],
    times: Sequence[int] | None = None,
) -> Change:
    """
    Takes the change of a stock apart. Item i was in it `before`, is in it `after`, because of
    `cause[i]`; the cause of an item that did not change plays no part. `times`: how many such
    items there are (default: one of each).

    What changed without a cause stands under UNNAMED and is never spread over the others.
    Raises ValueError for lists of different length.
    """
    parts: dict[str, int] = {}
    opening = closing = 0
    times = times if times is not None else [1] * len(before)
    for was, is_now, why, many in zip(before, after, cause, times, strict=True):
        opening, closing = opening + bool(was) * many, closing + bool(is_now) * many
        if bool(was) != bool(is_now):
            parts[why] = parts.get(why, 0) + (many if is_now else -many)
    return Change(opening, closing, dict(sorted(parts.items())))
