"""What does not fit in a family: asked, never refused, since families are stranger than rules."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from wijkzicht.rules.ages import Birth
from wijkzicht.rules.errors import NotAllowed

YOUNGEST_PARENT = 12  # from this age on a birth is no longer asked about
LONGEST_PREGNANCY = timedelta(weeks=42)


class Member(NamedTuple):
    """Somebody of the family, as far as this is about births."""

    name: str
    role: str
    birth: Birth


class Doubt(NamedTuple):
    """A child that is certainly older than its parent, or less than twelve years younger."""

    child: str
    parent: str
    older: bool


def doubts(members: Iterable[Member]) -> list[Doubt]:
    """Pairs of a young person and a parent whose ages are unlikely; only where that is certain.

    A birth known by year only gives the benefit of the doubt: the earliest day for the parent, the
    latest for the child.
    """
    members = list(members)
    parents = [m for m in members if m.role == "ouder" and m.birth.bounds()]
    young = [m for m in members if m.role == "jeugdige" and m.birth.bounds()]
    return [
        Doubt(child.name, parent.name, child.birth.bounds()[1] <= parent.birth.bounds()[0])
        for child in young
        for parent in parents
        if _least_gap(parent, child) < YOUNGEST_PARENT
    ]


def check_expected(day: date | None, today: date) -> None:
    """Raise if a baby can't be expected on that day: more than 42 weeks ahead, or as long ago."""
    if day is None:
        return
    if day - today > LONGEST_PREGNANCY:
        raise NotAllowed("Een uitgerekende datum ligt binnen 42 weken. Controleer de datum.")
    if today - day > LONGEST_PREGNANCY:
        raise NotAllowed(
            "De uitgerekende datum is lang geleden. Is het kind geboren? Vul dan de geboortedatum in."
        )


def _least_gap(parent: Member, child: Member) -> int:
    """Whole years by which the child is younger, as many as can be."""
    oldest, youngest = parent.birth.bounds()[0], child.birth.bounds()[1]
    return (
        youngest.year - oldest.year - ((youngest.month, youngest.day) < (oldest.month, oldest.day))
    )
