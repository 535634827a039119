"""Bring in a question from outside, and tell a partner how it stands."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import transaction

from wijkzicht.register.aanmeldingen.models import Aanmelding, Bron
from wijkzicht.register.audit import actions as audit
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_sent, one_at_a_time
from wijkzicht.register.inbreng import policies
from wijkzicht.register.inbreng.codes import code_of
from wijkzicht.register.inbreng.models import Inbreng, Werkgebied
from wijkzicht.register.inbreng.queries import by_code
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.vragenlijsten.codes import code_hash
from wijkzicht.register.walls.rights import set_letter_code

THEMSELVES = "zelf"


@transaction.atomic
def ask(
    *,
    team: Team,
    vraag: str,
    bereikbaar: str,
    formulier: UUID,
    by: Medewerker | None = None,
    **fields: Any,
) -> str:
    """A resident asks for help: on the board of the team, no file. The code to look how it stands.

    `by` is nobody: a resident has no account; or the account of the website that sent it. The same
    form twice is one request with one code.
    `fields`: naam, crisis, stil_thuis, leeftijd, kind_betrokken, postcode.
    """
    policies.check_question(vraag)
    policies.check_reachable(bereikbaar)
    code = code_of(formulier)
    set_letter_code(code_hash(code))
    one_at_a_time(formulier)
    if by_code(code):
        return code
    aanmelding = Aanmelding.objects.create(
        team=team,
        datum=today(),
        vraag=vraag.strip(),
        bereikbaar=bereikbaar.strip(),
        kanaal=THEMSELVES,
        bron=Bron.INWONER,
        **fields,
    )
    Inbreng.objects.create(aanmelding=aanmelding, code_zoek=code_hash(code), stand_op=today())
    mark(team, aanmelding.datum)
    audit.record("hulp_gevraagd", by=by, object=aanmelding)
    return code


@transaction.atomic
def report(
    *,
    team: Team,
    over_wie: str,
    vraag: str,
    kanaal: str | None,
    by: Medewerker,
    bereikbaar: str = "",
    crisis: bool | None = None,
    gezin_weet_het: bool | None = None,
    formulier: UUID | None = None,
) -> Inbreng:
    """A partner brings something in about a family, without seeing a file. Once a form."""
    before = already_sent(Inbreng, formulier)
    if before:
        return before
    policies.check_question(vraag)
    aanmelding = Aanmelding.objects.create(
        team=team,
        datum=today(),
        naam=over_wie.strip(),
        vraag=vraag.strip(),
        kanaal=kanaal,
        gebracht_door=by.naam,
        bereikbaar=bereikbaar.strip(),
        crisis=crisis,
        bron=Bron.PARTNER,
        vastgelegd_door=by,
    )
    inbreng = Inbreng.objects.create(
        aanmelding=aanmelding,
        partner=by,
        kanaal=kanaal,
        over_wie=over_wie.strip(),
        vraag=vraag.strip(),
        gezin_weet_het=gezin_weet_het,
        stand_op=today(),
        formulier=formulier,
    )
    mark(team, aanmelding.datum)
    audit.record("inbreng_vastgelegd", by=by, object=inbreng)
    return inbreng


@transaction.atomic
def tell(
    *,
    inbreng: Inbreng,
    stand: str | None,
    by: Medewerker,
    wie_belt: str = "",
    bericht: str = "",
    grondslag: str | None = None,
) -> Inbreng:
    """Say to the partner whether it was picked up and who calls; more only with a reason to share."""
    policies.check_word(
        inbreng, stand=stand, wie_belt=wie_belt, bericht=bericht, grondslag=grondslag
    )
    inbreng.stand, inbreng.stand_op = stand, today()
    inbreng.wie_belt, inbreng.bericht = wie_belt.strip(), bericht.strip()
    inbreng.grondslag, inbreng.bericht_door = grondslag, by
    inbreng.save(
        update_fields=["stand", "stand_op", "wie_belt", "bericht", "grondslag", "bericht_door"]
    )
    household = inbreng.aanmelding.huishouden_id
    audit.record(
        "bericht_aan_partner", by=by, huishouden=household, object=inbreng, reden=grondslag
    )
    return inbreng


@transaction.atomic
def set_area(*, team: Team, postcodes: Iterable[str], by: Medewerker) -> None:
    """Say from which postcodes (four digits) a team takes questions; what is left out goes."""
    wanted = list(dict.fromkeys(postcodes))
    policies.check_area(team, wanted)
    Werkgebied.objects.filter(team=team).exclude(postcode__in=wanted).delete()
    Werkgebied.objects.bulk_create(
        [Werkgebied(team=team, postcode=code) for code in wanted], ignore_conflicts=True
    )
    audit.record("werkgebied_gezet", by=by, object=team)
