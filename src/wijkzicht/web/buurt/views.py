"""What a team does for a neighbourhood: activities, places and signals on one page."""

import uuid

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.buurt import actions, queries
from wijkzicht.register.buurt.models import Activiteit, Plek, Signaal
from wijkzicht.register.clock import today
from wijkzicht.register.inbreng.queries import area
from wijkzicht.register.organisatie import queries as organisatie
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.web.buurt.forms import ActivityForm, PlaceForm, SignalForm
from wijkzicht.web.buurt.picture import pictures
from wijkzicht.web.codes import label
from wijkzicht.web.household import form_page
from wijkzicht.web.intake.teams import chosen_team, own_teams, team_or_404
from wijkzicht.web.policy import WORKERS, requires

HOME = "buurt:overzicht"
FORM = "beheer/formulier.html"


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def overzicht(request: HttpRequest) -> HttpResponse:
    """Record an activity in place; beside it what was done, the places, and signals."""
    team = chosen_team(request, request.GET.get("team"))
    if team is None:
        raise Http404
    places = list(queries.places(team))
    form = ActivityForm(request.POST or None, plekken=places)
    if request.method == "POST" and form.save(actions.record, team=team, by=request.user):
        messages.success(request, _("Bewaard."))
        return redirect(f"{reverse(HOME)}?team={team.pk}")
    context = {
        "form": form,
        "team": team,
        "teams": own_teams(request),
        "done": [(row, label("activiteit_soort", row.soort)) for row in queries.recent(team)],
        "places": places,
        "groups": queries.groups(team),
        "signals": [row for row in queries.signals(team) if not row.gedaan][:5],
        "today": today(),
    }
    return form_page(request, "buurt/overzicht.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def activiteit(request: HttpRequest, activiteit_id: uuid.UUID) -> HttpResponse:
    """Change an activity."""
    row = _row(Activiteit, activiteit_id)
    form = ActivityForm(request.POST or None, row=row, plekken=list(queries.places(row.team)))
    more = {"activiteit": row, "versie": form.versie or 0, "by": request.user}
    if request.method == "POST" and form.save(actions.change, **more):
        messages.success(request, _("Wijziging bewaard."))
        return redirect(HOME)
    context = {"form": form, "title": _("Activiteit wijzigen"), "save": _("Bewaar de wijziging")}
    context |= {"back_url": reverse(HOME), "activity": row}
    return form_page(request, "buurt/activiteit.html", context)


@require_POST
@requires(*WORKERS)
def nog_eens(request: HttpRequest, activiteit_id: uuid.UUID) -> HttpResponse:
    """The same again, today; then say how many came."""
    row = actions.repeat(activiteit=_row(Activiteit, activiteit_id), by=request.user)
    messages.success(request, _("Bewaard voor vandaag. Hoeveel mensen waren er?"))
    return redirect("buurt:activiteit", activiteit_id=row.pk)


@require_POST
@requires(*WORKERS)
def weg(request: HttpRequest, activiteit_id: uuid.UUID) -> HttpResponse:
    """Take away an activity that was a mistake."""
    actions.remove(activiteit=_row(Activiteit, activiteit_id), by=request.user)
    messages.success(request, _("Weggehaald."))
    return redirect(HOME)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def plek(request: HttpRequest, team_id: uuid.UUID, plek_id: uuid.UUID | None = None):
    """A place: make it, change it."""
    team = team_or_404(request, team_id)
    row = _row(Plek, plek_id) if plek_id else None
    keys = [c.medewerker_id for c in organisatie.caseworkers(team, today())]
    people = list(Medewerker.objects.filter(pk__in=keys).order_by("naam"))
    form = PlaceForm(request.POST or None, row=row, people=people)
    if request.method == "POST":
        saved = (
            form.save(actions.change_place, plek=row, versie=form.versie or 0, by=request.user)
            if row
            else form.save(actions.add_place, team=team, by=request.user)
        )
        if saved:
            messages.success(request, _("Plek bewaard."))
            return redirect(f"{reverse(HOME)}?team={team.pk}")
    context = {"form": form, "title": row.naam if row else _("Nieuwe plek"), "save": _("Bewaar")}
    return form_page(request, FORM, context | {"back_url": reverse(HOME)})


@require_POST
@requires(*WORKERS)
def geweest(request: HttpRequest, plek_id: uuid.UUID) -> HttpResponse:
    """Somebody was there today."""
    row = _row(Plek, plek_id)
    actions.was_there(plek=row, by=request.user)
    messages.success(request, _("Vastgelegd: vandaag bij %(name)s.") % {"name": row.naam})
    return redirect(f"{reverse(HOME)}?team={row.team_id}")


@require_safe
@requires(*WORKERS)
def signaal(request: HttpRequest) -> HttpResponse:
    """From the page of a family to a new signal of one's team; nothing of the family goes along."""
    team = chosen_team(request, request.GET.get("team"))
    if team is None:
        raise Http404
    return redirect(reverse("buurt:signalen", args=[team.pk]) + "#nieuw")


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def signalen(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """What people run into, by theme, and what was done with it."""
    team = team_or_404(request, team_id)
    form = SignalForm(request.POST or None, postcodes=area(team))
    if request.method == "POST" and form.save(actions.note_signal, team=team, by=request.user):
        messages.success(request, _("Signaal bewaard."))
        return redirect("buurt:signalen", team_id=team.pk)
    rows = queries.signals(team)
    context = {"form": form, "team": team, "themes": _by_theme(rows), "pictures": pictures(rows)}
    return form_page(request, "buurt/signalen.html", context)


@require_POST
@requires(*WORKERS)
def gedaan(request: HttpRequest, signaal_id: uuid.UUID) -> HttpResponse:
    """What was done with a signal."""
    row = _row(Signaal, signaal_id)
    actions.answer_signal(signaal=row, gedaan=request.POST.get("gedaan", "")[:300], by=request.user)
    messages.success(request, _("Bewaard."))
    return redirect("buurt:signalen", team_id=row.team_id)


def _by_theme(rows: list[Signaal]) -> list[tuple[str, list[Signaal]]]:
    """Themes with most signals first."""
    found: dict[str, list[Signaal]] = {}
    for row in rows:
        found.setdefault(label("leefgebied", row.leefgebied) or _("Zonder onderwerp"), []).append(
            row
        )
    return sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))


def _row(model: type[Model], key: uuid.UUID):
    """A row of one's own team; the database hides the others."""
    row = model.objects.select_related("team").filter(pk=key).first()
    if row is None:
        raise Http404
    return row
