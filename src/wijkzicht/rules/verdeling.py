"""Dividing requests: which kind of team an organisation's own rule points at, and who has most room."""

from datetime import date
from decimal import Decimal

from wijkzicht.rules.ages import Birth, has_reached

JEUGD, VOLWASSENEN = "jeugd", "volwassenen"


def is_young(birth: Birth, jeugd_tot: int, day: date) -> bool | None:
    """Whether somebody is younger than the organisation's limit on `day`; None: not known."""
    reached = has_reached(birth, jeugd_tot, day)
    return None if reached is None else not reached


def fitting(young: list[bool | None], jeugd_tot: int) -> str | None:
    """For whom the team should be: one young person in the household is enough for youth.

    None while the organisation has no rule (`jeugd_tot` 0), or when it can't be known: nobody is
    young and somebody's age is unknown, or nothing is known at all.
    """
    if not jeugd_tot or not young:
        return None
    if any(young):
        return JEUGD
    return None if None in young else VOLWASSENEN


def room(casussen: int, drukte: int, fte: Decimal | None) -> Decimal:
    """How full somebody is: families, and a quarter for each contact of the last month, per fte.

    More contacts weigh as a heavier family does. An unknown fte counts as one; with none at all
    nobody has room, so it counts as a tenth.
    """
    share = Decimal(1) if fte is None else max(fte, Decimal("0.1"))
    return (casussen + Decimal(drukte) / 4) / share
