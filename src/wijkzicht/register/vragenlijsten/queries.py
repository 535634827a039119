"""Read invitations. Answers of one person are read by nobody of the team: there is no query for it."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.vragenlijsten.models import Uitnodiging


class Invitation(NamedTuple):
    """Who was invited, and when. Whether an answer came is not told to the team."""

    uitnodiging_id: UUID
    informant: str
    verstuurd_op: date
    geldig_tot: date


def by_code(code: str) -> Uitnodiging | None:
    """The invitation of this code, also when used; `policies.check_can_answer` says if it may be filled in."""
    return Uitnodiging.objects.filter(code_zoek=code_hash(code)).first()


def of_casus(casus: Casus) -> list[Invitation]:
    """The invitations of a casus, newest first; one statement."""
    rows = Uitnodiging.objects.filter(casus=casus).order_by("-verstuurd_op", "informant")
    return [
        Invitation(*row)
        for row in rows.values_list("pk", "informant", "verstuurd_op", "geldig_tot")
    ]
