"""When a figure may be shown to somebody outside the team: not when it could point at a person."""

SMALLEST_CELL = 5
SMALLEST_NOEMER = 10


def may_publish(share: bool, teller: float | None, noemer: float | None) -> bool:
    """Whether a figure is large enough to leave the team.

    No cell under 5 (0 may: it says that there was nobody), no share on a noemer under 10, and no
    share whose remainder is under 5, since that gives the cell away. Takes no account of other
    figures from which this one could be worked out.
    """
    if teller is not None and 0 < teller < SMALLEST_CELL:
        return False
    if not share or noemer is None:
        return True
    if noemer < SMALLEST_NOEMER:
        return False
    return teller is None or not 0 < noemer - teller < SMALLEST_CELL
