"""Open and close a casus, and say who is involved and who coordinates."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen import policies
from wijkzicht.register.casussen.models import Betrokkenheid, Casus, Regie, Resultaat
from wijkzicht.register.casussen.queries import sight_ends
from wijkzicht.register.cijfers.actions import mark_work
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_sent
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.personen.models import Huishouden, HuishoudenTeam
from wijkzicht.register.versions import save_changes
from wijkzicht.rules.errors import NotAllowed

DAY = timedelta(days=1)
Soort = Betrokkenheid.Soort


def locked(casus: Casus) -> Casus:
    """The casus as it is now, held until the end of the transaction.

    Whoever writes in a casus comes through here, so that closing and writing can't cross.
    """
    return (
        Casus.objects.select_for_update(of=("self",))
        .select_related("team", "huishouden")
        .get(pk=casus.pk)
    )


@transaction.atomic
def open(
    *,
    huishouden: Huishouden,
    team: Team,
    geopend: date,
    by: Medewerker,
    kader: str | None = None,
    betrokkenen: Iterable[Medewerker] = (),
    regisseur: Medewerker | None = None,
    eerder: Casus | None = None,
) -> Casus:
    """Open a casus of a household. Without `betrokkenen` or `regisseur`, `by` is involved.

    `eerder`: the casus it goes on from, when the family is back or was handed over.
    """
    list(Huishouden.objects.select_for_update().filter(pk=huishouden.pk))
    policies.check_can_open(huishouden.pk, team.pk, geopend)
    HuishoudenTeam.objects.get_or_create(huishouden=huishouden, team=team)
    casus = Casus.objects.create(
        huishouden=huishouden, team=team, geopend=geopend, kader=kader, eerder=eerder
    )
    audit.record("casus_geopend", by=by, huishouden=huishouden, object=casus)
    people = list(betrokkenen) or ([] if regisseur else [by])
    for medewerker in people:
        involve(casus=casus, medewerker=medewerker, van=geopend, by=by)
    if regisseur:
        take_over_regie(casus=casus, medewerker=regisseur, van=geopend, by=by)
    mark_work(casus, geopend, today())
    return casus


@transaction.atomic
def involve(
    *,
    casus: Casus,
    medewerker: Medewerker,
    by: Medewerker,
    van: date | None = None,
    tot: date | None = None,
) -> Betrokkenheid:
    """Somebody of the team works with this household from now on. Already involved: as it was."""
    van = van or today()
    casus = locked(casus)
    policies.check_can_involve(casus, medewerker, van, tot)
    running = casus.betrokkenen.filter(
        Q(tot__isnull=True) | Q(tot__gte=today()), medewerker=medewerker, soort=Soort.BETROKKEN
    ).first()
    if running:
        return running
    return _involve_and_log(casus, medewerker, Soort.BETROKKEN, van, tot, by)


@transaction.atomic
def consult(*, casus: Casus, medewerker: Medewerker, tot: date, by: Medewerker) -> Betrokkenheid:
    """A colleague looks along until `tot`, a behavioural scientist or somebody of another team."""
    casus = locked(casus)
    policies.check_can_consult(casus, medewerker, tot)
    return _involve_and_log(casus, medewerker, Soort.CONSULT, today(), tot, by)


@transaction.atomic
def end_involvement(
    *, betrokkenheid: Betrokkenheid, by: Medewerker, tot: date | None = None
) -> None:
    """End an involvement after the day `tot`; without it at once, from the next request on."""
    last = tot or today() - DAY
    huishouden = betrokkenheid.huishouden
    audit.record("betrokkenheid_beeindigd", by=by, huishouden=huishouden, object=betrokkenheid)
    if last < betrokkenheid.van:
        betrokkenheid.delete()
        return
    betrokkenheid.tot = last
    betrokkenheid.save(update_fields=["tot"])


@transaction.atomic
def take_over_regie(*, casus: Casus, medewerker: Medewerker, van: date, by: Medewerker) -> Regie:
    """From `van` on this medewerker coordinates; who did before stops the day before.

    Whoever took it over on the same day is replaced. Who stops coordinating stays involved only if
    they were involved beside it.
    """
    casus = locked(casus)
    now = casus.regie.select_related("medewerker").order_by("-van").first()
    policies.check_can_take_regie(casus, medewerker, van, now)
    if now and now.van == van:
        now.delete()
    elif now and (now.tot is None or now.tot >= van):
        now.tot = van - DAY
        now.save(update_fields=["tot"])
    _stop_regisseurs(casus, van)
    regie = Regie.objects.create(
        casus=casus, huishouden=casus.huishouden, medewerker=medewerker, van=van
    )
    _involve_and_log(casus, medewerker, Soort.REGIE, van, None, by)
    mark_work(casus, van, today())
    audit.record("regie_overgenomen", by=by, huishouden=casus.huishouden, object=regie)
    return regie


@transaction.atomic
def set_kader(*, casus: Casus, kader: str, by: Medewerker) -> None:
    """Say under which kader the team works. `casus` is held by the caller."""
    save_changes(casus, versie=casus.versie, kader=kader)
    mark_work(casus, casus.geopend, today())
    audit.record("kader_gewijzigd", by=by, huishouden=casus.huishouden, object=casus)


@transaction.atomic
def hand_over(
    *,
    casussen: Iterable[Casus],
    van: Medewerker,
    naar: Medewerker,
    by: Medewerker,
) -> int:
    """Families go from one colleague to another at once: the involvement, and the regie if `van` has it.

    Open next steps stand in the file, so they go along. `van` keeps sight until today. How many went.
    """
    if van.pk == naar.pk:
        raise NotAllowed("Kies een andere collega om de gezinnen aan te geven.")
    count = 0
    for chosen in casussen:
        casus = locked(chosen)
        involve(casus=casus, medewerker=naar, by=by)
        has_regie = casus.regie.filter(medewerker=van, tot__isnull=True).exists()
        if has_regie:
            take_over_regie(casus=casus, medewerker=naar, van=today(), by=by)
        for row in casus.betrokkenen.filter(
            Q(tot__isnull=True) | Q(tot__gte=today()), medewerker=van, soort=Soort.BETROKKEN
        ):
            end_involvement(betrokkenheid=row, tot=today(), by=by)
        audit.record("gezin_overgedragen", by=by, huishouden=casus.huishouden, object=casus)
        count += 1
    return count


@transaction.atomic
def close(
    *,
    casus: Casus,
    versie: int,
    op: date,
    reden: str | None,
    vervolg: str | None,
    by: Medewerker,
    toelichting: str = "",
    nazorg_op: date | None = None,
) -> Casus:
    """Close a casus. Open goals stay as they are, with a reason: closing is not an outcome.

    The regie ends on the day of closing. Who is involved keeps sight of it for a while, to write
    down what is late, to take back a mistake, and to call the family on `nazorg_op`.
    """
    casus = locked(casus)
    policies.check_can_close(casus, op, reden=reden, vervolg=vervolg, toelichting=toelichting)
    policies.check_follow_up(nazorg_op, op)
    save_changes(
        casus,
        versie=versie,
        gesloten=op,
        reden_sluiting=reden,
        vervolg=vervolg,
        sluit_toelichting=toelichting.strip(),
        sluiting_vastgelegd_op=today(),
        nazorg_op=nazorg_op,
    )
    casus.regie.filter(Q(tot__isnull=True) | Q(tot__gt=op)).update(tot=op)
    audit.record("casus_gesloten", by=by, huishouden=casus.huishouden, object=casus)
    mark_work(casus, casus.geopend, op, today())
    last = sight_ends(casus)
    running = casus.betrokkenen.filter(Q(tot__isnull=True) | Q(tot__gt=last))
    running.filter(van__gt=today()).delete()
    running.filter(van__lte=today()).update(tot=last)
    return casus


@transaction.atomic
def undo_close(*, casus: Casus, versie: int, reden: str, by: Medewerker) -> Casus:
    """Take back a closing that was a mistake: the casus goes on as if it had not been closed.

    Who was involved is involved again, and who coordinated coordinates. The closing stays to be
    read in the history.
    """
    casus = locked(casus)
    policies.check_can_undo_close(casus)
    op, last = casus.gesloten, sight_ends(casus)
    save_changes(
        casus,
        versie=versie,
        gesloten=None,
        reden_sluiting=None,
        vervolg=None,
        sluiting_vastgelegd_op=None,
        nazorg_op=None,
        heropend_omdat=reden.strip(),
    )
    casus.betrokkenen.filter(tot=last).exclude(soort=Soort.CONSULT).update(tot=None)
    ended = casus.regie.filter(tot=op).order_by("-van").first()
    if ended:
        casus.regie.filter(pk=ended.pk).update(tot=None)
    mark_work(casus, casus.geopend, op, today())
    audit.record("sluiten_ongedaan", by=by, huishouden=casus.huishouden, object=casus)
    return casus


@transaction.atomic
def note_result(
    *,
    casus: Casus,
    soort: str,
    datum: date,
    by: Medewerker,
    onderbouwing: str = "",
    formulier: UUID | None = None,
) -> Resultaat:
    """Write down what was prevented or replaced; the same form twice is one result."""
    before = already_sent(Resultaat, formulier)
    if before:
        return before
    casus = locked(casus)
    policies.check_result(casus, datum)
    row = Resultaat.objects.create(
        casus=casus,
        huishouden=casus.huishouden,
        soort=soort,
        datum=datum,
        onderbouwing=onderbouwing.strip(),
        formulier=formulier,
    )
    mark_work(casus, datum, casus.gesloten)
    audit.record("resultaat_vastgelegd", by=by, huishouden=casus.huishouden, object=row)
    return row


@transaction.atomic
def remove_result(*, resultaat: Resultaat, by: Medewerker) -> None:
    """Take away a result that was a mistake; the history keeps it."""
    casus = locked(resultaat.casus)
    mark_work(casus, resultaat.datum, casus.gesloten)
    audit.record("resultaat_weggehaald", by=by, huishouden=casus.huishouden, object=resultaat)
    resultaat.delete()


def _involve_and_log(casus, medewerker, soort, van, tot, by) -> Betrokkenheid:
    betrokkenheid = Betrokkenheid.objects.create(
        huishouden=casus.huishouden,
        casus=casus,
        medewerker=medewerker,
        soort=soort,
        van=van,
        tot=tot,
    )
    audit.record("betrokken_gemaakt", by=by, huishouden=casus.huishouden, object=betrokkenheid)
    return betrokkenheid


def _stop_regisseurs(casus: Casus, van: date) -> None:
    """Who coordinated until now keeps sight of today at most, and none of the days from `van`."""
    earlier = casus.betrokkenen.filter(Q(tot__isnull=True) | Q(tot__gte=van), soort=Soort.REGIE)
    earlier.filter(van__gte=van).delete()
    earlier.update(tot=van - DAY)


def end_waiting_involvement(huishouden: Huishouden) -> None:
    """Involvement because of a request ends when the request does: sight until today, no longer."""
    Betrokkenheid.objects.filter(
        Q(tot__isnull=True) | Q(tot__gt=today()), huishouden=huishouden, casus__isnull=True
    ).update(tot=today())
