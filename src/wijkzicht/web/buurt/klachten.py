"""Complaints about a team: how many, about what, and how they ended."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.klachten import actions
from wijkzicht.register.klachten.models import Klacht
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.web.buurt.forms import ComplaintForm
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import requires
from wijkzicht.web.roles import teams_of

HOME = "buurt:klachten"


@require_safe
@requires(Rol.TEAMLEIDER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """The complaints of each team one leads, newest first; two statements."""
    words = dict(ComplaintForm.base_fields["aard"].choices)
    rows = list(Klacht.objects.select_related("team"))
    teams = [
        {
            "team": team,
            "rows": [(r, words.get(r.aard, r.aard)) for r in rows if r.team_id == team.pk],
        }
        for team in Team.objects.filter(pk__in=_own(request))
    ]
    return render(request, "buurt/klachten.html", {"teams": teams})


@require_http_methods(["GET", "POST"])
@requires(Rol.TEAMLEIDER)
def klacht(request: HttpRequest, team_id: uuid.UUID, klacht_id: uuid.UUID | None = None):
    """Record a complaint, or how it ended."""
    if team_id not in _own(request):
        raise Http404
    row = Klacht.objects.filter(pk=klacht_id, team=team_id).first() if klacht_id else None
    if klacht_id and row is None:
        raise Http404
    form = ComplaintForm(request.POST or None, row=row)
    if request.method == "POST":
        saved = (
            form.save(actions.change, klacht=row, versie=form.versie or 0, by=request.user)
            if row
            else form.save(actions.record, team=Team.objects.get(pk=team_id), by=request.user)
        )
        if saved:
            messages.success(request, _("Klacht bewaard."))
            return redirect(HOME)
    context = {"form": form, "title": _("Klacht"), "save": _("Bewaar"), "back_url": reverse(HOME)}
    context["lead"] = _("Schrijf niet op wie de klacht heeft. Dat hoort bij de klachtencommissie.")
    return form_page(request, "beheer/formulier.html", context)


def _own(request: HttpRequest) -> set:
    return teams_of(request, Rol.TEAMLEIDER) - {None}
