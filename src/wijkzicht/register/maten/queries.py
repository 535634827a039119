"""Read measures and their figures. Nothing is computed here."""

from uuid import UUID

from wijkzicht.register.cijfers.policies import Group
from wijkzicht.register.maten.models import Maat, MaatCijfer


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
    team = UUID(group.key) if group.key != "totaal" else None
    rows = Maat.objects.select_related("team").order_by("code", "-versie").distinct("code")
    found = [maat for maat in rows if maat.team_id in (None, team)]
    return sorted(found, key=lambda maat: (maat.gestopt_op is not None, maat.title.casefold()))


def figures(group: Group, maten: list[Maat]) -> list[MaatCijfer]:
    """The figures of these versions for a group out of `cijfers.policies.visible_groups`.

    Whoever is not of the organisation sees none.
    """
    if group.buiten:
        return []
    rows = MaatCijfer.objects.select_related("maat").filter(groep=group.key, maat__in=maten)
    return list(rows.order_by("maat__code", "periode", "dimensie"))
