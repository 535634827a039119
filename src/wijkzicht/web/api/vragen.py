"""A website brings in the question of a resident; the same rules and sentences as our own page."""

from typing import Annotated
from uuid import UUID, uuid5

from django.urls import reverse
from ninja import Header, Router, Status

from wijkzicht.register.clock import today
from wijkzicht.register.inbreng import actions
from wijkzicht.register.koppelingen.models import Recht
from wijkzicht.register.organisatie.queries import open_teams
from wijkzicht.web.api.keys import Key
from wijkzicht.web.api.problems import TooOften, Unfit
from wijkzicht.web.api.shapes import Problem, Question, Receipt
from wijkzicht.web.inwoner.ask_forms import AskForm, YoungAskForm
from wijkzicht.web.inwoner.limit import too_often

# A website asks for all its visitors.
QUESTIONS = 200

router = Router(tags=["deur"], auth=Key(Recht.AANMELDEN))
Once = Annotated[
    UUID,
    Header(
        alias="Idempotency-Key",
        description="Een UUID die bij deze ene vraag hoort. Nog eens gestuurd is het dezelfde vraag.",
    ),
]


@router.post(
    "/vragen",
    response={201: Receipt, 401: Problem, 422: Problem, 429: Problem},
    summary="Een vraag van een inwoner",
)
def vraag(request, vraag: Question, eenmaal: Once):
    """Comes on the board of the team of that postcode, marked as from a resident and not gone over.

    A key of one team brings everything to that team. Sent again with the same key it is the same
    question with the same code, whatever else is in it.
    """
    koppeling = request.auth
    if too_often(request, "api-vraag", QUESTIONS, str(koppeling.pk)):
        raise TooOften
    teams = [koppeling.team] if koppeling.team else open_teams(today())
    kind = AskForm if vraag.leeftijd is None else YoungAskForm
    sent = {name: "" if value is None else str(value) for name, value in vraag.dict().items()}
    form = kind(sent, teams=teams)
    form.formulier = uuid5(koppeling.pk, str(eenmaal))
    if not form.save(actions.ask, by=request.user):
        raise Unfit([f"{name}: {text}" for name, texts in form.errors.items() for text in texts])
    stand = request.build_absolute_uri(reverse("inwoner:stand"))
    receipt = {"code": form.saved, "team": form.cleaned_data["team"].naam, "stand": stand}
    return Status(201, receipt)
