"""Hand a household over, with what the receiver has to know."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from wijkzicht.register.afspraken.models import Afspraak
from wijkzicht.register.audit import actions as audit
from wijkzicht.register.besluiten.models import Besluit
from wijkzicht.register.casussen import actions as casussen
from wijkzicht.register.casussen.models import Casus
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_sent
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker
from wijkzicht.register.overdrachten import policies
from wijkzicht.register.overdrachten.models import Overdracht
from wijkzicht.register.personen.models import Persoonskaart
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.veiligheid import queries as veiligheid
from wijkzicht.register.veiligheid.models import Drang, Meldcode, Veiligheidsafspraak

ANDER_TEAM = "ander_team"


@transaction.atomic
def to_team(
    *,
    casus: Casus,
    versie: int,
    naar: Lidmaatschap,
    op: date,
    reden: str | None,
    by: Medewerker,
    brief: str = "",
    verteld: str = "",
    akkoord: bool | None = None,
    doelen: Iterable[Doel] = (),
    formulier: UUID | None = None,
) -> Overdracht:
    """A colleague of another team takes over the regie from `op`; the same form twice is once.

    The casus here closes and one there opens that day, so that the work of each team stays its own
    in the figures. No new aanmelding: nobody came to the door. What runs goes along: `doelen` begin
    anew, agreements on safety, meldcode, drang, decisions and appointments to come move, open next
    steps and help elsewhere stay where they stand and are worked on from there. Who was involved
    here sees the household until the end of today.
    """
    if before := already_sent(Overdracht, formulier):
        return before
    casus = casussen.locked(casus)
    policies.check_can_hand_over(casus, naar.team)
    huishouden = casus.huishouden
    there = casussen.open(
        huishouden=huishouden,
        team=naar.team,
        geopend=op,
        kader=casus.kader,
        regisseur=naar.medewerker,
        eerder=casus,
        by=by,
    )
    plannen.begin_anew(casus=there, doelen=doelen, op=op, by=by)
    _move_what_runs(casus, there, naar.medewerker)
    words = f"Overgedragen aan {naar.medewerker.naam}, {naar.team.naam}."
    casussen.close(
        casus=casus, versie=versie, op=op, reden=reden, vervolg=ANDER_TEAM, toelichting=words, by=by
    )
    casus.betrokkenen.filter(Q(tot__isnull=True) | Q(tot__gt=today())).update(tot=today())
    Persoonskaart.objects.filter(huishouden=huishouden).update(team=naar.team)
    row = Overdracht.objects.create(
        casus=casus,
        huishouden=huishouden,
        naar_casus=there,
        naar=f"{naar.medewerker.naam}, {naar.team.naam}",
        op=op,
        brief=brief.strip(),
        verteld=verteld.strip(),
        akkoord=akkoord,
        medewerker=by,
        formulier=formulier,
    )
    audit.record("overgedragen_aan_team", by=by, huishouden=huishouden, object=row)
    return row


@transaction.atomic
def elsewhere(
    *,
    casus: Casus,
    versie: int,
    naar: str,
    op: date,
    reden: str | None,
    vervolg: str | None,
    brief: str,
    by: Medewerker,
    verteld: str = "",
    akkoord: bool | None = None,
    formulier: UUID | None = None,
) -> Overdracht:
    """Close the casus with a letter for who goes on with the family, in another municipality or
    organisation; the same form twice is once. Against the will of the family only with why."""
    if before := already_sent(Overdracht, formulier):
        return before
    policies.check_letter(brief, akkoord=akkoord, verteld=verteld)
    casus = casussen.close(
        casus=casus,
        versie=versie,
        op=op,
        reden=reden,
        vervolg=vervolg,
        toelichting=f"Overgedragen aan {naar}.",
        by=by,
    )
    row = Overdracht.objects.create(
        casus=casus,
        huishouden=casus.huishouden,
        naar=naar.strip(),
        op=op,
        brief=brief.strip(),
        verteld=verteld.strip(),
        akkoord=akkoord,
        medewerker=by,
        formulier=formulier,
    )
    audit.record("overgedragen_elders", by=by, huishouden=casus.huishouden, object=row)
    return row


def _move_what_runs(van: Casus, naar: Casus, medewerker: Medewerker) -> None:
    """What is not over yet stands with the receiving team. None of it counts in a figure of a team."""
    Veiligheidsafspraak.objects.filter(veiligheid.running(), casus=van).update(casus=naar)
    Meldcode.objects.filter(casus=van, afgerond_op__isnull=True).update(casus=naar)
    Drang.objects.filter(casus=van, gestopt_op__isnull=True).update(casus=naar)
    open_or_running = Q(uitkomst__isnull=True) | Q(uitkomst="toegekend", eind__gte=today())
    Besluit.objects.filter(open_or_running, casus=van).update(casus=naar)
    to_come = Afspraak.objects.filter(casus=van, datum__gte=today(), afgezegd_op__isnull=True)
    to_come.update(casus=naar, medewerker=medewerker)
