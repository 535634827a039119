"""Dividing by room and by what somebody is good at; and the own rule between youth and adult teams."""

import uuid
from decimal import Decimal
from typing import NamedTuple

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wijkzicht.register.aanmeldingen import actions, policies
from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.aanmeldingen.queries import expertise
from wijkzicht.register.casussen.queries import Load
from wijkzicht.register.clock import today
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.models import Team
from wijkzicht.register.organisatie.queries import Colleague, open_teams
from wijkzicht.register.personen.queries import births
from wijkzicht.register.versions import Conflict
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.rules.verdeling import fitting, is_young, room
from wijkzicht.web.access import Act, aanmelding_or_404
from wijkzicht.web.codes import choices, label
from wijkzicht.web.forms import CheckboxTiles
from wijkzicht.web.household import form_page
from wijkzicht.web.intake.undo import remember
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm


class Choice(NamedTuple):
    """A colleague to give a request to, with what helps to choose."""

    medewerker_id: uuid.UUID
    naam: str
    hint: str
    good_at: tuple[str, ...]
    away: bool
    fullness: Decimal
    load: str


def people(colleagues: list[Colleague], load: list[Load]) -> list[Choice]:
    """Each colleague once, by name; the load only where the asker may see it (else empty)."""
    loads = {row.medewerker_id: row for row in load}
    known = {row.medewerker_id: row.naam for row in colleagues}
    skills = expertise(known)
    return [
        _choice(key, naam, loads.get(key), tuple(skills.get(key, ())))
        for key, naam in known.items()
    ]


def _choice(key: uuid.UUID, naam: str, row: Load | None, good_at: tuple[str, ...]) -> Choice:
    parts = []
    if row:
        words = ngettext("%(n)s gezin", "%(n)s gezinnen", row.casussen)
        parts.append(words % {"n": row.casussen})
    if row and row.weg_tot:
        parts.append(_("nu weg"))
    parts += [label("leefgebied", code) for code in good_at[:2]]
    full = room(row.casussen, row.drukte, row.fte) if row else Decimal(0)
    away = bool(row and row.weg_tot)
    return Choice(key, naam, " · ".join(parts), good_at, away, full, _load(row) if row else "")


def _load(row: Load) -> str:
    """Families, contacts of the last month and hours, in words."""
    parts = [
        ngettext("%(n)s gezin", "%(n)s gezinnen", row.casussen) % {"n": row.casussen},
        ngettext("%(n)s contact", "%(n)s contacten", row.drukte) % {"n": row.drukte},
    ]
    if row.fte is not None:
        parts.append(_("%(n)s fte") % {"n": number_format(row.fte.normalize())})
    if row.weg_tot:
        parts.append(_("weg tot en met %(day)s") % {"day": date_format(row.weg_tot, "j F")})
    return " · ".join(parts)


def fits(choices_: list[Choice], leefgebied: str | None) -> list[str]:
    """Names of who is good at it and is there, who has most room first; at most three."""
    if not leefgebied:
        return []
    found = [c for c in choices_ if leefgebied in c.good_at and not c.away]
    return [c.naam for c in sorted(found, key=lambda c: (c.fullness, c.naam))[:3]]


class Elsewhere(NamedTuple):
    """The other teams: `better` fit by the organisation's own rule, none when this one fits."""

    better: list[Team]
    others: list[Team]


def elsewhere(row: Aanmelding) -> Elsewhere:
    """To which teams a request could go; nobody is sent by the rule itself."""
    limit = termijn("jeugd_tot")
    wanted = fitting(_young(row, limit), limit)
    teams = [team for team in open_teams(today()) if team.pk != row.team_id]
    if wanted is None or row.team.doelgroep in {wanted, "integraal"}:
        return Elsewhere([], teams)
    return Elsewhere(
        [team for team in teams if team.doelgroep == wanted],
        [team for team in teams if team.doelgroep != wanted],
    )


def _young(row: Aanmelding, limit: int) -> list[bool | None]:
    """Who is young, of the household if it is known; else what was said at the door."""
    if row.huishouden_id:
        return [is_young(birth, limit, today()) for birth in births(row.huishouden_id)]
    if row.leeftijd is not None:
        return [row.leeftijd < limit]
    return [] if row.kind_betrokken is None else [row.kind_betrokken]


@require_POST
@requires(*WORKERS)
def naar_team(request: HttpRequest, aanmelding_id: uuid.UUID) -> HttpResponse:
    """Hand a request over to another team; for a moment it can be taken back."""
    row = aanmelding_or_404(request, aanmelding_id, Act.SCHRIJVEN)
    before = row.team_id
    team = next((t for t in open_teams(today()) if str(t.pk) == request.POST.get("team")), None)
    versie = request.POST.get("versie", "")
    try:
        if team is None:
            raise NotAllowed("Kies een team.")
        actions.hand_over(
            aanmelding=row,
            versie=int(versie) if versie.isdigit() else 0,
            team=team,
            by=request.user,
        )
    except (Conflict, NotAllowed) as refusal:
        messages.error(request, refusal.sentence)
        if team and policies.has_casus_here(row):
            return redirect("afsluiten:overdragen", huishouden_id=row.huishouden_id)
        return redirect("intake:aanmelding", aanmelding_id=row.pk)
    words = {"name": row.naam or _("De vraag"), "team": team.naam}
    text = _("%(name)s staat nu op het bord van %(team)s.") % words
    taken_back = "terug" in request.POST
    remember(request, row, text, {"wat": "" if taken_back else "team", "team": str(before)})
    return redirect("intake:bord")


class ExpertiseForm(ActionForm):
    """What somebody is good at."""

    leefgebieden = forms.MultipleChoiceField(
        label=gettext_lazy("Waar ben je goed in?"),
        required=False,
        choices=choices("leefgebied"),
        widget=CheckboxTiles,
    )


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def deskundigheid(request: HttpRequest) -> HttpResponse:
    """Says at what one is good, so that a fitting request comes one's way."""
    mine = expertise([request.user.pk]).get(request.user.pk, [])
    form = ExpertiseForm(
        request.POST if request.method == "POST" else None, initial={"leefgebieden": mine}
    )
    more = {"medewerker": request.user, "by": request.user}
    if request.method == "POST" and form.save(actions.set_expertise, **more):
        messages.success(request, _("Bewaard. Je collega's zien dit bij het verdelen."))
        return redirect("intake:bord")
    context = {
        "form": form,
        "title": _("Waar ben je goed in?"),
        "lead": _(
            "Je collega's zien dit als ze een vraag verdelen. Het zegt niets over wat je moet doen."
        ),
        "save": _("Bewaar"),
        "back_url": reverse("intake:bord"),
    }
    return form_page(request, "intake/formulier.html", context)
