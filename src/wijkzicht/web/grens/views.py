"""What counts as access, help, coordination and prevention; five cases a team judges once a year."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wijkzicht.register.clock import today
from wijkzicht.register.grens import actions, queries
from wijkzicht.register.grens.policies import FEWEST
from wijkzicht.register.inrichting.queries import tekst
from wijkzicht.register.organisatie.models import Team
from wijkzicht.rules.activity import CLASSES
from wijkzicht.statistics.agreement import krippendorff_nominal
from wijkzicht.vocabulary.grensgevallen import KEUZES, grensgevallen
from wijkzicht.web.codes import label
from wijkzicht.web.grens.forms import WORDS, CasesForm
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import WORKERS, for_everyone_signed_in, requires
from wijkzicht.web.roles import teams_of


@require_safe
@for_everyone_signed_in
def watiswat(request: HttpRequest) -> HttpResponse:
    """In plain words what each kind of work counts as, with the organisation's own agreements."""
    kinds = {name: [label("activiteit", code) for code in codes] for name, codes in CLASSES.items()}
    teams = Team.objects.filter(pk__in=teams_of(request, *WORKERS) - {None})
    context = {"kinds": kinds, "own": tekst("grens"), "teams": teams, "year": today().year}
    return render(request, "grens/watiswat.html", context)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def gevallen(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """Judge the five cases; nobody sees who chose what."""
    team = _team(request, team_id)
    language = _language()
    texts = {code: case.tekst[language] for code, case in grensgevallen().items()}
    chosen = queries.own(team, today().year, request.user)
    form = CasesForm(request.POST or None, texts=texts, initial=chosen)
    if request.method == "POST" and form.save(actions.judge, team=team, by=request.user):
        messages.success(request, _("Bewaard. Kijk wat je team ervan vindt."))
        return redirect("grens:uitkomst", team_id=team.pk)
    return form_page(request, "grens/gevallen.html", {"form": form, "team": team})


@require_safe
@requires(*WORKERS)
def uitkomst(request: HttpRequest, team_id: uuid.UUID) -> HttpResponse:
    """How the team called each case, and how far it agrees with itself."""
    team = _team(request, team_id)
    found = queries.of_team(team, today().year)
    judged = [list(counts.elements()) for counts in found.per_geval.values()]
    context = {
        "team": team,
        "year": today().year,
        "voices": found.stemmen,
        "fewest": FEWEST,
        "cases": [_case(code, counts) for code, counts in found.per_geval.items()],
        "agreement": krippendorff_nominal(judged),
    }
    return render(request, "grens/uitkomst.html", context)


def _case(code: str, counts) -> dict:
    case, language = grensgevallen()[code], _language()
    return {
        "text": case.tekst[language],
        "chosen": [(WORDS[k], counts[k]) for k in KEUZES if counts[k]],
        "ours": WORDS[case.klasse],
        "why": case.waarom[language],
    }


def _language() -> str:
    return "en" if get_language() == "en" else "nl"


def _team(request: HttpRequest, team_id: uuid.UUID) -> Team:
    if team_id not in teams_of(request, *WORKERS):
        raise Http404
    return Team.objects.get(pk=team_id)
