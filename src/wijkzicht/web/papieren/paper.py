"""Printing what one chooses of a file: people, plan, timeline, log; on A4 in grey."""

import uuid
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wijkzicht.register.casussen import queries as casussen
from wijkzicht.register.personen import family
from wijkzicht.register.plannen import queries as plannen
from wijkzicht.web.dossier import log, timeline
from wijkzicht.web.dossier.person_card import cards
from wijkzicht.web.household import opened
from wijkzicht.web.papieren.forms import PrintForm
from wijkzicht.web.plan.views import shown
from wijkzicht.web.policy import WORKERS, requires

MOST = 50  # pages of the timeline on one print: 1,000 contacts


@require_safe
@requires(*WORKERS)
def afdruk(request: HttpRequest, huishouden_id: uuid.UUID) -> HttpResponse:
    """Choose what goes on paper; what was chosen stands below, ready to print."""
    context = opened(request, huishouden_id)
    form = PrintForm(request.GET or None)
    chosen = form.cleaned_data if request.GET and form.is_valid() else {}
    context |= {"form": form, "chosen": any(chosen.values()), "printed": chosen}
    if chosen.get("gegevens"):
        key = context["huishouden"].pk
        elsewhere, _guests = family.stays(key)
        context["people"] = cards(context["personen"], family.authority(key), elsewhere)
    if chosen.get("plan"):
        found = plannen.plan_page(context["casus"])
        context |= shown(found, context) | {"regie": casussen.regisseur(context["casus"])}
    if chosen.get("tijdlijn"):
        context["timeline"] = between(context["casussen"], chosen.get("van"), chosen.get("tot"))
    if chosen.get("wie"):
        context["days"], context["cut"] = log.days(context["huishouden"])
    return render(request, "papieren/afdruk.html", context)


def between(casussen, van: date | None, tot: date | None) -> list[timeline.Item]:
    """The timeline from one day to another, both included; newest first. What is confidential to
    one member is left out: it is printed for that person alone, from the timeline."""
    found: list[timeline.Item] = []
    before = tot + timedelta(days=1) if tot else None
    for _page in range(MOST):
        page = timeline.timeline(casussen, before=before)
        found += [
            item
            for item in page.items
            if not item.confidential and (van is None or item.when >= van)
        ]
        before = page.older
        if before is None or (van and before <= van):
            break
    return found
