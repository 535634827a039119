"""Dividing requests: four columns, safety first, each move by a menu and taken back by a button."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from wijkzicht.register.aanmeldingen import actions
from wijkzicht.register.aanmeldingen.models import Aanmelding, Kolom
from wijkzicht.register.aanmeldingen.queries import board
from wijkzicht.register.casussen.queries import load
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Rol, Team
from wijkzicht.register.organisatie.queries import caseworkers
from wijkzicht.register.overdrachten.queries import waiting_for, waiting_from
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import Act, aanmelding_or_404, listed
from wijkzicht.web.intake.division import fits, people
from wijkzicht.web.intake.handed import takers
from wijkzicht.web.intake.teams import chosen_team, own_teams
from wijkzicht.web.intake.undo import offered, remember
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import teams_of

COLUMNS = {
    Kolom.NIEUW: gettext_lazy("Nieuw"),
    Kolom.UITZOEKEN: gettext_lazy("Uitzoeken"),
    Kolom.VERDELEN: gettext_lazy("Verdelen"),
    Kolom.WACHT: gettext_lazy("Wacht"),
}


@require_safe
@requires(*WORKERS)
def bord(request: HttpRequest) -> HttpResponse:
    """The board of one of one's teams."""
    team = chosen_team(request, request.GET.get("team"))
    return render(request, "intake/bord.html", _board(request, team))


@require_POST
@requires(*WORKERS)
def zet(request: HttpRequest, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Put a request in another column."""
    row = aanmelding_or_404(request, aanmelding_id, Act.SCHRIJVEN)
    before, kolom = row.kolom, request.POST.get("naar", "")

    def move() -> str:
        actions.move(aanmelding=row, versie=_versie(request), kolom=kolom, by=request.user)
        words = {"name": row.naam, "column": COLUMNS[kolom]}
        return _("%(name)s staat nu onder %(column)s.") % words

    return _done(request, row, move, {"wat": "zet", "naar": before})


@require_POST
@requires(*WORKERS)
def geef(request: HttpRequest, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Give a request to a colleague, or to nobody."""
    row = aanmelding_or_404(request, aanmelding_id, Act.SCHRIJVEN)
    before = row.toegewezen_aan_id
    people = {str(c.medewerker_id) for c in caseworkers(row.team, today())}
    asked = request.POST.get("aan", "")

    def give() -> str:
        who = Medewerker.objects.get(pk=asked) if asked in people else None
        actions.assign(aanmelding=row, versie=_versie(request), medewerker=who, by=request.user)
        if who is None:
            return _("%(name)s is van niemand.") % {"name": row.naam}
        return _("%(name)s is nu van %(who)s.") % {"name": row.naam, "who": who.naam}

    return _done(request, row, give, {"wat": "geef", "aan": str(before or "")})


def _done(request: HttpRequest, row: Aanmelding, do, back: dict) -> HttpResponse:
    """Do it, remember how it is taken back, and show the board again."""
    try:
        text = do()
    except (Conflict, NotAllowed) as refusal:
        messages.error(request, refusal.sentence)
    else:
        remember(request, row, text, back if "terug" not in request.POST else {"wat": ""})
    if request.htmx:
        return render(request, "intake/board.html", _board(request, row.team))
    response = redirect("intake:bord")
    response["Location"] += f"?team={row.team_id}"
    return response


def _board(request: HttpRequest, team: Team | None) -> dict:
    columns = board(team) if team else {}
    handed, given = (waiting_for(team), waiting_from(team)) if team else ([], [])
    cards = [card for column in [*columns.values(), handed, given] for card in column]
    listed(request, (card.huishouden_id for card in cards))
    who = takers(request, team) if handed else []
    leads = team is not None and bool(teams_of(request, Rol.TEAMLEIDER) & {team.pk, None})
    workload = load(team) if leads else []
    colleagues = people(caseworkers(team, today()), workload) if team else []
    return {
        "leads": leads,
        "team": team,
        "teams": own_teams(request),
        "columns": [
            (name, COLUMNS[name], [(card, fits(colleagues, card.leefgebied)) for card in cards])
            for name, cards in columns.items()
        ],
        "handed": handed,
        "given": given,
        "takers": who,
        "alone": [row.medewerker_id for row in who] == [request.user.pk],
        "moves": list(COLUMNS.items()),
        "colleagues": colleagues,
        "load": sorted((c for c in colleagues if c.load), key=lambda c: (c.fullness, c.naam)),
        "undo": offered(request),
    }


def _versie(request: HttpRequest) -> int:
    text = request.POST.get("versie", "")
    return int(text) if text.isdigit() else 0
