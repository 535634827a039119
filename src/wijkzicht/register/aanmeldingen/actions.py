"""Record a request, move it over the board, and end it: as a casus, or as something else."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from wijkzicht.register.aanmeldingen import policies
from wijkzicht.register.aanmeldingen.models import Aanmelding, Deskundigheid, Kolom, Partneradvies
from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.casussen.queries import last_closed
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_sent
from wijkzicht.register.inbreng.stand import follow
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.personen.models import Huishouden, HuishoudenTeam, Persoonskaart
from wijkzicht.register.personen.queries import seen
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.versions import save_changes

ADVIES = "advies"


@transaction.atomic
def record(
    *,
    team: Team,
    datum: date,
    vraag: str,
    by: Medewerker,
    naam: str = "",
    huishouden_id: UUID | None = None,
    formulier: UUID | None = None,
    **fields: Any,
) -> Aanmelding:
    """Record a request; it stands under Nieuw on the board. The same form twice is one request.

    `huishouden_id` may be of a household that `by` found but can't see: its people will get the
    request. `fields`: kanaal, crisis, ernst, leefgebied, gebracht_door, veiligheid, bereikbaar.
    """
    before = already_sent(Aanmelding, formulier)
    if before:
        return before
    policies.check_can_record(
        datum=datum, vraag=vraag, naam=naam, known=huishouden_id is not None, anoniem=False
    )
    aanmelding = Aanmelding.objects.create(
        team=team,
        datum=datum,
        vraag=vraag,
        naam=naam.strip() or _name_of(huishouden_id),
        huishouden_id=huishouden_id,
        formulier=formulier,
        vastgelegd_door=by,
        **fields,
    )
    _team_has(huishouden_id, team)
    mark(team, datum, huishouden=huishouden_id)
    audit.record("aanmelding_vastgelegd", by=by, huishouden=huishouden_id, object=aanmelding)
    return aanmelding


@transaction.atomic
def record_advice(
    *,
    team: Team,
    datum: date,
    vraag: str,
    advies: str,
    by: Medewerker,
    formulier: UUID | None = None,
    **fields: Any,
) -> Aanmelding:
    """A short question that ends at once as advice: no file, and no name is needed."""
    before = already_sent(Aanmelding, formulier)
    if before:
        return before
    policies.check_can_record(datum=datum, vraag=vraag, naam="", known=False, anoniem=True)
    aanmelding = Aanmelding.objects.create(
        team=team,
        datum=datum,
        vraag=vraag,
        advies=advies,
        kolom=Kolom.AFGEROND,
        triage_datum=datum,
        triage_uitkomst=ADVIES,
        formulier=formulier,
        vastgelegd_door=by,
        **fields,
    )
    mark(team, datum)
    audit.record("advies_gegeven", by=by, object=aanmelding)
    return aanmelding


@transaction.atomic
def advise_partner(
    *,
    team: Team,
    datum: date,
    kanaal: str | None,
    by: Medewerker,
    minuten: int | None = None,
    formulier: UUID | None = None,
    **fields: Any,
) -> Partneradvies:
    """Advice to a partner about no household. The same form twice is one.

    `fields`: leefgebied, vindplaats, notitie (without names).
    """
    before = already_sent(Partneradvies, formulier)
    if before:
        return before
    policies.check_partner_advice(datum, kanaal, minuten)
    advies = Partneradvies.objects.create(
        team=team,
        datum=datum,
        kanaal=kanaal,
        minuten=minuten,
        formulier=formulier,
        vastgelegd_door=by,
        **fields,
    )
    mark(team, datum)
    audit.record("partner_geadviseerd", by=by, object=advies)
    return advies


@transaction.atomic
def change(*, aanmelding: Aanmelding, versie: int, by: Medewerker, **fields: Any) -> Aanmelding:
    """Change what was asked. Raises `Conflict` if somebody else saved first."""
    policies.check_can_change(aanmelding)
    policies.check_can_record(
        datum=fields.get("datum", aanmelding.datum),
        vraag=fields.get("vraag", aanmelding.vraag),
        naam=fields.get("naam", aanmelding.naam),
        known=aanmelding.huishouden_id is not None,
        anoniem=False,
    )
    before = aanmelding.datum
    save_changes(aanmelding, versie=versie, **fields)
    _done("aanmelding_gewijzigd", aanmelding, by, before)
    return aanmelding


@transaction.atomic
def link_household(
    *, aanmelding: Aanmelding, versie: int, huishouden_id: UUID, by: Medewerker
) -> Aanmelding:
    """Say about which household the request is; also one that `by` found but can't see."""
    policies.check_can_change(aanmelding)
    save_changes(aanmelding, versie=versie, huishouden_id=huishouden_id)
    _team_has(huishouden_id, aanmelding.team)
    if aanmelding.toegewezen_aan and seen(huishouden_id):
        _involve_and_log(huishouden_id, aanmelding.toegewezen_aan, by)
    _done("aanmelding_gekoppeld", aanmelding, by)
    return aanmelding


@transaction.atomic
def move(*, aanmelding: Aanmelding, versie: int, kolom: str, by: Medewerker) -> Aanmelding:
    """Put the request in another column. To undo: move it back with the new `versie`."""
    policies.check_can_move(aanmelding, kolom)
    save_changes(aanmelding, versie=versie, kolom=kolom)
    follow(aanmelding)
    audit.record(
        "aanmelding_verplaatst", by=by, huishouden=aanmelding.huishouden_id, object=aanmelding
    )
    return aanmelding


@transaction.atomic
def let_wait(
    *,
    aanmelding: Aanmelding,
    versie: int,
    overbrugging: str,
    kijk_op: date | None,
    by: Medewerker,
    overbrugging_door: str = "",
) -> Aanmelding:
    """Put it under Wacht with what is done meanwhile, by whom, and when somebody looks again."""
    policies.check_can_wait(aanmelding, overbrugging, kijk_op)
    save_changes(
        aanmelding,
        versie=versie,
        kolom=Kolom.WACHT,
        overbrugging=overbrugging.strip(),
        overbrugging_door=overbrugging_door.strip(),
        kijk_op=kijk_op,
    )
    follow(aanmelding)
    _done("aanmelding_overbrugd", aanmelding, by)
    return aanmelding


@transaction.atomic
def hand_over(*, aanmelding: Aanmelding, versie: int, team: Team, by: Medewerker) -> Aanmelding:
    """The request is for another team: it stands as new on that board, and is nobody's there.

    Until somebody there takes it up `by` can still take it back. To undo: hand it over to the team
    before with the new `versie`. A household we know goes along: that team has it too from now on,
    and no longer when it is taken back before there was work there. Who had the request here sees
    the household until the end of today.
    """
    policies.check_can_hand_over(aanmelding, team)
    before, taken_back = aanmelding.team, aanmelding.overgezet_door_id == by.pk
    huishouden = seen(aanmelding.huishouden_id)
    if huishouden:
        _team_has(huishouden.pk, team)
        casussen.end_waiting_involvement(huishouden)
    save_changes(
        aanmelding,
        versie=versie,
        team=team,
        kolom=Kolom.NIEUW,
        toegewezen_aan=None,
        overgezet_door=by,
    )
    if huishouden and taken_back:
        _team_lets_go(huishouden, before)
    follow(aanmelding)
    mark(before, aanmelding.datum, huishouden=aanmelding.huishouden_id)
    _done("aanmelding_naar_team", aanmelding, by)
    return aanmelding


@transaction.atomic
def set_expertise(*, medewerker: Medewerker, leefgebieden: Iterable[str], by: Medewerker) -> None:
    """Say at which leefgebieden somebody is good; what is left out goes."""
    wanted = list(dict.fromkeys(leefgebieden))
    Deskundigheid.objects.filter(medewerker=medewerker).exclude(leefgebied__in=wanted).delete()
    Deskundigheid.objects.bulk_create(
        [Deskundigheid(medewerker=medewerker, leefgebied=code) for code in wanted],
        ignore_conflicts=True,
    )
    audit.record("deskundigheid_gezet", by=by, object=medewerker)


@transaction.atomic
def look_over(*, aanmelding: Aanmelding, versie: int, by: Medewerker) -> Aanmelding:
    """What came from outside was gone over with who sent it: it is no longer unchecked."""
    policies.check_can_change(aanmelding)
    save_changes(aanmelding, versie=versie, nagekeken_op=today())
    audit.record(
        "aanmelding_nagekeken", by=by, huishouden=aanmelding.huishouden_id, object=aanmelding
    )
    return aanmelding


@transaction.atomic
def assign(
    *, aanmelding: Aanmelding, versie: int, medewerker: Medewerker | None, by: Medewerker
) -> Aanmelding:
    """Give the request to a colleague, who may see the household from now on; None: to nobody."""
    policies.check_can_assign(aanmelding, medewerker)
    save_changes(aanmelding, versie=versie, toegewezen_aan=medewerker)
    follow(aanmelding)
    if medewerker and aanmelding.huishouden_id:
        _involve_and_log(aanmelding.huishouden_id, medewerker, by)
    audit.record(
        "aanmelding_toegewezen", by=by, huishouden=aanmelding.huishouden_id, object=aanmelding
    )
    return aanmelding


@transaction.atomic
def triage(
    *,
    aanmelding: Aanmelding,
    versie: int,
    op: date,
    uitkomst: str | None,
    by: Medewerker,
    toelichting: str = "",
    huishouden: Huishouden | None = None,
    kader: str | None = None,
    betrokkenen: Iterable[Medewerker] = (),
    regisseur: Medewerker | None = None,
    eerder: Casus | None = None,
) -> Casus | None:
    """End a request. Outcome `casus` opens one that day, with these people; others leave no file.

    Without `betrokkenen` the colleague it was assigned to is involved, or else `by`. `eerder`: the
    casus that this one goes on from.
    """
    huishouden = huishouden or seen(aanmelding.huishouden_id)
    policies.check_can_triage(
        aanmelding, op=op, uitkomst=uitkomst, has_household=huishouden is not None
    )
    policies.check_may_triage(aanmelding, by)
    casus = None
    if uitkomst == policies.CASUS:
        people = list(betrokkenen) or [aanmelding.toegewezen_aan or by]
        casus = casussen.open(
            huishouden=huishouden,
            team=aanmelding.team,
            geopend=op,
            kader=kader,
            betrokkenen=people,
            regisseur=regisseur,
            eerder=eerder,
            by=by,
        )
    save_changes(
        aanmelding,
        versie=versie,
        kolom=Kolom.AFGEROND,
        triage_datum=op,
        triage_uitkomst=uitkomst,
        triage_toelichting=toelichting.strip(),
        huishouden_id=huishouden.pk if huishouden else aanmelding.huishouden_id,
        casus=casus,
        # Who ends it had it: that is also who can read it afterwards.
        toegewezen_aan=aanmelding.toegewezen_aan or by,
    )
    follow(aanmelding)
    _done("aanmelding_afgerond", aanmelding, by, op)
    if huishouden:
        casussen.end_waiting_involvement(huishouden)
    return casus


@transaction.atomic
def come_back(
    *,
    huishouden: Huishouden,
    team: Team,
    datum: date,
    vraag: str,
    by: Medewerker,
    kanaal: str | None = None,
    doelen: Iterable[Doel] = (),
    formulier: UUID | None = None,
) -> Casus:
    """A family that was here before is back: a request that becomes a casus at once.

    `doelen`: goals of the casus before that still hold; they begin anew, without their scores.
    """
    aanmelding = record(
        team=team,
        datum=datum,
        vraag=vraag,
        huishouden_id=huishouden.pk,
        kanaal=kanaal,
        formulier=formulier,
        by=by,
    )
    if aanmelding.casus:
        return aanmelding.casus
    casus = triage(
        aanmelding=aanmelding,
        versie=aanmelding.versie,
        op=datum,
        uitkomst=policies.CASUS,
        huishouden=huishouden,
        eerder=last_closed(huishouden.pk, team),
        by=by,
    )
    plannen.begin_anew(casus=casus, doelen=doelen, by=by)
    audit.record("gezin_terug", by=by, huishouden=huishouden, object=casus)
    return casus


def _involve_and_log(huishouden_id: UUID, medewerker: Medewerker, by: Medewerker) -> None:
    """Because of the request alone: ends when the request does."""
    running = Betrokkenheid.objects.filter(
        Q(tot__isnull=True) | Q(tot__gte=today()), huishouden=huishouden_id, medewerker=medewerker
    )
    if running.exists():
        return
    betrokkenheid = Betrokkenheid.objects.create(
        huishouden_id=huishouden_id, medewerker=medewerker, van=today()
    )
    audit.record("betrokken_gemaakt", by=by, huishouden=huishouden_id, object=betrokkenheid)


def _team_has(huishouden_id: UUID | None, team: Team) -> None:
    """The team has this household from now on; one that can't be seen gets it with its casus."""
    if seen(huishouden_id):
        HuishoudenTeam.objects.get_or_create(huishouden_id=huishouden_id, team=team)


def _team_lets_go(huishouden: Huishouden, team: Team) -> None:
    """The team no longer has a household of which it had a request alone."""
    if Casus.objects.filter(huishouden=huishouden, team=team).exists():
        return
    if Aanmelding.objects.filter(huishouden=huishouden, team=team).exists():
        return
    HuishoudenTeam.objects.filter(huishouden=huishouden, team=team).delete()


def _name_of(huishouden_id: UUID | None) -> str:
    huishouden = seen(huishouden_id)
    if huishouden:
        return huishouden.naam
    card = Persoonskaart.objects.filter(huishouden=huishouden_id).order_by("geboortejaar").first()
    return card.weergavenaam if card else "bekend gezin"


def _done(actie: str, aanmelding: Aanmelding, by: Medewerker, *days: date) -> None:
    mark(aanmelding.team, aanmelding.datum, *days, huishouden=aanmelding.huishouden_id)
    audit.record(actie, by=by, huishouden=aanmelding.huishouden_id, object=aanmelding)
