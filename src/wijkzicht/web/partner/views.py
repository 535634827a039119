"""What somebody of a school, GP practice or other partner brought in; never a file."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.clock import today
from wijkzicht.register.inbreng import actions
from wijkzicht.register.inbreng.models import Inbreng, Stand
from wijkzicht.register.inbreng.policies import LONGEST
from wijkzicht.register.inbreng.queries import of_partner
from wijkzicht.register.organisatie.models import Rol, Team
from wijkzicht.register.organisatie.queries import open_teams
from wijkzicht.web.forms import RadioTiles, line, text
from wijkzicht.web.intake.advice import partners
from wijkzicht.web.policy import requires
from wijkzicht.web.roles import teams_of
from wijkzicht.web.saving import ActionForm, RowChoice, yes_no


class ReportForm(ActionForm):
    """About whom, what is going on, and whether the family knows; safety first."""

    crisis = yes_no(gettext_lazy("Is er nu iemand niet veilig?"))
    over_wie = line(
        gettext_lazy("Over wie gaat het?"),
        required=True,
        help_text=gettext_lazy("Een naam, of bijvoorbeeld: een leerling uit groep 7."),
        error_messages={"required": gettext_lazy("Vul in over wie het gaat.")},
    )
    vraag = text(
        gettext_lazy("Wat is er aan de hand?"),
        rows=5,
        required=True,
        max_length=LONGEST,
        help_text=gettext_lazy("Wat zag of hoorde je? Deel niet meer dan nodig is."),
        error_messages={
            "required": gettext_lazy("Schrijf op wat er aan de hand is."),
            "max_length": gettext_lazy("Deze tekst is te lang. Maak hem korter."),
        },
    )
    gezin_weet_het = yes_no(gettext_lazy("Weet het gezin dat je dit deelt?"))
    bereikbaar = line(
        gettext_lazy("Hoe en wanneer kunnen we jou bellen?"),
        required=True,
        max_length=300,
        error_messages={"required": gettext_lazy("Vul in hoe we jou kunnen bellen.")},
    )
    kanaal = forms.ChoiceField(
        label=gettext_lazy("Waar werk je?"),
        choices=partners,
        error_messages={
            "required": gettext_lazy("Kies waar je werkt."),
            "invalid_choice": gettext_lazy("Kies waar je werkt uit de lijst."),
        },
    )
    team = RowChoice(
        label=gettext_lazy("Voor welk team?"),
        required=True,
        error_messages={"required": gettext_lazy("Kies het team in de buurt van het gezin.")},
    )

    def __init__(self, *args: Any, teams: list[Team], **options: Any) -> None:
        super().__init__(*args, **options)
        self.only = teams[0] if len(teams) == 1 else None
        self.fields["team"].offer([(team, team.naam) for team in teams], empty=_("Kies een team"))
        if self.only:
            del self.fields["team"]
        self.fields["crisis"].widget = RadioTiles(choices=self.fields["crisis"].choices)

    def arguments(self) -> dict[str, Any]:
        return {"team": self.only} | super().arguments() | {"formulier": self.formulier}


@require_safe
@requires(Rol.PARTNER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """What one brought in oneself, with how it stands and the word back."""
    rows = [{"row": row, "words": _words(row)} for row in of_partner(request.user)]
    return render(request, "partner/overzicht.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
@requires(Rol.PARTNER)
def nieuw(request: HttpRequest) -> HttpResponse:
    """Bring something in; it comes on the board of the team, marked as not gone over."""
    first = {"kanaal": _last_kind(request)}
    data = request.POST if request.method == "POST" else None
    form = ReportForm(data, initial=first, teams=_teams(request))
    if data is not None and form.save(actions.report, by=request.user):
        if form.cleaned_data["crisis"]:
            messages.warning(
                request,
                _("Nu niet veilig? Bel 112, of Veilig Thuis: 0800-2000. Wacht niet op ons."),
            )
        messages.success(request, _("Het team heeft je bericht. Hier lees je wat ermee gebeurt."))
        return redirect("partner:overzicht")
    context = {"form": form, "possible": bool(_teams(request))}
    return render(request, "partner/nieuw.html", context, status=422 if form.errors else 200)


def _teams(request: HttpRequest) -> list[Team]:
    """The teams to which somebody may bring things in."""
    mine = teams_of(request, Rol.PARTNER)
    return [team for team in open_teams(today()) if None in mine or team.pk in mine]


def _last_kind(request: HttpRequest) -> str:
    """Where somebody said to work the last time; asked once."""
    return next((row.kanaal for row in of_partner(request.user) if row.kanaal), "")


def _words(row: Inbreng) -> str:
    if row.stand == Stand.BINNEN:
        return _("Binnen. Het team heeft nog niet geantwoord.")
    if row.stand == Stand.OPGEPAKT:
        return _("Opgepakt")
    return _("Niet opgepakt")
