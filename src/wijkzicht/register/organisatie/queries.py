"""Read teams and who works in them."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q, QuerySet

from wijkzicht.register.organisatie.models import (
    Afwezigheid,
    Formatie,
    Gebeurtenis,
    Lidmaatschap,
    Medewerker,
    Rol,
    Team,
    Werkdagen,
)


class Colleague(NamedTuple):
    """Somebody with a role in a team."""

    medewerker_id: UUID
    naam: str
    rol: str


class TeamChoice(NamedTuple):
    """A team to choose from."""

    team_id: UUID
    naam: str


def active(rows: QuerySet, day: date) -> QuerySet:
    """Of rows with `van` and `tot` (inclusive, empty: still running) those that hold on `day`."""
    return rows.filter(Q(tot__isnull=True) | Q(tot__gte=day), van__lte=day)


def works_in(medewerker: Medewerker, team: Team, day: date) -> bool:
    """Whether somebody has any role in the team on that day."""
    return active(Lidmaatschap.objects.filter(medewerker=medewerker, team=team), day).exists()


def roles(medewerker: Medewerker, day: date) -> set[tuple[str, UUID | None]]:
    """The roles somebody has on that day, each with its team (None: the whole organisation)."""
    own = active(Lidmaatschap.objects.filter(medewerker=medewerker), day)
    return set(own.values_list("rol", "team_id"))


def leads(medewerker: Medewerker, team: Team, day: date) -> bool:
    """Whether somebody leads the team on that day, or all teams; one statement."""
    return bool({(Rol.TEAMLEIDER, team.pk), (Rol.TEAMLEIDER, None)} & roles(medewerker, day))


def teams_of(medewerker: Medewerker, day: date) -> list[TeamChoice]:
    """The teams somebody works in on that day, by name."""
    own = active(Lidmaatschap.objects.filter(medewerker=medewerker), day).values("team_id")
    teams = Team.objects.filter(pk__in=own).order_by("naam").values_list("pk", "naam")
    return [TeamChoice(*row) for row in teams]


def open_teams(day: date) -> list[Team]:
    """The teams that exist on that day, by name; one statement."""
    there = Q(actief_van__isnull=True) | Q(actief_van__lte=day)
    still = Q(actief_tot__isnull=True) | Q(actief_tot__gte=day)
    return list(Team.objects.filter(there, still).order_by("naam"))


def colleagues(team: Team, day: date, *, rollen: set[str] | None = None) -> list[Colleague]:
    """Who works in the team on that day, by name; somebody with two roles stands there twice."""
    members = active(Lidmaatschap.objects.filter(team=team, medewerker__is_active=True), day)
    if rollen is not None:
        members = members.filter(rol__in=rollen)
    rows = members.order_by("medewerker__naam", "rol")
    return [Colleague(*row) for row in rows.values_list("medewerker_id", "medewerker__naam", "rol")]


def caseworkers(team: Team, day: date) -> list[Colleague]:
    """Who in the team can be asked for a family."""
    return colleagues(
        team, day, rollen={Rol.PROFESSIONAL, Rol.GEDRAGSWETENSCHAPPER, Rol.TEAMLEIDER}
    )


def caseworkers_elsewhere(team: Team, day: date) -> list[Lidmaatschap]:
    """Who in the other teams can take over a family, by team and name; once a team."""
    return _can_take_over(Lidmaatschap.objects.exclude(team=team), day)


def can_take_over(team: Team, day: date) -> list[Lidmaatschap]:
    """Who in the team can take over a family, by name; once."""
    return _can_take_over(Lidmaatschap.objects.filter(team=team), day)


def _can_take_over(rows: QuerySet[Lidmaatschap], day: date) -> list[Lidmaatschap]:
    rows = rows.filter(
        medewerker__is_active=True,
        team__isnull=False,
        rol__in=[Rol.PROFESSIONAL, Rol.TEAMLEIDER],
    )
    rows = active(rows, day).select_related("team", "medewerker")
    first: dict[tuple[UUID, UUID], Lidmaatschap] = {}
    for row in rows.order_by("team__naam", "medewerker__naam", "rol"):
        first.setdefault((row.team_id, row.medewerker_id), row)
    return list(first.values())


def staff(team: Team) -> QuerySet[Formatie]:
    """The formatie of a team, newest first, each with its medewerker."""
    return Formatie.objects.filter(team=team).select_related("medewerker").order_by("-van")


def events(team: UUID | str | None = None) -> list[Gebeurtenis]:
    """The log, oldest first: of that team and of the whole organisation; without team all of it."""
    found = Gebeurtenis.objects.select_related("team").order_by("datum", "pk")
    if team is not None:
        found = found.filter(Q(team=team) | Q(team__isnull=True))
    return list(found)


def absences(team: Team, day: date) -> QuerySet[Afwezigheid]:
    """Who of the team is away on that day or later, earliest first, each with the medewerker."""
    people = active(Lidmaatschap.objects.filter(team=team), day).values("medewerker")
    rows = Afwezigheid.objects.filter(medewerker__in=people, tot__gte=day)
    return rows.select_related("medewerker").order_by("van", "medewerker__naam")


def working_days(day: date) -> QuerySet[Werkdagen]:
    """For each medewerker the row that holds on that day comes first; to filter and to cut."""
    return Werkdagen.objects.filter(van__lte=day).order_by("-van")


def works_on_days(medewerker: Medewerker, day: date) -> list[int] | None:
    """The days of the week somebody works, 1 is Monday; None: not known. One statement."""
    rows = working_days(day).filter(medewerker=medewerker)
    return rows.values_list("dagen", flat=True).first()
