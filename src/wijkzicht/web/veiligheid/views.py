"""The tab Veiligheid, and the agreements on paper."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkzicht.register.casussen import queries as casussen
from wijkzicht.register.casussen.policies import can_write
from wijkzicht.register.veiligheid import queries
from wijkzicht.web.household import opened
from wijkzicht.web.policy import WORKERS, requires
from wijkzicht.web.veiligheid import page


@require_safe
@requires(*WORKERS)
def overzicht(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """What was promised, where the meldcode is and what comes next, and drang."""
    context = opened(request, huishouden_id)
    casus = context["casus"]
    agreements, runs, pressure = queries.safety(casus)
    lines = [page.agreement(row) for row in agreements]
    context |= {
        "may_write": can_write(casus),
        "running": [line for line in lines if line.running],
        "ended": [line for line in lines if not line.running],
        "run": page.current(runs),
        "earlier": [page.shown(row) for row in runs if row.afgerond_op],
        "pressure": pressure,
        "may_start_pressure": not any(row.gestopt_op is None for row in pressure),
    }
    return render(request, "veiligheid/overzicht.html", context)


@require_safe
@requires(*WORKERS)
def afdruk(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """The agreements that hold, in plain words on paper, for the family to keep."""
    context = opened(request, huishouden_id)
    lines = [page.agreement(row) for row in queries.agreements(context["casus"])]
    context["running"] = [line for line in lines if line.running]
    context["regie"] = casussen.regisseur(context["casus"])
    return render(request, "veiligheid/afdruk.html", context)
