"""A telephone system asks whether a caller is known: at most that there is a household, and where."""

from django.urls import reverse
from ninja import Router

from wijkzicht.register.koppelingen.models import Recht
from wijkzicht.register.koppelingen.queries import households_of_caller
from wijkzicht.rules.errors import NotAllowed
from wijkzicht.web.access import recognised
from wijkzicht.web.api.keys import Key
from wijkzicht.web.api.problems import TooOften, Unfit
from wijkzicht.web.api.shapes import Caller, Known, Problem
from wijkzicht.web.inwoner.limit import too_often

CALLS = 300

router = Router(tags=["deur"], auth=Key(Recht.BELLER))


@router.post(
    "/beller",
    response={200: Known, 401: Problem, 422: Problem, 429: Problem},
    summary="Is deze beller bekend?",
)
def beller(request, beller: Caller):
    """The households of the key's team in which somebody has this number. Each time is logged."""
    if too_often(request, "api-beller", CALLS, str(request.auth.pk)):
        raise TooOften
    try:
        found = households_of_caller(beller.nummer)
    except NotAllowed as refusal:
        raise Unfit([f"nummer: {refusal.sentence}"]) from refusal
    recognised(request, found)
    pages = [reverse("dossier:overzicht", args=[key]) for key in found]
    return {"bekend": bool(found), "openen": [request.build_absolute_uri(page) for page in pages]}
