"""In which team somebody takes down and divides requests."""

import uuid

from django.http import Http404, HttpRequest

from wijkzicht.register.organisatie.models import Team
from wijkzicht.web.policy import WORKERS
from wijkzicht.web.roles import memberships


def own_teams(request: HttpRequest, *roles: str) -> list[Team]:
    """The teams somebody works in (with one of `roles`), by name; all teams for who works in the
    whole organisation."""
    rows = [row for row in memberships(request) if row.rol in (roles or WORKERS)]
    if any(row.team is None for row in rows):
        return list(Team.objects.all())
    return sorted({row.team for row in rows}, key=lambda team: team.naam)


def team_or_404(request: HttpRequest, team_id: uuid.UUID) -> Team:
    """The team with this key if it is one's own; otherwise it is not there."""
    found = next((team for team in own_teams(request) if team.pk == team_id), None)
    if found is None:
        raise Http404
    return found


def chosen_team(request: HttpRequest, key: str | None, *roles: str) -> Team | None:
    """The team that was asked for, else the first one's own."""
    teams = own_teams(request, *roles)
    return next((team for team in teams if str(team.pk) == key), teams[0] if teams else None)
