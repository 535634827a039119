"""Read the log by medewerker, household and day."""

from itertools import groupby
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wijkzicht.register.audit.models import Logregel
from wijkzicht.register.organisatie.models import Medewerker, Rol
from wijkzicht.register.steekproef import queries as samples
from wijkzicht.web.beheer.forms import ROLES
from wijkzicht.web.logcontrole.forms import ACTS, LogForm
from wijkzicht.web.policy import requires

PER_PAGE = 100
MOST = 5000  # lines counted; who looks for more narrows the question


class _Bounded(Paginator):
    """Counts no further than MOST lines: the log grows to millions."""

    @cached_property
    def count(self) -> int:
        return self.object_list[:MOST].count()


@require_safe
@requires(Rol.PRIVACY_OFFICER)
def overzicht(request: HttpRequest) -> HttpResponse:
    """The lines that fit the question, newest first; a fixed number of statements."""
    form = LogForm(request.GET or None)
    wanted = form.wanted() if form.is_valid() else {}
    lines = Logregel.objects.filter(**wanted).order_by("-moment", "pk")
    page = _Bounded(lines, PER_PAGE).get_page(request.GET.get("bladzijde"))
    asked = {k: v for k, v in request.GET.items() if k != "bladzijde" and v}
    context = {
        "form": form,
        "page": page,
        "lines": in_words(page),
        "open_weeks": samples.open_weeks(),
        "page_url": f"?{urlencode(asked | {'bladzijde': ''})}",
    }
    refused = bool(form.errors)
    return render(request, "logcontrole/overzicht.html", context, status=422 if refused else 200)


def in_words(page: Page) -> list[dict]:
    """The acts on a page with names of colleagues; one statement more."""
    names = dict(
        Medewerker.objects.filter(pk__in={line.medewerker_id for line in page}).values_list(
            "pk", "naam"
        )
    )
    acts, roles = dict(ACTS), dict(ROLES)
    return [
        {
            "line": same[0],
            "people": len({line.persoon_id for line in same if line.persoon_id}),
            "who": names.get(same[0].medewerker_id, _("inwoner of systeem")),
            "what": acts[same[0].handeling],
            "role": ", ".join(str(roles.get(r, r)) for r in same[0].rol.split(",") if r),
        }
        for same in (list(lines) for _key, lines in groupby(page, key=_act))
    ]


def _act(line: Logregel) -> tuple:
    """What lines of one act share: a page about a household writes one line for each person."""
    return (
        line.moment.replace(microsecond=0),
        line.medewerker_id,
        line.handeling,
        line.soort,
        line.voorwerp_id,
        line.huishouden_id,
        line.regel,
        line.route,
    )
