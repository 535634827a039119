"""The social map: search, add, look at again."""

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wijkzicht.register.buurt import actions, queries
from wijkzicht.register.buurt.models import Aanbod
from wijkzicht.register.buurt.policies import is_stale
from wijkzicht.web.buurt.forms import OfferForm, SearchForm
from wijkzicht.web.buurt.providers import proposed
from wijkzicht.web.codes import label
from wijkzicht.web.household import form_page
from wijkzicht.web.policy import WORKERS, requires

MAP = "buurt:kaart"


@require_safe
@requires(*WORKERS)
def kaart(request: HttpRequest) -> HttpResponse:
    """What there is, by word, by life domain and by age."""
    form = SearchForm(request.GET or None)
    asked = form.cleaned_data if request.GET and form.is_valid() else {}
    rows = listed_offers(**asked)
    context = {"form": form, "rows": rows, "asked": any(asked.values()), "proposals": proposed()}
    return render(request, "buurt/kaart.html", context)


def listed_offers(**asked: object) -> list[dict]:
    """Offers that fit, in words; one statement."""
    return [
        {
            "row": row,
            "themes": [label("leefgebied", code) for code in row.leefgebieden],
            "ages": _ages(row),
            "stale": is_stale(row),
            "by_provider": row.bevestigd_op if _later(row) else None,
        }
        for row in queries.offers(**asked)
    ]


@require_http_methods(["GET", "POST"])
@requires(*WORKERS)
def aanbod(request: HttpRequest, aanbod_id: uuid.UUID | None = None) -> HttpResponse:
    """Add an offer, or change it: it counts as looked at."""
    row = _offer(aanbod_id) if aanbod_id else None
    form = OfferForm(request.POST or None, row=row)
    if request.method == "POST":
        saved = (
            form.save(actions.change_offer, aanbod=row, versie=form.versie or 0, by=request.user)
            if row
            else form.save(actions.add_offer, by=request.user)
        )
        if saved:
            messages.success(request, _("Aanbod bewaard."))
            return redirect(MAP)
    context = {"form": form, "title": row.naam if row else _("Nieuw aanbod"), "save": _("Bewaar")}
    context |= {"back_url": reverse(MAP), "offer": row}
    return form_page(request, "buurt/aanbod_wijzigen.html", context)


@require_POST
@requires(*WORKERS)
def klopt(request: HttpRequest, aanbod_id: uuid.UUID) -> HttpResponse:
    """Somebody looked, and it is still right."""
    row = _offer(aanbod_id)
    actions.change_offer(aanbod=row, versie=row.versie, by=request.user)
    messages.success(request, _("Nagekeken: %(name)s.") % {"name": row.naam})
    return redirect(MAP)


def _offer(key: uuid.UUID) -> Aanbod:
    row = Aanbod.objects.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _later(row: Aanbod) -> bool:
    """Whether the provider confirmed it since a colleague looked."""
    return row.bevestigd_op is not None and row.bevestigd_op >= row.nagekeken_op


def _ages(row: Aanbod) -> str:
    van, tot = row.leeftijd_van, row.leeftijd_tot
    if van is not None and tot is not None:
        return _("%(van)s tot en met %(tot)s jaar") % {"van": van, "tot": tot}
    if van is not None:
        return _("vanaf %(van)s jaar") % {"van": van}
    return _("tot en met %(tot)s jaar") % {"tot": tot} if tot is not None else _("alle leeftijden")
