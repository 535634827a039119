"""Read invitations. Answers of one person are read by nobody of the team: there is no query for it."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.vragenlijsten.models import Respons, Uitnodiging


class Invitation(NamedTuple):
    """Who was invited, when, and whether an answer came."""

    uitnodiging_id: UUID
    informant: str
    verstuurd_op: date
    geldig_tot: date
    beantwoord: bool


def by_code(code: str) -> Uitnodiging | None:
    """The invitation of this code, also when used; `policies.check_can_answer` says if it may be filled in."""
    return Uitnodiging.objects.filter(code_zoek=code_hash(code)).first()


def of_casus(casus: Casus) -> list[Invitation]:
    """The invitations of a casus, newest first; one statement."""
    answered = Exists(Respons.objects.filter(uitnodiging=OuterRef("pk")))
    rows = Uitnodiging.objects.filter(casus=casus).annotate(beantwoord=answered)
    rows = rows.order_by("-verstuurd_op", "informant")
    return [
        Invitation(*row)
        for row in rows.values_list("pk", "informant", "verstuurd_op", "geldig_tot", "beantwoord")
    ]
