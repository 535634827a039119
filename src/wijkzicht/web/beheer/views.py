"""The list of teams and accounts, and the page of a team."""

import uuid
from collections import defaultdict

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie import actions, queries
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Organisatie, Rol, Team
from wijkzicht.web.beheer.forms import ROLES, TeamForm
from wijkzicht.web.codes import label
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import requires

ROLE_NAMES = dict(ROLES)


@require_safe
@requires(Rol.BEHEER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Teams with how many people, and accounts with their roles; a fixed number of statements."""
    now = Q(lidmaatschappen__van__lte=today()) & (
        Q(lidmaatschappen__tot__isnull=True) | Q(lidmaatschappen__tot__gte=today())
    )
    people = Count("lidmaatschappen__medewerker", filter=now, distinct=True)
    teams = [
        {"team": team, "for_whom": label("doelgroep", team.doelgroep), "people": team.people}
        for team in Team.objects.annotate(people=people)
    ]
    accounts = list(
        Medewerker.objects.filter(koppeling__isnull=True).order_by("-is_active", "naam")
    )
    roles = roles_today()
    for account in accounts:
        account.roles = roles[account.pk]
    context = {
        "teams": teams,
        "accounts": [account for account in accounts if account.roles],
        "without": [account for account in accounts if not account.roles],
    }
    return render(request, "beheer/overzicht.html", context)


def roles_today() -> dict[uuid.UUID, list[str]]:
    """For each medewerker the roles of today in words; one statement."""
    found = defaultdict(list)
    rows = queries.active(Lidmaatschap.objects.select_related("team"), today())
    for row in rows.order_by("team__naam", "rol"):
        found[row.medewerker_id].append(in_words(row))
    return found


def in_words(row: Lidmaatschap) -> str:
    """The role with its team."""
    name = str(ROLE_NAMES[row.rol])
    return f"{name}, {row.team.naam}" if row.team else name


@require_http_methods(["GET", "POST"])
@requires(Rol.BEHEER)
def team(request: HttpRequest, team_id: uuid.UUID | None = None) -> HttpResponse:
    """Make a team, or change what is known of it; with its people and formatie."""
    row = _team(team_id) if team_id else None
    form = TeamForm(request.POST or None, row=row)
    if request.method == "POST":
        done = (
            form.save(actions.change_team, team=row, by=request.user)
            if row
            else form.save(
                actions.make_team, organisatie=Organisatie.objects.get(), by=request.user
            )
        )
        if done:
            messages.success(request, _("Team bewaard."))
            return redirect("beheer:overzicht")
    context = {
        "form": form,
        "title": row.naam if row else _("Nieuw team"),
        "save": _("Bewaar het team"),
        "back_url": reverse("beheer:overzicht"),
        "staff": staff(row) if row else [],
    }
    return form_page(request, "beheer/team.html", context)


def staff(row: Team) -> list[dict]:
    """Who works in the team today, in which functie and for how many fte."""
    found = queries.active(queries.staff(row), today())
    return [{"row": item, "functie": label("functie", item.functie)} for item in found]


def _team(team_id: uuid.UUID) -> Team:
    row = Team.objects.filter(pk=team_id).first()
    if row is None:
        raise Http404
    return row
