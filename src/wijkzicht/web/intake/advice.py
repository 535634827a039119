"""Advice in one conversation, without a file: to a resident, or to a partner about no family."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.aanmeldingen import actions
from wijkzicht.register.aanmeldingen.policies import NO_PARTNER
from wijkzicht.register.clock import today
from wijkzicht.register.concepten import actions as concepten
from wijkzicht.register.concepten import queries as drafts
from wijkzicht.register.organisatie.models import Team
from wijkzicht.web import codes, concept
from wijkzicht.web.codes import CodeChoice
from wijkzicht.web.forms import DayField, RadioTiles, text
from wijkzicht.web.intake.teams import own_teams
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.saving import ActionForm, RowChoice

NOW = {"autofocus": True}


class _Advice(ActionForm):
    """What both kinds share; what is rarely needed is folded on the page."""

    team = RowChoice(label=_("Voor welk team?"), required=True)
    vindplaats = CodeChoice("vindplaats", label=_("Waar sprak je iemand?"))
    datum = DayField(label=_("Wanneer?"), error_messages={"required": _("Vul de dag in.")})
    folded: tuple[str, ...] = ("vindplaats", "datum")

    def __init__(self, *args: Any, teams: Iterable[Team], **options: Any) -> None:
        super().__init__(*args, **options)
        teams = list(teams)
        self.own = teams[0] if teams else None
        self.fields["team"].offer([(team, team.naam) for team in teams])
        self.fields["team"].initial = str(self.own.pk) if self.own else None
        if len(teams) < 2:
            del self.fields["team"]

    def arguments(self) -> dict[str, Any]:
        return {"team": self.own} | super().arguments() | {"formulier": self.formulier}

    @property
    def first(self) -> list:
        """The fields that stand open."""
        return [self[name] for name in self.fields if name not in self.folded]

    @property
    def later(self) -> list:
        """The fields that are folded."""
        return [self[name] for name in self.folded]

    @property
    def opened(self) -> bool:
        """Whether something folded needs a look."""
        return any(name in self.errors for name in self.folded)


class AdviceForm(_Advice):
    """Question and advice; nobody's name."""

    vraag = text(
        _("Wat was de vraag?"),
        rows=2,
        required=True,
        error_messages={"required": _("Schrijf kort op wat er gevraagd werd.")},
    )
    vraag.widget.attrs |= NOW
    advies = text(
        _("Welk advies gaf je?"),
        rows=2,
        required=True,
        error_messages={"required": _("Schrijf op welk advies je gaf.")},
    )
    leefgebied = CodeChoice("leefgebied", label=_("Waar ging het vooral over?"))
    kanaal = CodeChoice("kanaal", label=_("Hoe kwam de vraag bij ons?"))
    folded = ("kanaal", "vindplaats", "datum")
    field_order = ("vraag", "advies", "leefgebied", "team")


def partners() -> list[tuple[str, str]]:
    """The kinds of partner, with their words."""
    return [("", _("Kies")), *((k, w) for k, w in codes.choices("kanaal")() if k not in NO_PARTNER)]


class PartnerAdviceForm(_Advice):
    """Who asked, about what; a note only where it helps."""

    kanaal = forms.ChoiceField(
        label=_("Wie vroeg het?"),
        choices=partners,
        widget=forms.Select(attrs=NOW),
        error_messages={
            "required": _("Kies wie het vroeg, zoals een school of een huisarts."),
            "invalid_choice": _("Kies wie het vroeg uit de lijst."),
        },
    )
    leefgebied = CodeChoice("leefgebied", label=_("Waar ging het vooral over?"))
    minuten = forms.TypedChoiceField(
        label=_("Hoeveel minuten?"),
        required=False,
        choices=[("5", "5"), ("10", "10"), ("20", "20"), ("45", "45"), ("", _("Weet ik niet"))],
        coerce=int,
        empty_value=None,
        widget=RadioTiles,
    )
    notitie = text(_("Wat zei je?"), rows=2, help_text=_("Als het helpt. Schrijf geen namen op."))
    field_order = ("kanaal", "leefgebied", "minuten", "notitie", "team")


@dataclass(frozen=True)
class _Kind:
    """A page of advice, in words and with what saves it."""

    form: type[_Advice]
    action: Callable
    draft: str
    title: str | Promise
    lead: str | Promise
    done: str | Promise


RESIDENT = _Kind(
    AdviceForm,
    actions.record_advice,
    "advies",
    _("Advies vastleggen"),
    _("Voor een vraag die met één gesprek klaar is. Er komt geen naam en geen dossier."),
    _("Advies bewaard, zonder dossier."),
)
PARTNER = _Kind(
    PartnerAdviceForm,
    actions.advise_partner,
    "partneradvies",
    _("Advies aan een partner"),
    _("Voor een vraag van een school, huisarts of andere partner die niet over één gezin gaat."),
    _("Advies aan een partner bewaard."),
)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def inwoner(request: HttpRequest) -> HttpResponse:
    """Advice to a resident: counts as a request that ended with advice."""
    return _page(request, RESIDENT)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def partner(request: HttpRequest) -> HttpResponse:
    """Advice to a partner: counts as an activity of the team, not as a resident."""
    return _page(request, PARTNER)


def _page(request: HttpRequest, kind: _Kind) -> HttpResponse:
    kept = drafts.read(formulier=kind.draft, by=request.user) if request.method == "GET" else None
    first = {"datum": today()} | concept.initial_of(kind.form, kept)
    data = request.POST if request.method == "POST" else None
    form = kind.form(data, initial=first, teams=own_teams(request))
    if data is not None and form.save(kind.action, by=request.user):
        concepten.clear(formulier=kind.draft, by=request.user)
        messages.success(request, kind.done)
        return redirect("intake:bord" if "bord" in request.GET else "start:dag")
    context = {
        "form": form,
        "kind": kind,
        "for_partner": kind is PARTNER,
        "concept_url": concept.address(kind.draft),
        "draft_saved": kept and kept.bijgewerkt_op,
    }
    return render(request, "intake/advies.html", context, status=422 if form.errors else 200)
