"""Keep a file longer than its term: who works with a family knows of a complaint or a court."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from wijkzicht.register.bewaren import actions
from wijkzicht.web.access import Act
from wijkzicht.web.bewaren.forms import PutOffForm
from wijkzicht.web.household import Task, opened, perform
from wijkzicht.web.policy import WORKERS, requires

LONGER = Task(
    _("Dossier langer bewaren"),
    _("Stel uit"),
    _("Dit dossier wordt niet vernietigd zolang dit geldt."),
    "afsluiten:afsluiten",
)


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def langer(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Why the file is kept longer, and until when."""
    context = opened(request, huishouden_id, to=Act.BEHEREN)
    form = PutOffForm(request.POST or None)
    key = context["huishouden"].pk
    return perform(request, context, LONGER, form, actions.put_off, huishouden_id=key)
