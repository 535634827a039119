"""Record activities, groups, places, signals and offers."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from wijkzicht.register.aanmeldingen.models import Aanmelding
from wijkzicht.register.audit import actions as audit
from wijkzicht.register.buurt import policies
from wijkzicht.register.buurt.models import (
    Aanbod,
    Aanbodvraag,
    Activiteit,
    Groep,
    Groepsdeelname,
    Plek,
    Signaal,
)
from wijkzicht.register.buurt.queries import by_code
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_sent
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.versions import save_changes
from wijkzicht.register.vragenlijsten.codes import code_hash, new_code

PRESENCE, GROUP = "vindplaats", "groep"
# How long a provider can answer.
ANSWER_WITHIN = timedelta(days=30)


class Asked(NamedTuple):
    """A question to a provider and its code, which is nowhere else."""

    vraag: Aanbodvraag
    code: str


@transaction.atomic
def record(
    *,
    team: Team,
    soort: str,
    datum: date,
    by: Medewerker,
    thema: str = "",
    deelnemers: int | None = None,
    minuten: int | None = None,
    plek: Plek | None = None,
    formulier: UUID | None = None,
) -> Activiteit:
    """Something for a group or a place; the same form twice is one. Unknown numbers stay unknown."""
    before = already_sent(Activiteit, formulier)
    if before:
        return before
    policies.check_activity(team, datum, by, deelnemers)
    row = Activiteit.objects.create(
        team=team,
        soort=soort,
        datum=datum,
        thema=thema.strip(),
        deelnemers=deelnemers,
        minuten=minuten,
        plek=plek,
        vastgelegd_door=by,
        formulier=formulier,
    )
    mark(team, datum)
    audit.record("activiteit_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def repeat(*, activiteit: Activiteit, by: Medewerker) -> Activiteit:
    """The same again, today; how many came is not known yet."""
    return record(
        team=activiteit.team,
        soort=activiteit.soort,
        thema=activiteit.thema,
        minuten=activiteit.minuten,
        plek=activiteit.plek,
        datum=today(),
        by=by,
    )


@transaction.atomic
def change(*, activiteit: Activiteit, versie: int, by: Medewerker, **fields: Any) -> Activiteit:
    """Change an activity. Raises `Conflict` if somebody else saved first."""
    before = activiteit.datum
    datum = fields.get("datum", activiteit.datum)
    policies.check_activity(activiteit.team, datum, by, fields.get("deelnemers"))
    save_changes(activiteit, versie=versie, **fields)
    mark(activiteit.team, before, activiteit.datum)
    audit.record("activiteit_gewijzigd", by=by, object=activiteit)
    return activiteit


@transaction.atomic
def remove(*, activiteit: Activiteit, by: Medewerker) -> None:
    """Take away an activity that was a mistake; the history keeps it."""
    mark(activiteit.team, activiteit.datum)
    audit.record("activiteit_weggehaald", by=by, object=activiteit)
    activiteit.delete()


@transaction.atomic
def add_place(*, team: Team, naam: str, soort: str, by: Medewerker, **fields: Any) -> Plek:
    """A place where the team comes."""
    row = Plek.objects.create(team=team, naam=naam.strip(), soort=soort, **fields)
    audit.record("plek_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def change_place(*, plek: Plek, versie: int, by: Medewerker, **fields: Any) -> Plek:
    """Change a place, or say that the team comes there no more."""
    save_changes(plek, versie=versie, **fields)
    audit.record("plek_gewijzigd", by=by, object=plek)
    return plek


@transaction.atomic
def was_there(*, plek: Plek, by: Medewerker) -> Activiteit:
    """Somebody was at the place today; twice a day by one person is once."""
    known = Activiteit.objects.filter(
        plek=plek, datum=today(), soort=PRESENCE, vastgelegd_door=by
    ).first()
    if known:
        return known
    row = record(team=plek.team, soort=PRESENCE, datum=today(), plek=plek, by=by)
    audit.record("aanwezig_geweest", by=by, object=plek)
    return row


@transaction.atomic
def note_signal(
    *,
    team: Team,
    tekst: str,
    by: Medewerker,
    leefgebied: str | None = None,
    postcode: str = "",
    formulier: UUID | None = None,
) -> Signaal:
    """A sentence about what several people run into; never about somebody."""
    before = already_sent(Signaal, formulier)
    if before:
        return before
    policies.check_signal(tekst)
    row = Signaal.objects.create(
        team=team,
        tekst=tekst.strip(),
        leefgebied=leefgebied,
        postcode=postcode,
        datum=today(),
        vastgelegd_door=by,
        formulier=formulier,
    )
    audit.record("signaal_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def answer_signal(*, signaal: Signaal, gedaan: str, by: Medewerker) -> Signaal:
    """What was done with a signal."""
    signaal.gedaan, signaal.gedaan_op = gedaan.strip(), today() if gedaan.strip() else None
    signaal.save(update_fields=["gedaan", "gedaan_op"])
    audit.record("signaal_beantwoord", by=by, object=signaal)
    return signaal


@transaction.atomic
def add_offer(*, naam: str, by: Medewerker, **fields: Any) -> Aanbod:
    """An offer for the social map; who adds it has looked at it."""
    policies.check_offer(naam, fields.get("leeftijd_van"), fields.get("leeftijd_tot"))
    row = Aanbod.objects.create(naam=naam.strip(), nagekeken_op=today(), **fields)
    audit.record("aanbod_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def change_offer(*, aanbod: Aanbod, versie: int, by: Medewerker, **fields: Any) -> Aanbod:
    """Change an offer, or look at it and find it right: either way it was looked at today."""
    fields = {"nagekeken_op": today(), **fields}
    names = {
        name: fields.get(name, getattr(aanbod, name)) for name in ("leeftijd_van", "leeftijd_tot")
    }
    policies.check_offer(fields.get("naam", aanbod.naam), **names)
    save_changes(aanbod, versie=versie, **fields)
    audit.record("aanbod_nagekeken", by=by, object=aanbod)
    return aanbod


@transaction.atomic
def ask_provider(*, aanbod: Aanbod, by: Medewerker) -> Asked:
    """Ask the provider whether the offer is still right. A question that was open before ends."""
    aanbod.vragen.filter(beantwoord_op__isnull=True).update(geldig_tot=today() - timedelta(days=1))
    code = new_code()
    vraag = Aanbodvraag.objects.create(
        aanbod=aanbod,
        code_zoek=code_hash(code),
        gevraagd_op=today(),
        gevraagd_door=by,
        geldig_tot=today() + ANSWER_WITHIN,
    )
    audit.record("aanbieder_gevraagd", by=by, object=aanbod)
    return Asked(vraag, code)


@transaction.atomic
def answer_as_provider(*, code: str, oordeel: str, by: None = None, **fields: Any) -> Aanbodvraag:
    """The provider says that it is right, no longer there, or what has to change: once a code.

    `by` is nobody: a provider has no account; the page first says to the database with which code
    somebody came. Only what differs from the offer is kept, and changes nothing by itself.
    """
    vraag = by_code(code)
    policies.check_can_answer(vraag)
    aanbod = vraag.aanbod
    other = {name: value for name, value in fields.items() if getattr(aanbod, name) != value}
    if oordeel == Aanbodvraag.Oordeel.ANDERS:
        policies.check_offer(
            fields.get("naam", aanbod.naam), fields.get("leeftijd_van"), fields.get("leeftijd_tot")
        )
        vraag.voorstel = other
        oordeel = oordeel if other else Aanbodvraag.Oordeel.KLOPT
    vraag.oordeel, vraag.beantwoord_op = oordeel, today()
    vraag.save(update_fields=["oordeel", "beantwoord_op", "voorstel"])
    audit.record("aanbieder_antwoordde", by=by, object=aanbod)
    return vraag


@transaction.atomic
def judge_proposal(*, vraag: Aanbodvraag, neem_over: bool, by: Medewerker) -> Aanbod:
    """Take over what the provider would change, or leave the offer as it is."""
    policies.check_can_judge(vraag)
    aanbod = vraag.aanbod
    if neem_over:
        gone = vraag.oordeel == Aanbodvraag.Oordeel.GESTOPT
        fields = {"gestopt_op": vraag.beantwoord_op} if gone else vraag.voorstel
        change_offer(aanbod=aanbod, versie=aanbod.versie, by=by, **fields)
    vraag.verwerkt_op, vraag.verwerkt_door = today(), by
    vraag.save(update_fields=["verwerkt_op", "verwerkt_door"])
    audit.record("voorstel_verwerkt", by=by, object=aanbod)
    return aanbod


@transaction.atomic
def make_group(
    *,
    team: Team,
    naam: str,
    aanmeldingen: Iterable[Aanmelding],
    by: Medewerker,
    leefgebied: str | None = None,
    formulier: UUID | None = None,
) -> Groep:
    """A group with families who wait with the same question; each of them still has to be asked."""
    before = already_sent(Groep, formulier)
    if before:
        return before
    rows = list(aanmeldingen)
    policies.check_group(naam, rows)
    groep = Groep.objects.create(
        team=team, naam=naam.strip(), leefgebied=leefgebied, formulier=formulier
    )
    Groepsdeelname.objects.bulk_create(Groepsdeelname(groep=groep, aanmelding=row) for row in rows)
    audit.record("groep_gemaakt", by=by, object=groep)
    return groep


@transaction.atomic
def change_group(*, groep: Groep, versie: int, by: Medewerker, **fields: Any) -> Groep:
    """Change a group, or say that it has ended."""
    policies.check_group(fields.get("naam", groep.naam), ())
    save_changes(groep, versie=versie, **fields)
    audit.record("groep_gewijzigd", by=by, object=groep)
    return groep


@transaction.atomic
def note_answer(*, deelname: Groepsdeelname, antwoord: str, by: Medewerker) -> Groepsdeelname:
    """What a family answered to the group. Raises KeyError for an answer that is none."""
    deelname.antwoord = Groepsdeelname.Antwoord[antwoord.upper()]
    deelname.save(update_fields=["antwoord"])
    household = deelname.aanmelding.huishouden_id
    audit.record("groep_gevraagd", by=by, huishouden=household, object=deelname)
    return deelname


@transaction.atomic
def group_met(*, groep: Groep, by: Medewerker, formulier: UUID | None = None) -> Activiteit:
    """The group was there today: an activiteit with as many as take part, to be corrected there."""
    there = groep.deelnames.filter(antwoord=Groepsdeelname.Antwoord.JA).count()
    row = record(
        team=groep.team,
        soort=GROUP,
        thema=groep.naam,
        datum=today(),
        plek=groep.plek,
        deelnemers=there or None,
        formulier=formulier,
        by=by,
    )
    audit.record("groep_gehouden", by=by, object=groep)
    return row
