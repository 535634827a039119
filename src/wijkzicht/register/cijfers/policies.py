"""Who may see the figures of which group: decided here for page, export and interface alike."""

from dataclasses import dataclass

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Rol, Team
from wijkzicht.register.organisatie.queries import active
from wijkzicht.rules.errors import NotAllowed

TOTAL = "totaal"

# Who learns from every team; the others see their own teams and the whole they are part of.
SEES_EVERY_TEAM = {Rol.ANALIST}
SEES_OWN_TEAM = {Rol.PROFESSIONAL, Rol.GEDRAGSWETENSCHAPPER, Rol.TEAMLEIDER}
# The whole without the teams: published figures are all that leaves the organisation.
SEES_WHOLE = {*SEES_EVERY_TEAM, *SEES_OWN_TEAM, Rol.OPDRACHTGEVER}


@dataclass(frozen=True)
class Group:
    """A group of figures: `key` is the value of `groep` in a row, `naam` what people read.

    `buiten`: who asks is not of the organisation, so small figures are not shown.
    """

    key: str
    naam: str
    buiten: bool = False


def visible_groups(by: Medewerker) -> list[Group]:
    """The groups whose figures `by` may see today: the whole first, then teams by name.

    Beheer and the privacy officer see none. One statement; one more for who sees every team.
    """
    own = active(Lidmaatschap.objects.filter(medewerker=by), today())
    rows = list(own.values_list("rol", "team", "team__naam"))
    roles = {rol for rol, _, _ in rows}
    if not roles & SEES_WHOLE:
        return []
    outside = roles <= {Rol.OPDRACHTGEVER}
    if roles & SEES_EVERY_TEAM:
        teams = Team.objects.order_by("naam").values_list("pk", "naam")
    else:
        mine = {(team, naam) for rol, team, naam in rows if rol in SEES_OWN_TEAM and team}
        teams = sorted(mine, key=lambda team: team[1])
    return [
        Group(TOTAL, "Alle teams samen", outside),
        *(Group(str(team), naam) for team, naam in teams),
    ]


def can_see(by: Medewerker, groep: str) -> bool:
    """Whether `by` may see the figures of this group."""
    return any(group.key == groep for group in visible_groups(by))


def check_can_see(by: Medewerker, groep: str) -> None:
    """Raise if `by` may not see the figures of this group."""
    group_for(by, groep)


def group_for(by: Medewerker, groep: str) -> Group:
    """The group with this key. Raises if `by` may not see its figures."""
    for group in visible_groups(by):
        if group.key == groep:
            return group
    raise NotAllowed(
        "Je mag de cijfers van dit team niet zien. Kies een team waar je zelf in werkt."
    )
