"""Ask to look along in a file, and answer such a question."""

from datetime import date

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.queries import open_casus
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker
from wijkzicht.register.personen.models import Persoonskaart
from wijkzicht.register.toegang import policies
from wijkzicht.register.toegang.models import Toegangsvraag

Antwoord = Toegangsvraag.Antwoord


@transaction.atomic
def ask(*, kaart: Persoonskaart, waarom: str, by: Medewerker) -> Toegangsvraag:
    """Ask to look along with the household of somebody who was found."""
    policies.check_can_ask(kaart, by, waarom)
    vraag = Toegangsvraag.objects.create(
        huishouden_id=kaart.huishouden_id,
        persoon_id=kaart.persoon_id,
        medewerker=by,
        waarom=waarom.strip(),
        gevraagd_op=today(),
    )
    audit.record("toegang_gevraagd", by=by, huishouden=kaart.huishouden_id, object=vraag)
    return vraag


@transaction.atomic
def grant(*, vraag: Toegangsvraag, tot: date | None, by: Medewerker) -> Toegangsvraag:
    """Who asked looks along from now until `tot`."""
    vraag = _open(vraag, by)
    casus = open_casus(vraag.huishouden_id)
    policies.check_there_is_a_file(casus)
    casussen.consult(casus=casus, medewerker=vraag.medewerker, tot=tot, by=by)
    _answer(vraag, Antwoord.JA, "", by)
    audit.record("toegang_gegeven", by=by, huishouden=vraag.huishouden_id, object=vraag)
    return vraag


@transaction.atomic
def refuse(*, vraag: Toegangsvraag, woord: str, by: Medewerker) -> Toegangsvraag:
    """Who asked does not look along, and reads why."""
    vraag = _open(vraag, by)
    policies.check_word(woord)
    _answer(vraag, Antwoord.NEE, woord, by)
    audit.record("toegang_geweigerd", by=by, huishouden=vraag.huishouden_id, object=vraag)
    return vraag


def _open(vraag: Toegangsvraag, by: Medewerker) -> Toegangsvraag:
    """The question as it is now, held: of two answers at once the second is told."""
    rows = Toegangsvraag.objects.select_for_update(of=("self",))
    now = rows.select_related("medewerker", "beantwoord_door").get(pk=vraag.pk)
    policies.check_can_answer(now, by)
    return now


def _answer(vraag: Toegangsvraag, antwoord: str, woord: str, by: Medewerker) -> None:
    vraag.antwoord, vraag.woord = antwoord, woord.strip()
    vraag.beantwoord_op, vraag.beantwoord_door = today(), by
    vraag.save(update_fields=["antwoord", "woord", "beantwoord_op", "beantwoord_door"])
