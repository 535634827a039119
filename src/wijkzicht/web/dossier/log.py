"""Who looked at this household, in plain words."""

import uuid
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from wijkzicht.register.audit.models import Handeling, Logregel
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Huishouden
from wijkzicht.register.samenvoegen.queries import former
from wijkzicht.web.access import huishouden_or_404
from wijkzicht.web.dossier.frame import dossier
from wijkzicht.web.policy import WORKERS, requires

LINES = 2000
DID = {
    Handeling.BEKEKEN: gettext_lazy("keek in het dossier"),
    Handeling.GEZOCHT: gettext_lazy("vond iemand van dit gezin met zoeken"),
    Handeling.VASTGELEGD: gettext_lazy("schreef iets op"),
    Handeling.GEWIJZIGD: gettext_lazy("paste iets aan"),
    Handeling.VERWIJDERD: gettext_lazy("haalde iets weg"),
    Handeling.VERSTREKT: gettext_lazy("gaf gegevens door"),
}
BECAUSE = {
    "betrokken": gettext_lazy("is betrokken"),
    "regie": gettext_lazy("heeft de regie"),
    "consult": gettext_lazy("is meegevraagd"),
    "teamleider": gettext_lazy("leidt het team"),
    "team": gettext_lazy("werkt in het team"),
    "toegang_gevraagd": gettext_lazy("vroeg om mee te kijken"),
    "lijst": gettext_lazy("zag de naam in een lijst"),
}
_MOST = (Handeling.VERSTREKT, Handeling.VERWIJDERD, Handeling.GEWIJZIGD, Handeling.VASTGELEGD)


@dataclass(frozen=True)
class Look:
    """What somebody did on one day, said once."""

    day: date
    first: str
    who: str
    did: list[str]
    why: str
    refused: bool


@require_safe
@requires(*WORKERS)
def wie_keek_mee(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Who saw this household or wrote in it: a line per colleague and day, newest first."""
    huishouden = huishouden_or_404(request, huishouden_id)
    context = dossier(request, huishouden)
    context["days"], context["cut"] = days(huishouden)
    return render(request, "dossier/wie_keek_mee.html", context)


def days(huishouden: Huishouden) -> tuple[list[tuple[date, list[Look]]], bool]:
    """Who looked, day by day, newest first; and whether there is more than is shown."""
    keys = [huishouden.pk, *former(huishouden.pk)]
    lines = list(Logregel.objects.filter(huishouden_id__in=keys).order_by("-moment")[:LINES])
    grouped = groupby(_looks(lines), key=lambda look: look.day)
    return [(day, list(rows)) for day, rows in grouped], len(lines) == LINES


def _looks(lines: list[Logregel]) -> list[Look]:
    names = dict(
        Medewerker.objects.filter(pk__in={line.medewerker_id for line in lines}).values_list(
            "pk", "naam"
        )
    )
    together: dict[tuple, list[Logregel]] = defaultdict(list)
    for line in lines:
        key = (localtime(line.moment).date(), line.medewerker_id, line.toegestaan)
        together[key].append(line)
    return [
        Look(
            day,
            f"{localtime(rows[-1].moment):%H:%M}",
            names.get(who) or _("Een inwoner met een code"),
            _deeds(rows),
            _why(rows),
            not allowed,
        )
        for (day, who, allowed), rows in together.items()
    ]


def _deeds(rows: list[Logregel]) -> list[str]:
    """What was done, in words. Changing something is more than looking at it."""
    kinds = {row.handeling for row in rows if row.soort != "lijst"}
    if kinds & set(_MOST):
        kinds.discard(Handeling.BEKEKEN)
    return [str(DID[kind]) for kind in DID if kind in kinds]


def _why(rows: list[Logregel]) -> str:
    reasons = {row.regel for row in rows} & set(BECAUSE)
    if len(reasons) > 1:
        reasons.discard("lijst")
    return ", ".join(str(BECAUSE[reason]) for reason in BECAUSE if reason in reasons)
