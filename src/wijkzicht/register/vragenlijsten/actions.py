"""Invite somebody by letter, and take in what they answer."""

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.cijfers.actions import mark, mark_work
from wijkzicht.register.clock import today
from wijkzicht.register.forms import one_at_a_time
from wijkzicht.register.inrichting.queries import termijn
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.vragenlijsten import policies
from wijkzicht.register.vragenlijsten.codes import code_hash, new_code
from wijkzicht.register.vragenlijsten.models import Antwoord, Respons, Uitnodiging
from wijkzicht.register.vragenlijsten.queries import by_code
from wijkzicht.vocabulary.questionnaires import questionnaire

ABOUT = "alles"


class Invited(NamedTuple):
    """An invitation and its code. The code is nowhere else: print the letter now."""

    uitnodiging: Uitnodiging
    code: str


@transaction.atomic
def invite(
    *,
    casus: Casus,
    vragenlijst: str,
    informant: str,
    by: Medewerker,
    verstuurd_op: date | None = None,
) -> Invited:
    """Invite one voice of a household; parent and young person each get a letter of their own."""
    verstuurd_op = verstuurd_op or today()
    policies.check_can_invite(vragenlijst, informant, verstuurd_op)
    code = new_code()
    uitnodiging = Uitnodiging.objects.create(
        vragenlijst=vragenlijst,
        team=casus.team,
        casus=casus,
        huishouden=casus.huishouden,
        informant=informant,
        verstuurd_op=verstuurd_op,
        geldig_tot=verstuurd_op + timedelta(days=termijn("vragenlijst")),
        code_zoek=code_hash(code),
    )
    mark_work(casus, verstuurd_op)
    audit.record("uitgenodigd", by=by, huishouden=casus.huishouden, object=uitnodiging)
    return Invited(uitnodiging, code)


@transaction.atomic
def answer(
    *,
    code: str,
    waarden: dict[str, int | Decimal | None],
    by: None = None,
    teksten: dict[str, str] | None = None,
) -> Respons:
    """Take in the answers to the invitation with this code, once: a second time is refused.

    `by` is nobody: a resident has no account; the page first says to the database with which code
    somebody came (`walls.rights.set_letter_code(code_hash(code))`). A question skipped or left out is kept as unanswered.
    """
    uitnodiging = by_code(code)
    if uitnodiging:
        one_at_a_time(uitnodiging.pk)
    policies.check_can_answer(uitnodiging)
    policies.check_answers(uitnodiging.vragenlijst, waarden)
    respons = Respons.objects.create(
        uitnodiging=uitnodiging,
        vragenlijst=uitnodiging.vragenlijst,
        team_id=uitnodiging.team_id,
        casus_id=uitnodiging.casus_id,
        huishouden_id=uitnodiging.huishouden_id,
        informant=uitnodiging.informant,
        datum=today(),
        onderwerp=ABOUT,
    )
    Antwoord.objects.bulk_create(
        Antwoord(
            respons=respons,
            vraag=question.vraag,
            waarde=waarden.get(question.vraag),
            tekst=(teksten or {}).get(question.vraag, "").strip()
            if question.schaal is None
            else "",
        )
        for question in questionnaire(uitnodiging.vragenlijst)
    )
    mark(uitnodiging.team, respons.datum, huishouden=uitnodiging.huishouden_id)
    audit.record("vragenlijst_ingevuld", by=by, object=respons)
    return respons
