"""Open and close a casus, and say who is involved and who coordinates."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.casussen import policies
from wijkzicht.register.casussen.models import Betrokkenheid, Casus, Regie
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie.models import Medewerker, Team
from wijkzicht.register.personen.models import Huishouden, HuishoudenTeam
from wijkzicht.register.versions import save_changes

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
) -> Casus:
    """Open a casus of a household. Without `betrokkenen` or `regisseur`, `by` is involved."""
    list(Huishouden.objects.select_for_update().filter(pk=huishouden.pk))
    policies.check_can_open(huishouden.pk, team.pk, geopend)
    HuishoudenTeam.objects.get_or_create(huishouden=huishouden, team=team)
    casus = Casus.objects.create(huishouden=huishouden, team=team, geopend=geopend, kader=kader)
    audit.record("casus_geopend", by=by, huishouden=huishouden, object=casus)
    people = list(betrokkenen) or ([] if regisseur else [by])
    for medewerker in people:
        involve(casus=casus, medewerker=medewerker, van=geopend, by=by)
    if regisseur:
        take_over_regie(casus=casus, medewerker=regisseur, van=geopend, by=by)
    mark(team, geopend, today())
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
    mark(casus.team, van, today())
    audit.record("regie_overgenomen", by=by, huishouden=casus.huishouden, object=regie)
    return regie


@transaction.atomic
def set_kader(*, casus: Casus, kader: str, by: Medewerker) -> None:
    """Say under which kader the team works. `casus` is held by the caller."""
    save_changes(casus, versie=casus.versie, kader=kader)
    mark(casus.team, casus.geopend, today())
    audit.record("kader_gewijzigd", by=by, huishouden=casus.huishouden, object=casus)


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
) -> Casus:
    """Close a casus. Open goals stay as they are, with a reason: closing is not an outcome.

    Everybody's involvement in it ends today, the regie on the day of closing.
    """
    casus = locked(casus)
    policies.check_can_close(casus, op, reden=reden, vervolg=vervolg, toelichting=toelichting)
    save_changes(
        casus,
        versie=versie,
        gesloten=op,
        reden_sluiting=reden,
        vervolg=vervolg,
        sluit_toelichting=toelichting.strip(),
    )
    casus.regie.filter(Q(tot__isnull=True) | Q(tot__gt=op)).update(tot=op)
    # The audit line comes first: whoever closes may lose sight of the household by closing.
    audit.record("casus_gesloten", by=by, huishouden=casus.huishouden, object=casus)
    mark(casus.team, casus.geopend, op, today())
    running = casus.betrokkenen.filter(Q(tot__isnull=True) | Q(tot__gt=today()))
    running.filter(van__gt=today()).delete()
    running.filter(van__lte=today()).update(tot=today())
    return casus


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
