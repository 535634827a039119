"""A family of another team that waits on the board: read what was passed on, and take it or give it."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Lidmaatschap, Rol, Team
from wijkzicht.register.organisatie.queries import can_take_over
from wijkzicht.register.overdrachten import actions
from wijkzicht.register.overdrachten.models import Overdracht
from wijkzicht.register.overdrachten.queries import cards
from wijkzicht.web.access import Act, can_open, overdracht_or_404, writing
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.roles import teams_of
from wijkzicht.web.saving import ActionForm, RowChoice


class TakeForm(ActionForm):
    """Who takes it over; not asked of who can take it only themselves."""

    naar = RowChoice(
        label=gettext_lazy("Wie neemt het over?"),
        required=True,
        error_messages={"required": gettext_lazy("Kies wie het overneemt.")},
    )

    def __init__(self, *args: Any, takers: list[Lidmaatschap], alone: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.alone = takers[0] if alone else None
        self.fields["naar"].offer([(row, row.medewerker.naam) for row in takers], _("Kies"))
        if alone:
            del self.fields["naar"]

    def arguments(self) -> dict[str, Any]:
        return {"naar": self.alone or self.cleaned_data["naar"]}


def takers(request: HttpRequest, team: Team) -> list[Lidmaatschap]:
    """Whom the asker can have take a family that waits: everybody for the leader, else oneself."""
    found = can_take_over(team, today())
    if teams_of(request, Rol.TEAMLEIDER) & {team.pk, None}:
        return found
    return [row for row in found if row.medewerker_id == request.user.pk]


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def overgedragen(request: HttpRequest, overdracht_id: uuid.UUID) -> HttpResponse:
    """What the team that hands over wrote, and the form to take it or give it."""
    row = overdracht_or_404(request, overdracht_id, writing(request, Act.BEHEREN))
    if row.naar_casus_id:
        return redirect("dossier:overzicht", huishouden_id=row.huishouden_id)
    who = takers(request, row.naar_team)
    mine = [taker for taker in who if taker.medewerker_id == request.user.pk]
    form = TakeForm(
        request.POST if request.method == "POST" else None,
        takers=who,
        alone=bool(who) and who == mine,
    )
    if request.method == "POST" and form.save(actions.take, overdracht=row, by=request.user):
        messages.success(request, _("Overgenomen door %(who)s.") % {"who": form.saved.naar})
        if can_open([row.huishouden_id]):
            return redirect("dossier:overzicht", huishouden_id=row.huishouden_id)
        return redirect("intake:bord")
    (card,) = cards(Overdracht.objects.filter(pk=row.pk))
    context = {
        "form": form,
        "row": row,
        "card": card,
        "may": bool(who),
        "title": _("Overgedragen aan %(team)s") % {"team": row.naar},
        "save": _("Neem over") if form.alone else _("Geef aan deze collega"),
        "back_url": reverse("intake:bord") + f"?team={row.naar_team_id}",
    }
    return form_page(request, "intake/overgedragen.html", context)
