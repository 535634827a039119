"""Read measures and their figures. Nothing is computed here."""

from uuid import UUID

from wijkzicht.register.cijfers.models import FigureRow
from wijkzicht.register.cijfers.policies import TOTAL, Group
from wijkzicht.register.cijfers.queries import close
from wijkzicht.register.maten.models import Maat, MaatCijfer
from wijkzicht.rules.publicatie import Smallest, may_publish


def newest(code: str) -> Maat | None:
    """The newest version of a measure, stopped or not; None if there is none that one may see."""
    return Maat.objects.select_related("team").filter(code=code).order_by("-versie").first()


def versions(code: str) -> list[Maat]:
    """Every version of a measure, newest first."""
    return list(
        Maat.objects.select_related("team", "gemaakt_door").filter(code=code).order_by("-versie")
    )


def of_group(group: Group) -> list[Maat]:
    """The newest version of each measure that is computed for a group, stopped ones last; by title.

    Those of the whole organisation are of every group; those of a team of that team.
    """
    team = UUID(group.key) if group.key != TOTAL else None
    rows = Maat.objects.select_related("team").order_by("code", "-versie").distinct("code")
    found = [maat for maat in rows if maat.team_id in (None, team)]
    return sorted(found, key=lambda maat: (maat.gestopt_op is not None, maat.title.casefold()))


def figures(
    group: Group,
    maten: list[Maat],
    smallest: Smallest | None,
    per: str = "halfjaar",
    dimensie: str = "",
) -> list[MaatCijfer]:
    """The figures of these versions for a group out of `cijfers.policies.visible_groups`.

    Whoever is not of the organisation sees none. `smallest`: for who does not work in the team, so
    that no measure can be made that points at one family; None for the team itself. Quarters
    (`per`) and the parts of a dimension are for the team itself: a half-year minus one of them is
    another small one.
    """
    apart = per != "halfjaar" or dimensie
    if group.buiten or (apart and smallest):
        return []
    rows = MaatCijfer.objects.select_related("maat").filter(groep=group.key, maat__in=maten)
    rows = rows.filter(periode__contains="-Q" if per == "kwartaal" else "-H")
    rows = (
        rows.filter(dimensie__startswith=f"{dimensie}=") if dimensie else rows.filter(dimensie="")
    )
    found = list(rows.order_by("maat__code", "periode", "dimensie"))
    if smallest:
        for row in found:
            shut_if_small(row, row.maat.inhoud["soort"] != "aantal", smallest)
    return found


def shut_if_small(row: FigureRow, share: bool, smallest: Smallest) -> None:
    """Leave no number in a row that stands on few. `share`: it says something of a noemer."""
    if not may_publish(share, row.teller, row.noemer, smallest):
        close(row)
