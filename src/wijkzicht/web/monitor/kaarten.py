"""The card of each figure, and the index of them all: open to everyone signed in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from wijkzicht.indicators.card import by_chapter, cards
from wijkzicht.indicators.fields import spare_fields
from wijkzicht.register.cijfers import policies
from wijkzicht.register.maten import queries as maten
from wijkzicht.register.organisatie.models import Rol
from wijkzicht.web.monitor import words
from wijkzicht.web.monitor.delen import parts_for
from wijkzicht.web.policy import for_everyone_signed_in, requires
from wijkzicht.web.roles import roles_of

# Who decides what the teams fill in.
DECIDE = (Rol.BEHEER, Rol.ANALIST)


@require_safe
@for_everyone_signed_in
def definities(request: HttpRequest) -> HttpResponse:
    """Every figure under its chapter; with `zoek` those whose card holds all the words."""
    asked = request.GET.get("zoek", "").strip()[:100]
    found = [card for card in cards().values() if card.holds(asked)]
    context = {"words": asked, "chapters": by_chapter(found), "number": len(found)}
    context["may_decide"] = roles_of(request) & set(DECIDE)
    return render(request, "monitor/definities.html", context)


@require_safe
@for_everyone_signed_in
def definitie(request: HttpRequest, code: str) -> HttpResponse:
    """What one figure counts and what not, what it does not say, and what was published elsewhere.

    Who sees figures can tell it apart by a dimension.
    """
    card = cards().get(code)
    if card is None and code.startswith("X-") and (own := maten.newest(code)):
        return redirect("maten:kaart", own.pk)
    if card is None:
        raise Http404
    context = {
        "card": card,
        "indicator": card.indicator,
        "ground": words.ground(code),
        "apart": parts_for(request, card.indicator, policies.visible_groups(request.user)),
    }
    return render(request, "monitor/definitie.html", context)


@require_safe
@requires(*DECIDE)
def velden(request: HttpRequest) -> HttpResponse:
    """Fields that no figure needs, to be talked about and taken away if the work does not either."""
    context = {"tables": spare_fields().items(), "may_set": Rol.BEHEER in roles_of(request)}
    return render(request, "monitor/velden.html", context)
