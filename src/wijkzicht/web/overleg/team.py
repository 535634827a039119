"""The meetings of one's teams, and intervisie."""

import uuid
from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Team
from wijkzicht.register.organisatie.queries import active
from wijkzicht.register.overleg import actions, queries
from wijkzicht.register.overleg.models import Overleg
from wijkzicht.web.access import listed
from wijkzicht.web.household import form_page
from wijkzicht.web.overleg.forms import IntervisieForm
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import teams_of

HOME = "overleg:overzicht"


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest) -> HttpResponse:
    """The newest meetings; of the families only those one may see."""
    found = queries.of_teams(_own(request))
    listed(request, [one.huishouden_id for row in found for one in row.besprekingen.all()])
    return render(request, "overleg/overzicht.html", {"meetings": found})


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def intervisie(request: HttpRequest, overleg_id: uuid.UUID | None = None) -> HttpResponse:
    """Record an intervisie, or change it."""
    row = _row(request, overleg_id) if overleg_id else None
    form = IntervisieForm(
        request.POST or None,
        row=row,
        teams=list(Team.objects.filter(pk__in=_own(request))),
        collegas=of_team(_own(request)),
        initial={"deelnemers": _there(row) if row else [str(request.user.pk)]},
    )
    if request.method == "POST":
        done = (
            form.save(
                actions.change_intervisie, overleg=row, versie=form.versie or 0, by=request.user
            )
            if row
            else form.save(actions.hold_intervisie, formulier=form.formulier, by=request.user)
        )
        if done:
            messages.success(request, _("Intervisie bewaard."))
            return redirect(HOME)
    return form_page(request, "overleg/intervisie.html", {"form": form})


def of_team(teams: Iterable[uuid.UUID]) -> list[Medewerker]:
    """Who works with households in these teams, by name."""
    rows = active(Lidmaatschap.objects.filter(team__in=teams, rol__in=WORKERS), today())
    found = Medewerker.objects.filter(is_active=True, pk__in=rows.values("medewerker_id"))
    return list(found.order_by("naam"))


def _own(request: HttpRequest) -> list[uuid.UUID]:
    return [team for team in teams_of(request, *WORKERS) if team]


def _row(request: HttpRequest, overleg_id: uuid.UUID) -> Overleg:
    rows = Overleg.objects.filter(
        pk=overleg_id, team__in=_own(request), soort=Overleg.Soort.INTERVISIE
    )
    row = rows.first()
    if row is None:
        raise Http404
    return row


def _there(row: Overleg) -> list[str]:
    return [str(key) for key in row.deelnemers.values_list("medewerker_id", flat=True)]
