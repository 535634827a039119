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

    Beheer and the privacy officer see none. Two statements, however many teams there are.
    """
    own = list(
        active(Lidmaatschap.objects.filter(medewerker=by), today()).values_list("rol", "team")
    )
    roles = {rol for rol, _ in own}
    if not roles & SEES_WHOLE:
        return []
    outside = roles <= {Rol.OPDRACHTGEVER}
    teams = Team.objects.order_by("naam")
    if not roles & SEES_EVERY_TEAM:
        teams = teams.filter(pk__in=[team for rol, team in own if rol in SEES_OWN_TEAM and team])
    return [
        Group(TOTAL, "Alle teams samen", outside),
        *(Group(str(team.pk), team.naam) for team in teams),
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
