"""When a figure may be shown to somebody outside the team: not when it could point at a person."""

from typing import NamedTuple


class Smallest(NamedTuple):
    """The smallest count of people, and the smallest group for a share, that may be shown."""

    cel: int = 5
    noemer: int = 10


SMALLEST = Smallest()


def may_publish(
    share: bool, teller: float | None, noemer: float | None, smallest: Smallest = SMALLEST
) -> bool:
    """Whether a figure is large enough to leave the team.

    No cell under the smallest (0 may: it says that there was nobody), no share on a noemer that is
    too small, and no share whose remainder is, since that gives the cell away. Takes no account of other
    figures from which this one could be worked out.
    """
    if teller is not None and 0 < teller < smallest.cel:
        return False
    if not share or noemer is None:
        return True
    if noemer < smallest.noemer:
        return False
    return teller is None or not 0 < noemer - teller < smallest.cel
