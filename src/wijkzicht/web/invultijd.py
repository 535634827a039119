"""Measures a form in use: the browser says how many seconds it took, and nobody's name is kept."""

import logging
from collections.abc import Callable

from django.db import DatabaseError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from wijkzicht.register.invultijd import actions
from wijkzicht.web.policy import WORKERS
from wijkzicht.web.roles import teams_of

FIELD = "seconden"
# Which page saves which kind of form. What is not here is not measured.
FORMS = {
    "dossier:overzicht": "contact",
    "dossier:contact_nieuw": "contact",
    "intake:nieuw": "aanmelding",
    "intake:advies": "advies",
    "plan:doel_nieuw": "doel",
    "plan:evaluatie": "evaluatie",
    "afsluiten:afsluiten": "sluiten",
    "voorzieningen:verwijzen": "verwijzing",
    "dossier:persoon_nieuw": "persoon",
}
NAMES = {
    "contact": _("Contact"),
    "aanmelding": _("Aanmelding"),
    "advies": _("Advies zonder dossier"),
    "doel": _("Doel"),
    "evaluatie": _("Evaluatie"),
    "sluiten": _("Dossier sluiten"),
    "verwijzing": _("Verwijzing"),
    "persoon": _("Nieuw gezinslid"),
}
_log = logging.getLogger(__name__)


class FormTimeMiddleware:
    """Keeps the seconds of a form that was saved: a page that saves sends the reader on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and response.status_code == 302:
            form = FORMS.get(request.resolver_match.view_name if request.resolver_match else "")
            seconds = request.POST.get(FIELD, "")
            if form and len(seconds) < 6 and seconds.isascii() and seconds.isdigit():
                _keep(request, form, int(seconds))
        return response


def _keep(request: HttpRequest, form: str, seconds: int) -> None:
    teams = teams_of(request, *WORKERS)
    team = next(iter(teams)) if len(teams) == 1 else None
    try:
        with transaction.atomic():
            actions.note(formulier=form, team=team, seconden=seconds)
    except DatabaseError:  # the work itself is never lost for this
        _log.exception("seconds of a form were not kept")
