"""Make organisation, teams, accounts and what somebody may do where."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction

from wijkzicht.register.audit import actions as audit
from wijkzicht.register.cijfers.actions import mark
from wijkzicht.register.clock import today
from wijkzicht.register.organisatie import policies
from wijkzicht.register.organisatie.models import (
    Afwezigheid,
    Formatie,
    Gebeurtenis,
    Lidmaatschap,
    Medewerker,
    Organisatie,
    Team,
    TeamGemeente,
    Werkdagen,
)
from wijkzicht.rules.errors import NotAllowed


@transaction.atomic
def make_organisation(
    *, naam: str, positionering: str | None = None, by: Medewerker | None
) -> Organisatie:
    """Make the organisation of this installation. `by` is None only at the very first start."""
    organisatie = Organisatie.objects.create(naam=naam, positionering=positionering)
    audit.record("organisatie_gemaakt", by=by, object=organisatie)
    return organisatie


@transaction.atomic
def make_team(
    *,
    organisatie: Organisatie,
    naam: str,
    gemeente_code: str,
    doelgroep: str,
    by: Medewerker,
    model: str | None = None,
    biedt_zelf_hulp: bool | None = None,
    actief_van: date | None = None,
    andere_gemeenten: tuple[str, ...] = (),
) -> Team:
    """Make a team in its municipality, and further ones it works in."""
    team = Team.objects.create(
        organisatie=organisatie,
        naam=naam,
        gemeente_code=gemeente_code,
        doelgroep=doelgroep,
        model=model,
        biedt_zelf_hulp=biedt_zelf_hulp,
        actief_van=actief_van,
    )
    TeamGemeente.objects.bulk_create(
        TeamGemeente(team=team, gemeente_code=c) for c in andere_gemeenten
    )
    mark(team, today())
    audit.record("team_gemaakt", by=by, object=team)
    return team


@transaction.atomic
def change_team(*, team: Team, by: Medewerker, **fields) -> Team:
    """Change what is known of a team. Its past figures keep their key."""
    for field, value in fields.items():
        setattr(team, field, value)
    team.save(update_fields=list(fields))
    mark(team, today())
    audit.record("team_gewijzigd", by=by, object=team)
    return team


@transaction.atomic
def make_medewerker(
    *, naam: str, email: str, by: Medewerker | None, password: str | None = None
) -> Medewerker:
    """Make an account without any right; without password only single sign-on opens it."""
    medewerker = Medewerker.objects.create_user(email, password, naam=naam)
    audit.record("medewerker_gemaakt", by=by, object=medewerker)
    return medewerker


@transaction.atomic
def stop_medewerker(*, medewerker: Medewerker, by: Medewerker) -> None:
    """Close an account at once and end every lidmaatschap today. What they recorded stays."""
    medewerker.is_active = False
    medewerker.save(update_fields=["is_active"])
    for lidmaatschap in Lidmaatschap.objects.filter(medewerker=medewerker, tot__isnull=True):
        end_membership(lidmaatschap=lidmaatschap, tot=max(today(), lidmaatschap.van), by=by)
    audit.record("medewerker_gestopt", by=by, object=medewerker)


@transaction.atomic
def join(
    *,
    medewerker: Medewerker,
    rol: str,
    by: Medewerker | None,
    team: Team | None = None,
    van: date | None = None,
    tot: date | None = None,
) -> Lidmaatschap:
    """Give somebody a role in a team, or (team empty) in the organisation."""
    van = van or today()
    policies.check_can_join(rol, team)
    if tot:
        policies.check_can_end(van, tot)
    lidmaatschap = Lidmaatschap.objects.create(
        medewerker=medewerker, team=team, rol=rol, van=van, tot=tot
    )
    audit.record("lidmaatschap_gegeven", by=by, object=lidmaatschap)
    return lidmaatschap


@transaction.atomic
def end_membership(*, lidmaatschap: Lidmaatschap, tot: date, by: Medewerker) -> Lidmaatschap:
    """End a role; `tot` is the last day it holds."""
    policies.check_can_end(lidmaatschap.van, tot)
    lidmaatschap.tot = tot
    lidmaatschap.save(update_fields=["tot"])
    audit.record("lidmaatschap_beeindigd", by=by, object=lidmaatschap)
    return lidmaatschap


@transaction.atomic
def note_absence(*, medewerker: Medewerker, van: date, tot: date, by: Medewerker) -> Afwezigheid:
    """Somebody is not there in these days, both included."""
    policies.check_can_end(van, tot)
    if tot < today():
        raise NotAllowed("Deze dagen zijn al voorbij. Kies vandaag of later.")
    row = Afwezigheid.objects.create(medewerker=medewerker, van=van, tot=tot)
    audit.record("afwezigheid_vastgelegd", by=by, object=row)
    return row


@transaction.atomic
def remove_absence(*, afwezigheid: Afwezigheid, by: Medewerker) -> None:
    """Somebody is there after all."""
    audit.record("afwezigheid_weggehaald", by=by, object=afwezigheid)
    afwezigheid.delete()


@transaction.atomic
def set_staff(
    *,
    medewerker: Medewerker,
    team: Team,
    functie: str,
    fte: Decimal,
    van: date,
    by: Medewerker,
    skj: bool | None = None,
    tot: date | None = None,
) -> Formatie:
    """Record for how many fte somebody works in a team from `van`.

    The row that was running for the two ends the day before; one of the same day is replaced.
    """
    if tot:
        policies.check_can_end(van, tot)
    running = Formatie.objects.filter(medewerker=medewerker, team=team, tot__isnull=True)
    running.filter(van__lt=van).update(tot=date.fromordinal(van.toordinal() - 1))
    formatie, _ = Formatie.objects.update_or_create(
        medewerker=medewerker,
        team=team,
        van=van,
        defaults={"functie": functie, "skj": skj, "fte": fte, "tot": tot},
    )
    mark(team, van, tot, today())
    audit.record("formatie_vastgelegd", by=by, object=formatie)
    return formatie


@transaction.atomic
def note_event(
    *,
    datum: date,
    soort: str,
    omschrijving: str,
    by: Medewerker,
    team: Team | None = None,
    tot: date | None = None,
    raakt: str = "",
) -> Gebeurtenis:
    """Write down something that changes figures without changing the work, or the work itself.

    The same line twice (a form sent twice) is one line.
    """
    policies.check_has_happened(datum)
    if tot:
        policies.check_can_end(datum, tot)
    gebeurtenis, new = Gebeurtenis.objects.get_or_create(
        datum=datum, tot=tot, soort=soort, omschrijving=omschrijving, team=team, raakt=raakt
    )
    if not new:
        return gebeurtenis
    _mark_touched(gebeurtenis)
    audit.record("gebeurtenis_vastgelegd", by=by, object=gebeurtenis)
    return gebeurtenis


@transaction.atomic
def take_back_event(*, gebeurtenis: Gebeurtenis, by: Medewerker) -> None:
    """Take a line out of the log: it was wrong. The audit keeps who did."""
    _mark_touched(gebeurtenis)
    audit.record("gebeurtenis_teruggenomen", by=by, object=gebeurtenis)
    gebeurtenis.delete()


@transaction.atomic
def set_working_days(*, dagen: Iterable[int], van: date, by: Medewerker) -> Werkdagen:
    """On these days of the week `by` works from `van` on, until it is set anew; 1 is Monday."""
    chosen = sorted(set(dagen))
    policies.check_working_days(chosen)
    row, _made = Werkdagen.objects.update_or_create(
        medewerker=by, van=van, defaults={"dagen": chosen}
    )
    audit.record("werkdagen_gezet", by=by, object=row)
    return row


def _mark_touched(gebeurtenis: Gebeurtenis) -> None:
    for team in [gebeurtenis.team] if gebeurtenis.team else Team.objects.all():
        mark(team, gebeurtenis.datum, gebeurtenis.tot)
