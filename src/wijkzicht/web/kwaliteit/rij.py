"""From a family on the list of what is not written down to the row in which it is filled in.

Looked up when somebody goes there, so that the list asks nothing of the file. No second definition
of what is missing: the figure says in which family, this finds the newest row with the field empty.
"""

import uuid
from dataclasses import dataclass

from django.db import models
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.contacten.models import Contact
from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.voorzieningen.models import Voorziening
from wijkzicht.vocabulary.periods import Period
from wijkzicht.web.access import huishouden_or_404
from wijkzicht.web.kwaliteit.words import GATEN
from wijkzicht.web.policy import WORKERS, requires


@dataclass(frozen=True)
class Place:
    """Rows of a household with the field empty: by `day`, newest first; `page` with `key` opens one.

    `of_household`: whether the address names the household as well.
    """

    model: type[models.Model]
    empty: Q
    day: str
    page: str
    key: str
    of_household: bool = True


_DOOR = ("datum", "intake:aanmelding", "aanmelding_id", False)
PLACES = {
    "persoon": Place(Contact, Q(met__isnull=True), "datum", "dossier:contact", "contact_id"),
    "minuten": Place(
        Contact, Q(duur_minuten__isnull=True), "datum", "dossier:contact", "contact_id"
    ),
    "uitkomst": Place(
        Doel,
        Q(uitkomst__isnull=True, casus__gesloten__isnull=False),
        "casus__gesloten",
        "plan:evalueren",
        "doel_id",
    ),
    "triage": Place(Aanmelding, Q(triage_uitkomst__isnull=True), *_DOOR),
    "kanaal": Place(Aanmelding, Q(kanaal__isnull=True), *_DOOR),
    "ernst": Place(Aanmelding, Q(ernst__isnull=True), *_DOOR),
    "reden": Place(
        Voorziening,
        Q(reden_verwijzing__isnull=True, door_team=True),
        "verwezen_op",
        "voorzieningen:wijzigen",
        "voorziening_id",
    ),
}


@require_safe
@requires(*WORKERS)
def rij(request: HttpRequest, gat: str, huishouden_id: uuid.UUID) -> HttpResponse:
    """Go to the row; to the page of that work where no row is found, or there is none to point at."""
    if gat not in GATEN:
        raise Http404
    huishouden_or_404(request, huishouden_id)
    place = PLACES.get(gat)
    key = _newest(place, huishouden_id, request.GET.get("periode", "")) if place else None
    if key is None:
        return redirect(GATEN[gat].page, huishouden_id=huishouden_id)
    home = {"huishouden_id": huishouden_id} if place.of_household else {}
    return redirect(place.page, **home, **{place.key: key})


def _newest(place: Place, huishouden_id: uuid.UUID, periode: str) -> uuid.UUID | None:
    """The newest such row, of the period that was looked at if there is one."""
    rows = place.model.objects.filter(place.empty, huishouden=huishouden_id)
    rows = rows.order_by(f"-{place.day}", "pk").values_list("pk", flat=True)
    try:
        period = Period.parse(periode)
    except ValueError:
        return rows.first()
    return rows.filter(**{f"{place.day}__range": (period.start, period.end)}).first()
