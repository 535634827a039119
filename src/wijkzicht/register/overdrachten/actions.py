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
from wijkzicht.register.casussen.models import Betrokkenheid, Casus
from wijkzicht.register.clock import today
from wijkzicht.register.forms import already_sent
from wijkzicht.register.organisatie.models import Lidmaatschap, Medewerker, Team
from wijkzicht.register.organisatie.queries import leads
from wijkzicht.register.overdrachten import policies
from wijkzicht.register.overdrachten.models import Overdracht
from wijkzicht.register.personen.models import HuishoudenTeam, Persoonskaart
from wijkzicht.register.plannen import actions as plannen
from wijkzicht.register.plannen.models import Doel
from wijkzicht.register.veiligheid import queries as veiligheid
from wijkzicht.register.veiligheid.models import Drang, Meldcode, Veiligheidsafspraak
from wijkzicht.register.versions import save_changes

ANDER_TEAM = "ander_team"


@transaction.atomic
def to_team(
    *,
    casus: Casus,
    versie: int,
    naar: Lidmaatschap | Team,
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

    `naar` is a team: nobody was chosen yet. The household waits on the board of that team, all of
    the above happens when somebody takes it, and until then nothing changes here.
    """
    if before := already_sent(Overdracht, formulier):
        return before
    casus = casussen.locked(casus)
    row = Overdracht(
        casus=casus,
        huishouden=casus.huishouden,
        op=op,
        reden=reden,
        brief=brief.strip(),
        verteld=verteld.strip(),
        akkoord=akkoord,
        medewerker=by,
        formulier=formulier,
    )
    if isinstance(naar, Team):
        policies.check_can_wait(casus, naar, op)
        save_changes(casus, versie=versie)
        row.naar_team, row.naar, row.doelen = naar, naar.naam, [doel.pk for doel in doelen]
        row.save(force_insert=True)
        audit.record("overdracht_wacht", by=by, huishouden=casus.huishouden, object=row)
        return row
    policies.check_can_hand_over(casus, naar.team)
    _go_on_there(row, casus, versie, naar, doelen, by)
    audit.record("overgedragen_aan_team", by=by, huishouden=casus.huishouden, object=row)
    return row


@transaction.atomic
def take(*, overdracht: Overdracht, naar: Lidmaatschap, by: Medewerker) -> Overdracht:
    """`naar`, of the team on whose board the household waits, takes it over from today on.

    One takes it oneself; the leader of the team gives it to a colleague. Raises `NotAllowed`.
    """
    policies.check_can_give(overdracht, naar, by)
    came_in = _let_in(overdracht, by)
    row = Overdracht.objects.select_for_update(of=("self",)).get(pk=overdracht.pk)
    policies.check_waits(row)
    casus = casussen.locked(row.casus)
    doelen = casus.doelen.filter(pk__in=row.doelen, uitkomst__isnull=True)
    row.op = today()
    _go_on_there(row, casus, casus.versie, naar, doelen, by)
    if came_in:
        came_in.delete()
    audit.record("overgedragen_aan_team", by=by, huishouden=casus.huishouden, object=row)
    return row


@transaction.atomic
def take_back(*, overdracht: Overdracht, reden: str, by: Medewerker) -> Overdracht:
    """The household waits no more; the team that has it goes on. Raises `NotAllowed`."""
    row = Overdracht.objects.select_for_update(of=("self",)).get(pk=overdracht.pk)
    policies.check_waits(row)
    policies.check_take_back(reden)
    row.teruggenomen_op, row.teruggenomen_omdat = today(), reden.strip()
    row.save(update_fields=["teruggenomen_op", "teruggenomen_omdat"])
    audit.record("overdracht_teruggenomen", by=by, huishouden=row.huishouden_id, object=row)
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


def _let_in(row: Overdracht, by: Medewerker) -> Betrokkenheid | None:
    """Who takes it sees the household from now on: the team has it if `by` leads that, else `by`
    is involved until there is a casus of their own."""
    if leads(by, row.naar_team, today()):
        HuishoudenTeam.objects.get_or_create(huishouden_id=row.huishouden_id, team=row.naar_team)
        return None
    return Betrokkenheid.objects.create(
        huishouden_id=row.huishouden_id, medewerker=by, van=today(), tot=today()
    )


def _go_on_there(
    row: Overdracht,
    casus: Casus,
    versie: int,
    naar: Lidmaatschap,
    doelen: Iterable[Doel],
    by: Medewerker,
) -> None:
    """The casus here closes on the day of `row`, one of `naar` opens, and what runs goes along."""
    there = casussen.open(
        huishouden=casus.huishouden,
        team=naar.team,
        geopend=row.op,
        kader=casus.kader,
        regisseur=naar.medewerker,
        eerder=casus,
        by=by,
    )
    row.naar_casus, row.naar = there, f"{naar.medewerker.naam}, {naar.team.naam}"
    row.save()
    plannen.begin_anew(casus=there, doelen=doelen, op=row.op, by=by)
    _move_what_runs(casus, there, naar.medewerker)
    casussen.close(
        casus=casus,
        versie=versie,
        op=row.op,
        reden=row.reden,
        vervolg=ANDER_TEAM,
        toelichting=f"Overgedragen aan {naar.medewerker.naam}, {naar.team.naam}.",
        by=by,
    )
    casus.betrokkenen.filter(Q(tot__isnull=True) | Q(tot__gt=today())).update(tot=today())
    Persoonskaart.objects.filter(huishouden=casus.huishouden).update(team=naar.team)


def _move_what_runs(van: Casus, naar: Casus, medewerker: Medewerker) -> None:
    """What is not over yet stands with the receiving team. None of it counts in a figure of a team."""
    Veiligheidsafspraak.objects.filter(veiligheid.running(), casus=van).update(casus=naar)
    Meldcode.objects.filter(casus=van, afgerond_op__isnull=True).update(casus=naar)
    Drang.objects.filter(casus=van, gestopt_op__isnull=True).update(casus=naar)
    open_or_running = Q(uitkomst__isnull=True) | Q(uitkomst="toegekend", eind__gte=today())
    Besluit.objects.filter(open_or_running, casus=van).update(casus=naar)
    to_come = Afspraak.objects.filter(casus=van, datum__gte=today(), afgezegd_op__isnull=True)
    to_come.update(casus=naar, medewerker=medewerker)
