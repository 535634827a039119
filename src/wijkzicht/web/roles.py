"""The roles of who is asking, read once a request, valid today."""

from django.db.models import Q
from django.http import HttpRequest
from django.utils.timezone import localdate

from wijkzicht.register.organisatie.models import Lidmaatschap


def memberships(request: HttpRequest) -> list[Lidmaatschap]:
    """Today's lidmaatschappen of who is signed in, team included; one query a request."""
    if not hasattr(request, "lidmaatschappen"):
        day = localdate()
        request.lidmaatschappen = list(
            Lidmaatschap.objects.select_related("team").filter(
                Q(tot__isnull=True) | Q(tot__gte=day), medewerker=request.user.pk, van__lte=day
            )
        )
    return request.lidmaatschappen


def roles_of(request: HttpRequest) -> set[str]:
    """The roles, whatever the team."""
    return {lid.rol for lid in memberships(request)}


def teams_of(request: HttpRequest, *roles: str) -> set:
    """Keys of the teams in which one of the roles (none given: any) is held; None among them means
    all teams."""
    return {lid.team_id for lid in memberships(request) if not roles or lid.rol in roles}
