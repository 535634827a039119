"""Who waits: with what meanwhile, until when; and who waits with the same question."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.aanmeldingen import actions, policies
from wijkzicht.register.aanmeldingen.queries import same_question, waiting
from wijkzicht.register.buurt.queries import groups_of
from wijkzicht.register.clock import today
from wijkzicht.web.access import aanmelding_or_404, listed, writing
from wijkzicht.web.codes import label
from wijkzicht.web.forms import DayField, line, text
from wijkzicht.web.household import form_page
from wijkzicht.web.intake.teams import chosen_team, own_teams
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm
from wijkzicht.web.start.views import waiting as since


class WaitForm(ActionForm):
    """What is done meanwhile, by whom, and when somebody looks again."""

    overbrugging = text(
        gettext_lazy("Wat gebeurt er zolang het gezin wacht?"),
        rows=2,
        required=True,
        help_text=gettext_lazy("Bijvoorbeeld: elke vrijdag bellen. Of: niets."),
        error_messages={
            "required": gettext_lazy(
                "Schrijf op wat er gebeurt zolang het gezin wacht. ‘Niets’ mag ook."
            )
        },
    )
    overbrugging_door = line(gettext_lazy("Wie doet dat?"))
    kijk_op = DayField(
        future=True,
        label=gettext_lazy("Wanneer kijkt iemand weer?"),
        initial=None,
        error_messages={"required": gettext_lazy("Vul in wanneer iemand weer kijkt.")},
    )


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def wacht(request: HttpRequest, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Let a request wait, with what bridges the wait; again: change that."""
    row = aanmelding_or_404(request, aanmelding_id, writing(request))
    if not policies.can_change(row):
        raise Http404
    form = WaitForm(request.POST if request.method == "POST" else None, row=row)
    more = {"aanmelding": row, "versie": form.versie or 0, "by": request.user}
    if request.method == "POST" and form.save(actions.let_wait, **more):
        messages.success(request, _("Bewaard. Het gezin staat op de wachtlijst."))
        return redirect(reverse("intake:wachtlijst") + f"?team={row.team_id}")
    context = {
        "form": form,
        "title": _("Laat wachten: %(name)s") % {"name": row.naam or _("Naam onbekend")},
        "save": _("Bewaar"),
        "back_url": reverse("intake:aanmelding", args=[row.pk]),
    }
    return form_page(request, "intake/formulier.html", context)


@require_safe
@requires(*WORKERS)
def wachtlijst(request: HttpRequest) -> HttpResponse:
    """The waiting list of one of one's teams: bridging, by whom, and who has to be looked at."""
    team = chosen_team(request, request.GET.get("team"))
    rows = waiting(team) if team else []
    listed(request, (row.huishouden_id for row in rows))
    late = today()
    context = {
        "team": team,
        "teams": own_teams(request),
        "rows": [
            {
                "row": row,
                "since": since(row.datum),
                "late": row.kijk_op is None or row.kijk_op <= late,
            }
            for row in rows
        ],
    }
    return render(request, "intake/wachtlijst.html", context)


@require_safe
@requires(*WORKERS)
def samen(request: HttpRequest) -> HttpResponse:
    """Families who wait with the same question, for whom a group could be offered."""
    team = chosen_team(request, request.GET.get("team"))
    groups = same_question(team) if team else []
    everybody = [row for group in groups for row in group.aanmeldingen]
    listed(request, (row.huishouden_id for row in everybody))
    there = groups_of(everybody)
    context = {
        "team": team,
        "teams": own_teams(request),
        "groups": [
            {
                "about": label("leefgebied", group.leefgebied),
                "area": group.gebied,
                "code": group.leefgebied,
                "once": uuid.uuid4(),
                "rows": [
                    (row, since(row.datum), ", ".join(there.get(row.pk, [])))
                    for row in group.aanmeldingen
                ],
            }
            for group in groups
        ],
    }
    return render(request, "intake/samen.html", context)
